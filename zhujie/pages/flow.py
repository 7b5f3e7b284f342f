"""The picture 问题 → 计划 → 举措: a column of boxes a kind, a curve for each pair of items that relations join."""

from __future__ import annotations

from collections import Counter

from zhujie.model import Item, Kind
from zhujie.pages import addresses, words
from zhujie.pages.context import Context
from zhujie.pages.models import Flow, FlowBox, FlowLine

COLUMNS: tuple[Kind, ...] = ("problems", "plans", "measures")
WIDTH, BOX_WIDTH, BOX_HEIGHT, GAP, HEAD = 760, 208, 42, 12, 26
"""In units of the view box: the drawing scales with the page."""
STUB = 20
"""Length of an open end."""
HOLE = "hole"
"""Kind of a line that leads nowhere: part of the item has no counterpart in the text."""

Pairs = Counter[tuple[str, str, str]]
"""How many relations join two items, by (source, target, kind)."""


def draw_flow(context: Context, page: str) -> Flow:
    """Boxes, a curve for each pair that relations join, and an open end for each item with holes."""
    columns = [[item for item in context.report.items() if item.kind == kind] for kind in COLUMNS]
    tallest = max((len(column) for column in columns), default=0)
    height = HEAD + max(tallest, 1) * (BOX_HEIGHT + GAP)
    pairs, holes = _pairs(context), _holes(context)
    joined = {end for source, target, _ in pairs for end in (source, target)}
    boxes: dict[str, FlowBox] = {}
    for place, column in enumerate(columns):
        pitch = (height - HEAD) / max(len(column), 1)
        for row, item in enumerate(column):
            y = round(HEAD + pitch * row + (pitch - BOX_HEIGHT) / 2)
            boxes[item.id] = _box(item, page, place * _step(), y, item.id not in joined)
    lines = [
        FlowLine(source, target, _curve(boxes[source], boxes[target]), count, kind)
        for (source, target, kind), count in pairs.items()
        if source in boxes and target in boxes
    ]
    lines += [FlowLine(at, "", _stub(boxes[at]), count, HOLE) for at, count in holes.items() if at in boxes]
    heads = tuple((words.KIND_NAME[kind], place * _step()) for place, kind in enumerate(COLUMNS))
    rows = _rows(context, pairs)
    return Flow(WIDTH, height, BOX_WIDTH, BOX_HEIGHT, heads, tuple(boxes.values()), tuple(lines), rows)


def _step() -> int:
    """From the left side of one column to that of the next."""
    return (WIDTH - BOX_WIDTH) // (len(COLUMNS) - 1)


def _pairs(context: Context) -> Pairs:
    """Relations gathered by the items they join."""
    pairs: Pairs = Counter()
    for relation in context.annotated.relations:
        source, target = context.book.item(relation.source.at), context.book.item(relation.target.at)
        if source and target:
            pairs[source.id, target.id, relation.kind] += 1
    return pairs


def _holes(context: Context) -> Counter[str]:
    """Holes between problems and plans by item; the others are told in words, below."""
    found = (context.book.item(hole.at) for hole in context.annotated.holes if hole.missing == "回应")
    return Counter(item.id for item in found if item)


def _rows(context: Context, pairs: Pairs) -> tuple[tuple[str, str, str], ...]:
    """The picture in words, and every hole, of which the picture draws those between problems and plans."""
    name = {item.id: f"{words.item_name(item)} {item.title}" for item in context.report.items()}
    rows = [(name[source], f"对应（{count}处）", name[target]) for (source, target, _), count in pairs.items()]
    holes = Counter((context.book.item(hole.at), hole.text) for hole in context.annotated.holes)
    rows += [(name[item.id], "", f"{text}（{count}处）") for (item, text), count in holes.items() if item]
    return tuple(rows)


def _box(item: Item, page: str, x: int, y: int, is_open: bool) -> FlowBox:
    href = addresses.link(page, addresses.item_page(item))
    return FlowBox(item.id, item.kind, words.item_name(item), short(item.title), href, x, y, is_open)


def short(title: str, most: int = 14) -> str:
    """A title that fits a box; cut ones end in an ellipsis."""
    return title if len(title) <= most else title[: most - 1] + "…"


def _curve(a: FlowBox, b: FlowBox) -> str:
    """A cubic curve from the facing side of one box to that of the other."""
    left, right = (a, b) if a.x < b.x else (b, a)
    x1, y1 = left.x + BOX_WIDTH, left.y + BOX_HEIGHT // 2
    x2, y2 = right.x, right.y + BOX_HEIGHT // 2
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


def _stub(box: FlowBox) -> str:
    """A short line that ends in an open circle: to the right of a problem, to the left of a plan."""
    right = box.kind == "problems"
    x, y = box.x + (BOX_WIDTH if right else 0), box.y + BOX_HEIGHT - 9
    way = 1 if right else -1
    end = x + way * STUB
    return f"M{x} {y}H{end}m0 0a4 4 0 1 {0 if right else 1} {way * 8} 0a4 4 0 1 {0 if right else 1} {-way * 8} 0"
