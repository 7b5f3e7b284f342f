"""The picture 问题 → 计划 → 举措: a column of boxes a kind, a curve for each pair of items that relations join."""

from __future__ import annotations

from collections import Counter

from zhujie.model import Item, Kind
from zhujie.pages import addresses, words
from zhujie.pages.context import Context
from zhujie.pages.models import Flow, FlowBox, FlowLine

COLUMNS: tuple[Kind, ...] = ("problems", "plans", "measures")
WIDTH, BOX_WIDTH, BOX_HEIGHT, GAP, HEAD = 760, 196, 40, 14, 34
"""In units of the view box: the drawing scales with the page."""


def draw_flow(context: Context, page: str) -> Flow:
    """Boxes and curves; a problem or plan that nothing is related to is an open end."""
    columns = [[item for item in context.report.items() if item.kind == kind] for kind in COLUMNS]
    tallest = max((len(column) for column in columns), default=0)
    height = HEAD + max(tallest, 1) * (BOX_HEIGHT + GAP)
    step = (WIDTH - BOX_WIDTH) // (len(COLUMNS) - 1)
    pairs: Counter[tuple[str, str, str]] = Counter()
    for relation in context.annotated.relations:
        source, target = context.book.item(relation.source.at), context.book.item(relation.target.at)
        if source and target:
            pairs[source.id, target.id, relation.kind] += 1
    joined = {end for source, target, _ in pairs for end in (source, target)}
    boxes: dict[str, FlowBox] = {}
    owner: dict[str, Item] = {}
    for place, column in enumerate(columns):
        room = height - HEAD
        pitch = room / max(len(column), 1)
        for row, item in enumerate(column):
            y = round(HEAD + pitch * row + (pitch - BOX_HEIGHT) / 2)
            href = addresses.link(page, addresses.item_page(item))
            name = words.item_name(item)
            boxes[item.id] = FlowBox(
                item.id, item.kind, name, short(item.title), href, place * step, y, item.id not in joined
            )
            owner[item.id] = item
    lines, rows = [], []
    for (source, target, kind), count in pairs.items():
        if source not in boxes or target not in boxes:
            continue
        lines.append(FlowLine(source, target, _curve(boxes[source], boxes[target]), count, kind))
        rows.append(
            (
                f"{words.item_name(owner[source])} {owner[source].title}",
                f"{kind}（{count}处）",
                f"{words.item_name(owner[target])} {owner[target].title}",
            )
        )
    heads = tuple((words.KIND_NAME[kind], place * step) for place, kind in enumerate(COLUMNS))
    return Flow(WIDTH, height, BOX_WIDTH, BOX_HEIGHT, heads, tuple(boxes.values()), tuple(lines), tuple(rows))


def short(title: str, most: int = 13) -> str:
    """A title that fits a box; cut ones end in an ellipsis."""
    return title if len(title) <= most else title[: most - 1] + "…"


def _curve(a: FlowBox, b: FlowBox) -> str:
    """A cubic curve from the facing side of one box to that of the other."""
    left, right = (a, b) if a.x < b.x else (b, a)
    x1, y1 = left.x + BOX_WIDTH, left.y + BOX_HEIGHT // 2
    x2, y2 = right.x, right.y + BOX_HEIGHT // 2
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
