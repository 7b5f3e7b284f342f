"""`figures.html`: the table of numbers, the checks on them and the charts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal

from zhujie.model import ClaimKind, Figure, FigureCheck, FigureKind
from zhujie.pages import addresses, words
from zhujie.pages.context import Context
from zhujie.pages.models import (
    Chart,
    CheckLine,
    ClaimGroup,
    Dress,
    FigureGroup,
    FiguresPage,
    Filter,
    Link,
    Page,
    Picture,
    Quote,
)

_CLAUSE_END = re.compile("[,，;；。：:\\n]")
WIDTH, SIDE = 720, 150
"""The whole width of a drawing and the room for words at the end of a bar; the template makes per cent of them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, where it stands and the words at its end."""

    label: str
    value: str
    x: int
    width: int
    anchor: str
    """`end`: its words stand at its left side; `start`: at its right."""
    kind: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars and the zero line."""

    width: int
    zero: int
    bars: tuple[Bar, ...]


def figures(context: Context) -> Page:
    """`figures.html`."""
    page = addresses.FIGURES
    annotated = context.annotated
    shown = [figure for figure in annotated.figures if figure.is_figure]
    cards = tuple(context.figure_card(page, figure) for figure in shown)
    groups: dict[FigureKind, list[Figure]] = defaultdict(list)
    for figure in annotated.figures:
        if not figure.is_figure:
            groups[figure.kind].append(figure)
    others = tuple(
        FigureGroup(words.FIGURE_KIND_NAME[kind], tuple(context.figure_card(page, f) for f in members))
        for kind, members in groups.items()
    )
    kinds = tuple(
        Link(name, "", kind, count=sum(1 for f in shown if f.kind == kind))
        for kind, name in words.FIGURE_KIND_NAME.items()
        if any(f.kind == kind for f in shown)
    )
    by_id = {figure.id: figure for figure in annotated.figures}

    def line_of(check: FigureCheck) -> CheckLine:
        text = check.text.removeprefix("推算：")
        href = context.book.link(page, check.sentence)
        figure = by_id[check.figures[0]]
        about = figure.counted if check.kind == "list" and figure.counted else named(figure)
        return CheckLine(about, text, href, context.book.name(check.sentence))

    checks = tuple(line_of(check) for check in annotated.checks if check.kind != "base")
    derived = tuple(line_of(check) for check in annotated.checks if check.kind == "base")
    charts = tuple(chart for chart in (_changes(shown), *_splits(shown), *_families(context, shown)) if chart)
    columns, codes = tuple(words.FIGURE_COLUMN.items()), tuple(words.FIGURE_KIND_NAME.items())
    claims = _claims(context, page)
    data = FiguresPage(context.about, cards, kinds, others, checks, derived, claims, charts, columns, codes)
    line = (
        f"{context.about.title}中的{len(cards)}个统计数字，逐一列明数值、单位、统计对象和口径，可排序、筛选、下载；"
        "用文字说的数量另列。"
    )
    dress = Dress(
        attributes={card.figure.id: _found_by(card.figure) for card in cards},
        tables={"all": "figures sortable"},
        filter=Filter(
            "筛选数字",
            "统计对象、单位、数值",
            "全部种类",
            tuple((one.name, f"{one.title}（{one.count}）") for one in kinds),
            "all",
        ),
    )
    pictures = tuple(Picture(f"assets/{chart.id}.svg", chart.template, chart) for chart in charts)
    return Page(page, "figures.md", "数字", line, data, dress, pictures)


def _found_by(figure: Figure) -> dict[str, str]:
    """What the filter of the table looks in."""
    words = f"{figure.surface} {figure.counted} {figure.value} {figure.unit}"
    return {"data-category": figure.kind, "data-search": words}


def _claims(context: Context, page: str) -> tuple[ClaimGroup, ...]:
    """Quantities said in words, by kind, each in its clause."""
    groups: dict[ClaimKind, list[tuple[str, Quote]]] = defaultdict(list)
    for claim in context.annotated.claims:
        quote = context.quote(page, claim.sentence, claim.start, claim.end)
        before, after = _CLAUSE_END.split(quote.before)[-1], _CLAUSE_END.split(quote.after)[0]
        groups[claim.kind].append((claim.id, replace(quote, before=before, after=after)))
    return tuple(
        ClaimGroup(name, tuple(groups[kind])) for kind, name in words.CLAIM_KIND_NAME.items() if kind in groups
    )


def named(figure: Figure) -> str:
    """The figure with what it counts: `受理的行政复议申请441宗`."""
    return figure.counted + figure.surface


def _changes(shown: list[Figure]) -> Chart | None:
    """Percentage changes: falls to the left of zero, rises to the right."""
    changes = [f for f in shown if f.kind == "change" and f.value and f.unit == "%" and f.direction]
    if len(changes) < 2:
        return None
    most = max(Decimal(f.value) for f in changes)
    room = (WIDTH - 2 * SIDE) / (2 if any(f.direction == "up" for f in changes) else 1)
    fall_only = all(f.direction == "down" for f in changes)
    zero = WIDTH - SIDE if fall_only else SIDE + int(room)
    bars = []
    for figure in sorted(changes, key=_signed):
        width = max(1, round(float(Decimal(figure.value) / most) * room))
        down = figure.direction == "down"
        sign = "▼降" if down else "▲升"
        bars.append(
            Bar(
                _limited(figure),
                f"{sign}{figure.value}{figure.unit}",
                zero - width if down else zero,
                width,
                "end" if down else "start",
                figure.direction,
            )
        )
    top = sorted(changes, key=_signed)
    title = f"{len(changes)}项增减中{sum(f.direction == 'down' for f in changes)}项下降、"
    title += f"{sum(f.direction == 'up' for f in changes)}项上升"
    rows = tuple((_limited(f), f"{'下降' if f.direction == 'down' else '上升'}{f.value}%", f.comparison) for f in top)
    drawing = BarChart(WIDTH, zero, tuple(bars))
    subtitle = "报告所列增减幅度；各项的比较基期和口径以原句为准，升降本身不表示好坏。"
    return Chart("chart-changes", title, subtitle, "bars.svg", drawing, rows, ("统计对象", "增减", "比较"))


def _signed(figure: Figure) -> Decimal:
    value = Decimal(figure.value)
    return -value if figure.direction == "down" else value


def _splits(shown: list[Figure]) -> list[Chart]:
    """One bar for each whole, cut in proportion to its parts."""
    parts: dict[str, list[Figure]] = defaultdict(list)
    for figure in shown:
        if figure.whole and figure.value:
            parts[figure.whole].append(figure)
    charts = []
    for whole in (f for f in shown if f.id in parts and f.value):
        members = parts[whole.id]
        total = sum(Decimal(f.value) for f in members)
        if not total:
            continue
        x, bars = 0, []
        for place, figure in enumerate(members):
            width = max(2, round(float(Decimal(figure.value) / total) * WIDTH))
            label = figure.counted or figure.surface
            bars.append(
                Bar(
                    label,
                    f"{figure.value}{figure.unit}",
                    x,
                    width,
                    "start" if place == 0 else "end",
                    f"part-{place % 2}",
                )
            )
            x += width
        shares = "、".join(f"{f.counted}{f.value}{f.unit}" for f in members)
        title = f"{whole.counted or whole.surface}{whole.value}{whole.unit}：{shares}"
        rows = tuple((f.counted, f"{f.value}{f.unit}", f"推算占比{_percent(Decimal(f.value), total)}") for f in members)
        drawing = BarChart(WIDTH, 0, tuple(bars))
        charts.append(
            Chart(
                f"chart-{whole.id}",
                title,
                "占比由本站按报告所列数字推算。",
                "split.svg",
                drawing,
                rows,
                ("部分", "数量", "占比"),
            )
        )
    return charts


def _limited(figure: Figure) -> str:
    """What a bar is about, with a period that is not the same for all: `市外迁入人数（新政实施以来）`."""
    since = words.figure_time(figure) if figure.time_base.endswith("以来") else ""
    return (figure.counted or figure.surface) + (f"（{since}）" if since else "")


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{(part / whole * 100).quantize(Decimal('0.1'))}%"


def _families(context: Context, shown: list[Figure]) -> list[Chart]:
    """Counts of one unit listed in one clause (`…5.9万个、…11.07万个`), not parts of a whole: bars from zero."""
    clauses = sorted((c for s in context.report.sentences() for c in s.clauses), key=lambda clause: clause.start)
    starts = [clause.start for clause in clauses]
    clause_of = {
        figure.id: held.id
        for figure in shown
        if starts
        and figure.start >= starts[0]
        and figure.start < (held := clauses[bisect_right(starts, figure.start) - 1]).end
    }
    wholes = {figure.whole for figure in shown}
    families: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in shown:
        if figure.kind == "count" and figure.value and not figure.whole and figure.id not in wholes:
            families[clause_of.get(figure.id, ""), figure.unit].append(figure)
    charts = []
    for (clause, unit), members in families.items():
        if len(members) < 2 or not clause:
            continue
        sentence = members[0].sentence
        most = max(Decimal(f.value) for f in members)
        room = WIDTH - SIDE
        bars = tuple(
            Bar(
                f.counted or f.surface,
                f"{f.value}{unit}",
                0,
                max(1, round(float(Decimal(f.value) / most) * room)),
                "start",
                "count",
            )
            for f in members
        )
        names = "、".join(f"{f.counted}{f.surface}" for f in members)
        rows = tuple((f.counted, f"{f.value}{unit}", words.figure_time(f)) for f in members)
        drawing = BarChart(WIDTH, 0, bars)
        where = context.book.name(sentence)
        cautions = "".join(f"{f.counted or f.surface}：{f.caution}" for f in members if f.caution)
        charts.append(
            Chart(
                f"chart-{clause}",
                names,
                f"见{where}；均为报告所列数字。{cautions}",
                "bars.svg",
                drawing,
                rows,
                ("统计对象", "数量", "时间口径"),
            )
        )
    return charts
