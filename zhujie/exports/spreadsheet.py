"""`data/数字.csv`: the report's figures as a person wants them in a spreadsheet; dates, names and ordinals are left out.

Its headers are the words of the site. Changes stand in a column of their own with their sign, so that no fall is taken
for a value; every row brings its sentence and a link to it. `figures.csv` beside it has every number and the codes a
program wants: one file for both was rejected, since each would read the other's columns past.
"""

from __future__ import annotations

from zhujie.exports.figures import csv_text, derived_words
from zhujie.model import Annotated, Figure
from zhujie.pages import addresses, words
from zhujie.parse.leaves import LeafIndex
from zhujie.text.excerpt import around

SPREADSHEET = "数字.csv"
FIELDS: tuple[tuple[str, str, str], ...] = (
    ("统计对象", "string", "What is counted with what limits it; words in 〔〕 are the editor's."),
    (
        "数值",
        "number",
        "Decimal value, 万 and 亿 multiplied out; empty for a rise or fall and where the text gives none.",
    ),
    ("约数", "string", "The word that makes the number an approximate one (余, 多, 近), as printed."),
    ("单位", "string", "Unit or measure word; of a mean with what it is divided by (宗/月)."),
    ("下限", "number", "Lower bound that a word of the text gives."),
    ("上限", "number", "Upper bound that a word of the text gives."),
    ("增减", "number", "A rise, or with a minus a fall, in 单位 (per cent or number)."),
    ("比较", "string", "Comparison as printed (同比)."),
    ("比较基期", "string", "Period compared with, where the comparison implies one."),
    ("时间", "string", "Period as printed; （据标题） where only a heading says it."),
    ("范围", "string", "Area as printed; （据标题） where only a heading says it."),
    ("说明", "string", "What a reader must not conclude."),
    ("推算", "string", "Values computed by this edition, never reported ones."),
    ("原文字样", "string", "The characters of the source, unit included."),
    ("原句", "string", "The sentence or heading it stands in, verbatim; …… where a very long one is cut."),
    ("位置", "string", "The place in words (举措二·句6)."),
    ("链接", "string", "Address of the sentence; without an address of the site, relative to its home page."),
)
"""Header, Frictionless type and meaning of each column, in order."""


def spreadsheet_csv(annotated: Annotated) -> str:
    """The figures of a report, one a row."""
    book = addresses.AddressBook(annotated.report)
    site = annotated.seed.site_url
    base = f"{site.rstrip('/')}/" if site else ""
    leaves, text = LeafIndex(annotated.report), annotated.report.source.text
    rows = []
    for figure in annotated.figures:
        if figure.is_figure:
            leaf = leaves.at(figure.start)
            place = (
                "".join(around(text, leaf.start, leaf.end, figure.start, figure.end)),
                book.name(figure.sentence),
                base + book.link(addresses.HOME, figure.sentence),
            )
            rows.append((*_row(figure), *place))
    return csv_text(FIELDS, rows)


def _row(figure: Figure) -> tuple[str, ...]:
    """What a figure says, up to its own characters."""
    sign = {"up": "", "down": "-"}[figure.direction] if figure.kind == "change" and figure.direction else None
    value, lower, upper = figure.value, figure.lower, figure.upper
    if sign == "-":
        lower, upper = (f"-{limit}" if limit else "" for limit in (upper, lower))
    return (
        figure.counted,
        value if sign is None else "",
        figure.approx,
        figure.unit,
        lower,
        upper,
        sign + value if sign is not None and value else "",
        figure.comparison,
        figure.base,
        words.figure_time(figure),
        words.figure_scope(figure),
        figure.caution,
        derived_words(figure),
        figure.surface,
    )
