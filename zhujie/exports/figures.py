"""`data/figures.json` and `figures.csv`: every number of the text, figure or not, and the quantities said in words."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable

from zhujie.exports.jsontext import Json
from zhujie.model import Annotated, Derived, Figure

FIGURE_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("id", "string", "Stable id of the number in its report."),
    ("surface", "string", "The characters of the source, unit included."),
    ("value", "number", "Decimal value, 万 and 亿 multiplied out; empty where the text gives none."),
    ("unit", "string", "Unit or measure word as printed; of a mean with what it is divided by (宗/月)."),
    ("kind", "string", "count, amount, rate, change, level, rank, part, list-length, date, name, ordinal, zero-word."),
    ("approx", "string", "Approximating word as printed; empty when exact."),
    ("lower", "number", "Lower bound that the approximating word gives."),
    ("upper", "number", "Upper bound that the approximating word gives."),
    ("direction", "string", "up or down; empty when the text states none."),
    ("comparison", "string", "Base of comparison as printed (同比)."),
    ("base", "string", "Period compared with, where the comparison implies one: 上年同期, or 2019年 beside 2020年."),
    ("action", "string", "Verb phrase that limits what is counted, literal (受理, 通过大数据手段抓获)."),
    ("subject", "string", "What is counted, literal from the text; words in 〔〕 are the editor's."),
    ("time_base", "string", "Period as printed (年内, 12月份以来)."),
    ("time_base_from", "string", "heading where only a heading above names the period; else empty."),
    ("scope", "string", "Area as printed (全市)."),
    ("scope_from", "string", "heading where only a heading above names the area; else empty."),
    ("whole", "string", "For a part of a whole, the id of the whole."),
    ("sentence", "string", "Id of the sentence or heading."),
    ("start", "integer", "First code point in report.txt, from 0."),
    ("end", "integer", "Code point after the last."),
    ("caution", "string", "What a reader must not conclude."),
    ("derived", "string", "Values computed by this edition (推算), never reported ones."),
)
"""Name, Frictionless type and meaning of each column of `figures.csv`, in order."""

NUMBERS = frozenset(("number", "integer"))
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
"""What some spreadsheet takes for the beginning of a formula, at either width. `%` and `|` begin none: units stay units."""


def figure_json(figure: Figure) -> Json:
    """One number as JSON; `derived` stays a list."""
    shown: Json = {name: getattr(figure, name) for name, _, _ in FIGURE_FIELDS if name != "derived"}
    shown["derived"] = [{"what": d.what, "lower": d.lower, "upper": d.upper, "how": d.how} for d in figure.derived]
    return shown


def figures_json(annotated: Annotated) -> Json:
    """`data/figures.json`: every number of the text, the checks on them, and the quantities said in words."""
    return {
        "slug": annotated.seed.slug,
        "figures": [figure_json(figure) for figure in annotated.figures],
        "checks": [
            {"kind": c.kind, "figures": list(c.figures), "ok": c.ok, "sentence": c.sentence, "text": c.text}
            for c in annotated.checks
        ],
        "claims": [
            {name: getattr(claim, name) for name in ("id", "surface", "kind", "start", "end", "sentence")}
            for claim in annotated.claims
        ],
    }


def figures_csv(annotated: Annotated) -> str:
    """`data/figures.csv`: every number of the text in a row."""
    rows = ([_value(figure, name) for name, _, _ in FIGURE_FIELDS] for figure in annotated.figures)
    return csv_text(FIGURE_FIELDS, rows)


def _value(figure: Figure, name: str) -> object:
    return derived_words(figure) if name == "derived" else getattr(figure, name)


def derived_words(figure: Figure) -> str:
    """What this edition computed of a figure, and that it did."""
    return "；".join(f"推算：{d.what}{_span(d)}（{d.how}）" for d in figure.derived)


def csv_text(fields: Iterable[tuple[str, str, str]], rows: Iterable[Iterable[object]]) -> str:
    """A table: UTF-8 with a byte order mark, which spreadsheets need to read Chinese; CRLF as RFC 4180."""
    fields = tuple(fields)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(name for name, _, _ in fields)
    for row in rows:
        writer.writerow(cell(value, type_) for value, (_, type_, _) in zip(row, fields, strict=True))
    return "\ufeff" + out.getvalue()


def _span(derived: Derived) -> str:
    """One value, or both ends of an interval."""
    return derived.lower if derived.lower == derived.upper else f"{derived.lower}—{derived.upper}"


def cell(value: object, type_: str = "string") -> str:
    """A cell that a spreadsheet takes as data.

    A number in a column of numbers stays a number, sign and all. Any other cell that begins with a formula's sign, be
    it after blanks and invisible characters, which some programs skip, is set behind an apostrophe.
    """
    text = str(value)
    if type_ in NUMBERS and PLAIN_NUMBER.fullmatch(text):
        return text
    first = next((one for one in text if unicodedata.category(one)[0] not in "CZ"), "")
    control = unicodedata.category(text[:1] or "a") == "Cc"
    return "'" + text if first in FORMULA_SIGNS or control else text
