"""Items that no enumerator marks: problems told area by area, and plans that follow problems in one part.

`治安防范方面,…。办案场所建设方面,…。` is a list only when two or more sentences open with an area: one alone is prose.
"""

from __future__ import annotations

from zhujie.model import Kind
from zhujie.parse.build import Dressed
from zhujie.parse.kinds import Verdict, area_span, classify, opens_plans
from zhujie.parse.marks import Mark
from zhujie.parse.sentences import Span
from zhujie.parse.tree import Node, Place, set_ends
from zhujie.parse.width import fold


def divide(folded: str, dressed: Dressed, verdict: Verdict, year: int, blocked: frozenset[int]) -> bool:
    """Give a part the items its words show; True when its node was changed.

    `blocked` holds the offsets where a person has said that nothing begins.
    """
    node, spans = dressed.node, tuple(dressed.spans())
    before = (list(node.children), [(child.begin, child.kind) for child in node.children])
    turn = None
    if verdict.mixed:
        _name_kinds(dressed, year)
        if verdict.kind == "problems":
            turn = next((a for a, b in spans[1:] if a not in blocked and opens_plans(folded[a:b], year)), None)
    if verdict.kind == "problems" and not node.children:
        problems = tuple(span for span in spans if turn is None or span[0] < turn)
        node.children = _areas(folded, problems, blocked)
        if turn is not None and not node.children:
            node.children = [_node_at(problems[0][0])]
    if turn is not None:
        _turn_to_plans(node, turn)
    set_ends(node.children, node.end)
    return before != (node.children, [(child.begin, child.kind) for child in node.children])


def _name_kinds(dressed: Dressed, year: int) -> None:
    """In a part of problems and plans, an item's own heading says which it is."""
    for child in dressed.children:
        own = classify(fold(child.title), year)
        if child.heading and child.node.kind is None and own.named and own.kind in ("problems", "plans"):
            child.node.kind = own.kind


def _areas(folded: str, spans: tuple[Span, ...], blocked: frozenset[int]) -> list[Node]:
    """An item for every sentence that names an area; none when fewer than two do."""
    starts = [start for start, end in spans if start not in blocked and area_span(folded, start, end)]
    return [_node_at(start) for start in starts] if len(starts) > 1 else []


def _turn_to_plans(node: Node, turn: int) -> None:
    """All items from an offset on are plans; the sentences that lead to the first of them are its own."""
    later = [child for child in node.children if child.begin >= turn]
    for child in later:
        child.kind = child.kind or "plans"
    if not later:
        plans = _node_at(turn, "plans")
        plans.children = _cut_below(node.children, turn)
        node.children.append(plans)
    elif later[0].mark.in_line:
        _cut_below([child for child in node.children if child.begin < turn], turn)
        later[0].begin = turn


def _cut_below(nodes: list[Node], turn: int) -> list[Node]:
    """Take what begins from an offset on out of the sub-items of all nodes, and return it."""
    taken: list[Node] = []
    for node in nodes:
        taken.extend(child for child in node.children if child.begin >= turn)
        node.children = [child for child in node.children if child.begin < turn]
        taken.extend(_cut_below(node.children, turn))
    return taken


def _node_at(start: int, kind: Kind | None = None) -> Node:
    """An item without an enumerator."""
    return Node(Place(Mark("none", 0, start, start, start), level="item"), start, kind=kind)
