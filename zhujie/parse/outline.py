"""From marks to a tree: levels by order of appearance.

The first style printed in the body is the level of parts; a style not yet open goes one level deeper; a style already
open closes everything below it. A new part closes all, so `(一)` may be the item level in one part and `1.` in the next.
Only the numbers overrule this: a mark that goes on with an open count in another style (`(4)` then `5、`) belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhujie.model import Severity
from zhujie.parse.marks import Mark, Style
from zhujie.parse.tree import Level, Node, Oddity, Place, set_ends

_DEPTH: dict[Level, int] = {"part": 0, "item": 1, "sub-item": 2}
_HAN_STYLES: frozenset[Style] = frozenset({"han", "paren-han", "ordinal"})
_LINE_STYLES: frozenset[Style] = frozenset({"han", "paren-han", "ordinal", "arabic", "paren-arabic", "circled"})


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree of a body: its parts in order, and what was odd in the numbering."""

    parts: tuple[Node, ...]
    oddities: tuple[Oddity, ...]


def grow(places: Iterable[Place], body_start: int, body_end: int) -> Outline:
    """The tree of the places between two offsets. Where the first place is no part, a part without a mark holds it.

    Every node ends where the next one on its level begins, or with the node above it.
    """
    in_order = list(places)
    lost = _lost_style(in_order)
    grower = _Grower(lost)
    first = in_order[0] if in_order else None
    whole = Mark("none", 0, body_start, body_start, body_start)
    if first is None or not (first.level == "part" or _may_be_part(first)):
        grower.add(Place(whole, level="part"))
    elif first.level is None and lost not in ("none", first.mark.style):
        message = "The items from here on belong to a part whose heading is missing"
        grower.oddities.append(Oddity("part-without-heading", first.mark.start, first.mark.end, message))
        grower.add(Place(whole, level="part", kind="measures"))
    for place in in_order:
        grower.add(place)
    _tidy(grower.parts)
    set_ends(grower.parts, body_end)
    return Outline(tuple(grower.parts), tuple(grower.oddities))


def _lost_style(places: Iterable[Place]) -> Style:
    """The style whose first printed number is 2: that of parts whose first has lost its number; else `none`."""
    seen: set[Style] = set()
    for mark in (place.mark for place in places):
        if mark.style in ("han", "ordinal") and mark.style not in seen and mark.number == 2 and not mark.in_line:
            return mark.style
        seen.add(mark.style)
    return "none"


def _may_be_part(place: Place) -> bool:
    """`一是` and lists inside a line never open parts."""
    return place.level is None and place.mark.style in _LINE_STYLES and not place.mark.in_line


def _tidy(nodes: list[Node], depth: int = 0) -> None:
    """Dissolve what is no list after all."""
    for node in nodes:
        node.children = _without_lone_marks(node.children)
        if depth == 0:
            node.children = _one_layout(node.children)
        _tidy(node.children, depth + 1)


def _without_lone_marks(nodes: list[Node]) -> list[Node]:
    """A single `一是` (or in-line `1.`) is no list: its text and what hangs on it go back to the node above."""
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        follower = nodes[index + 1] if index + 1 < len(nodes) else None
        listed = node.mark.number > 1 or (follower and follower.mark.number > 1)
        if node.place.level or listed or not (node.mark.in_line or node.mark.style == "is"):
            kept.append(node)
        else:
            kept.extend(_without_lone_marks(node.children))
    return kept


def _one_layout(nodes: list[Node]) -> list[Node]:
    """Items that begin their lines leave a list inside the introduction of their part what it is: text."""
    if all(node.mark.in_line for node in nodes):
        return nodes
    lined = next(n for n, node in enumerate(nodes) if not node.mark.in_line)
    same = nodes[lined].mark.style == nodes[0].mark.style
    return nodes if same else [node for node in nodes[:lined] if node.place.level] + nodes[lined:]


@dataclass(slots=True)
class _Open:
    """A level that is open: the style of its marks, its last number, its last node."""

    style: Style
    number: int
    node: Node


class _Grower:
    """Takes places in order and hangs each on the tree."""

    def __init__(self, lost_style: Style) -> None:
        self._lost_style = lost_style
        self.parts: list[Node] = []
        self.oddities: list[Oddity] = []
        self._levels: list[_Open] = []
        self._counts: dict[tuple[int, Style], int] = {}

    def add(self, place: Place) -> None:
        """Hang one place on the tree, or drop a number that opens no list."""
        mark = place.mark
        if place.level:
            self._hang(place, min(_DEPTH[place.level], len(self._levels)))
            return
        if not mark.in_line and mark.style != "is":
            self._close_in_line_lists()
        depth = self._depth_of(mark)
        if depth is not None:
            self._hang(place, depth)
        elif mark.number == 1 or not (mark.in_line or mark.style == "is"):
            self._hang(place, len(self._levels))
        elif mark.style == "is":
            self._report("numbering-start", mark, f"The number {mark.number} begins no list; 1 was expected before it")

    def _close_in_line_lists(self) -> None:
        """A mark at the head of a line never stands below a list that runs inside one."""
        for depth, level in enumerate(self._levels):
            if depth and level.node.mark.in_line:
                del self._levels[depth:]
                return

    def _depth_of(self, mark: Mark) -> int | None:
        """The open level a mark belongs to; None when it opens a new one."""
        own = next((d for d, level in enumerate(self._levels) if _same_list(level, mark)), None)
        if own is not None and mark.number in (1, self._levels[own].number + 1):
            return own
        other = self._level_continued_by(mark)
        if other is not None and other != own:
            self._report("numbering-style", mark, "The count goes on in another style")
            return other
        return own

    def _level_continued_by(self, mark: Mark) -> int | None:
        """The deepest open level, when this mark's number is its next but its style is another."""
        depth = len(self._levels) - 1
        if depth < 0 or mark.number < 2 or mark.in_line or mark.style == "is":
            return None
        level = self._levels[depth]
        runs_on = self._counts.get((depth + 1, mark.style)) == mark.number - 1
        # A second part in another style is too likely an item whose first was lost.
        long_enough = depth > 0 or mark.number > 2
        goes_on = level.number == mark.number - 1 and _are_kin(level.style, mark.style)
        return depth if goes_on and long_enough and not runs_on else None

    def _hang(self, place: Place, depth: int) -> None:
        """Make the node at a depth, closing what is deeper."""
        mark = place.mark
        node = Node(place, mark.start, kind=place.kind)
        (self._levels[depth - 1].node.children if depth else self.parts).append(node)
        if depth < len(self._levels):
            level = self._levels[depth]
            self._check_next(mark, level.number)
            level.number = mark.number or level.number + 1
            level.node = node
            del self._levels[depth + 1 :]
        else:
            self._check_first(mark, self._counts.get((depth, mark.style), 0))
            lost = depth == 0 and mark.style == "none" and self._lost_style != "none"
            self._levels.append(_Open(self._lost_style, 1, node) if lost else _Open(mark.style, mark.number, node))
        self._counts[depth, mark.style] = mark.number

    def _check_next(self, mark: Mark, last: int) -> None:
        """Report a number that does not follow the one before."""
        if not mark.number or not last or mark.number == last + 1:
            return
        code = "repeat" if mark.number == last else "gap" if mark.number > last else "restart"
        self._report(f"numbering-{code}", mark, f"The number {mark.number} follows {last}; {last + 1} was expected")

    def _check_first(self, mark: Mark, before: int) -> None:
        """Report a list that does not begin with 1."""
        if mark.number < 2:
            return
        if before == mark.number - 1:
            self._report("numbering-runs-on", mark, f"The count runs on from {before} under another heading", "info")
        else:
            self._report("numbering-start", mark, f"The number {mark.number} begins a list; 1 was expected")

    def _report(self, code: str, mark: Mark, message: str, severity: Severity = "warning") -> None:
        self.oddities.append(Oddity(code, mark.start, mark.end, message, severity))


def _are_kin(one: Style, other: Style) -> bool:
    """Whether two styles count in the same numerals, so that one may stand for the other by a slip."""
    return (one in _HAN_STYLES) == (other in _HAN_STYLES) and {one, other} <= _LINE_STYLES


def _same_list(level: _Open, mark: Mark) -> bool:
    """Whether a mark may go on with an open level: its style, and for lists inside a line their line."""
    if level.style != mark.style:
        return False
    if not mark.in_line or mark.style == "is":
        return True
    last = level.node.mark
    return last.in_line or (last.line_start == mark.line_start and mark.number == level.number + 1)
