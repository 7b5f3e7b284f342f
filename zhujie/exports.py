"""The data beside the pages: what a program, a reporter's spreadsheet or another site takes from here.

Each function returns plain values ready for JSON; nothing is written here. Texts are the source's characters, offsets
are code points into `report.txt`. The shapes are documented in the README and kept by tests.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from zhujie.memo import Keep, make_anew
from zhujie.model import (
    ITEM_PREFIX,
    Annotated,
    End,
    Figure,
    Finding,
    Heading,
    Item,
    Matter,
    Part,
    Report,
    ReportSeed,
    Sentence,
    SubItem,
    Term,
)
from zhujie.pages import words
from zhujie.pages.head import heads
from zhujie.pages.models import Page
from zhujie.search import INDEX_PATH, search_script

Json = dict[str, Any]


def dump(value: Any) -> str:
    """JSON as published: Chinese as Chinese, keys in the order given, a line for each record of a list.

    So a change in the text is a line in the difference; a longer record is opened once more. (`indent` would do the
    same ten times slower: it leaves the C encoder.)
    """
    return _lines(value, "") + "\n"


def _lines(value: Any, margin: str) -> str:
    """Lists and dicts over several lines while they hold lists of records; anything smaller on one."""
    inner = margin + " "
    if isinstance(value, dict) and any(_is_long(one) for one in value.values()):
        rows = [f"{json.dumps(key, ensure_ascii=False)}: {_lines(one, inner)}" for key, one in value.items()]
        return "{\n" + ",\n".join(inner + row for row in rows) + "\n" + margin + "}"
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return "[\n" + ",\n".join(inner + _lines(one, inner) for one in value) + "\n" + margin + "]"
    return json.dumps(value, ensure_ascii=False)


def _is_long(value: Any) -> bool:
    """A list of records, or a dict that holds one."""
    if isinstance(value, list):
        return any(isinstance(one, dict) for one in value)
    return isinstance(value, dict) and any(_is_long(one) for one in value.values())


# --- the report -------------------------------------------------------------------------------------------------------


def report_json(report: Report, findings: Iterable[Finding] = ()) -> Json:
    """The parsed report: `preamble`, `parts`, `closing`, `findings`; every leaf is a sentence or a heading."""
    return {
        "preamble": _matter(report.preamble),
        "parts": [_part(part) for part in report.parts],
        "closing": _matter(report.closing),
        "findings": [_finding(finding) for finding in (*report.findings, *findings)],
    }


def published_report(annotated: Annotated) -> Json:
    """`data/report.json`: the parsed report with what is known about it."""
    seed = annotated.seed
    known = {"slug": seed.slug, "organ": seed.organ, "year": seed.year, "sha256": annotated.report.source.sha256}
    return {**known, "figures": [figure_json(f) for f in annotated.figures], **report_json(annotated.report)}


def _matter(matter: Matter) -> Json:
    return {
        "start": matter.start,
        "end": matter.end,
        "title": matter.title,
        "addressee": matter.addressee,
        "lines": [
            {"role": line.role, "start": line.start, "end": line.end, "sentences": list(line.sentences)}
            for line in matter.lines
        ],
        "sentences": [_sentence(sentence) for sentence in matter.sentences],
    }


def _part(part: Part) -> Json:
    return {
        "id": part.id,
        "kind": part.kind,
        "label": part.label,
        "title": part.title,
        "start": part.start,
        "end": part.end,
        "heading": _heading(part.heading, part.id),
        "introduction": [_sentence(sentence) for sentence in part.introduction],
        "items": [_item(item) for item in part.items],
    }


def _item(item: Item) -> Json:
    return {
        "id": item.id,
        "kind": item.kind,
        "number": item.number,
        "label": item.label,
        "title": item.title,
        "start": item.start,
        "end": item.end,
        "heading": _heading(item.heading, item.id),
        "introduction": list(item.introduction),
        "topics": [
            {
                "id": topic.id,
                "title": topic.title,
                "quote": topic.quote,
                "start": topic.start,
                "end": topic.end,
                "sentences": list(topic.sentences),
            }
            for topic in item.topics
        ],
        "items": [_sub_item(sub) for sub in item.items],
        "sentences": [_sentence(sentence) for sentence in item.sentences],
    }


def _sub_item(sub: SubItem) -> Json:
    return {
        "id": sub.id,
        "number": sub.number,
        "label": sub.label,
        "title": sub.title,
        "start": sub.start,
        "end": sub.end,
        "heading": _heading(sub.heading, sub.id),
        "sentences": list(sub.sentences),
        "items": [_sub_item(deeper) for deeper in sub.items],
    }


def _heading(heading: Heading | None, node: str) -> Json | None:
    if heading is None:
        return None
    return {"id": node, "text": heading.text, "start": heading.start, "end": heading.end}


def _sentence(sentence: Sentence) -> Json:
    shown: Json = {"id": sentence.id, "text": sentence.text, "start": sentence.start, "end": sentence.end}
    if len(sentence.clauses) > 1:
        shown["clauses"] = [{"id": c.id, "text": c.text, "start": c.start, "end": c.end} for c in sentence.clauses]
    return shown


def _finding(finding: Finding) -> Json:
    return {
        "severity": finding.severity,
        "code": finding.code,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "advice": finding.advice,
        "quote": finding.quote,
    }


# --- figures ----------------------------------------------------------------------------------------------------------

FIGURE_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("id", "string", "Stable id of the number in its report."),
    ("surface", "string", "The characters of the source, unit included."),
    ("value", "number", "Decimal value, 万 and 亿 multiplied out; empty where the text gives no value."),
    ("unit", "string", "Unit or measure word as printed."),
    ("kind", "string", "count, amount, rate, change, level, rank, part, list-length, date, name, ordinal, zero-word."),
    ("approx", "string", "Approximating word as printed; empty when exact."),
    ("lower", "number", "Lower bound that the approximating word gives."),
    ("upper", "number", "Upper bound that the approximating word gives."),
    ("direction", "string", "up or down; empty when the text states none."),
    ("comparison", "string", "Base of comparison as printed (同比)."),
    ("measures", "string", "What is counted, literal from the text."),
    ("time_base", "string", "Period as printed (年内, 12月份以来)."),
    ("scope", "string", "Area as printed (全市)."),
    ("whole", "string", "For a part of a whole, the id of the whole."),
    ("sentence", "string", "Id of the sentence or heading."),
    ("start", "integer", "First code point in report.txt, from 0."),
    ("end", "integer", "Code point after the last."),
    ("caution", "string", "What a reader must not conclude."),
    ("derived", "string", "Values computed by this edition (推算), never reported ones."),
)
"""Name, Frictionless type and meaning of each column of `figures.csv`, in order."""


def figure_json(figure: Figure) -> Json:
    """One number as JSON; `derived` stays a list."""
    shown: Json = {name: getattr(figure, name) for name, _, _ in FIGURE_FIELDS if name != "derived"}
    shown["derived"] = [{"what": d.what, "lower": d.lower, "upper": d.upper, "how": d.how} for d in figure.derived]
    return shown


def figures_json(annotated: Annotated) -> Json:
    """`data/figures.json`: every number of the report, figures or not, and the checks on them."""
    return {
        "slug": annotated.seed.slug,
        "figures": [figure_json(figure) for figure in annotated.figures],
        "checks": [
            {"kind": c.kind, "figures": list(c.figures), "ok": c.ok, "sentence": c.sentence, "text": c.text}
            for c in annotated.checks
        ],
    }


def figures_csv(annotated: Annotated) -> str:
    """`data/figures.csv`: UTF-8 with a byte order mark, which spreadsheets need to read Chinese; CRLF as RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(name for name, _, _ in FIGURE_FIELDS)
    for figure in annotated.figures:
        row = [getattr(figure, name) for name, _, _ in FIGURE_FIELDS[:-1]]
        derived = "；".join(f"{d.what} {d.lower}—{d.upper}（{d.how}）" for d in figure.derived)
        writer.writerow([*map(_cell, row), _cell(derived)])
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> str:
    """A cell that a spreadsheet takes as data: text of a report that begins like a formula is set behind an apostrophe."""
    cell = str(value)
    return "'" + cell if cell[:1] in ("=", "+", "@", "\t") else cell


def data_package(annotated: Annotated) -> Json:
    """`data/datapackage.json`: Frictionless Data Package description of `figures.csv`."""
    seed = annotated.seed
    return {
        "profile": "tabular-data-package",
        "name": f"{seed.slug}-figures",
        "title": f"{seed.organ}{seed.year}年法治政府建设年度报告中的数字",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "figures",
                "path": "figures.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": name, "type": type_, "description": meaning} for name, type_, meaning in FIGURE_FIELDS
                    ],
                    "primaryKey": "id",
                    "missingValues": [""],
                },
            }
        ],
    }


# --- glossary and relations -------------------------------------------------------------------------------------------


def glossary_json(annotated: Annotated) -> Json:
    """`data/glossary.json`: every term this report uses, with the places it stands in."""
    used: dict[str, list[Json]] = {}
    for o in annotated.occurrences:
        place = {"sentence": o.node, "form": o.form, "start": o.start, "end": o.end}
        used.setdefault(o.term, []).append(place)
    return {
        "slug": annotated.seed.slug,
        "terms": [_term(t, used.get(t.id, [])) for t in annotated.terms if t.id in used or t.keep],
    }


def _term(term: Term, used: list[Json]) -> Json:
    return {
        "id": term.id,
        "headword": term.headword,
        "forms": list(term.forms),
        "aliases": list(term.aliases),
        "pinyin": term.pinyin,
        "english": term.english,
        "category": term.category,
        "definition": term.definition,
        "note": term.note,
        "basis": [{"title": b.title, "number": b.number, "issuer": b.issuer, "date": b.date} for b in term.basis],
        "sources": [
            {"title": s.title, "publisher": s.publisher, "url": s.url, "kind": s.kind, "date": s.date}
            for s in term.sources
        ],
        "status": term.status,
        "confidence": term.confidence,
        "caution": term.caution,
        "later": term.later,
        "see": list(term.see),
        "occurrences": used,
    }


def relations_json(annotated: Annotated) -> Json:
    """`data/relations.json`: relations, readings, and holes (places for which no counterpart was recorded)."""
    return {
        "slug": annotated.seed.slug,
        "relations": [
            {
                "id": r.id,
                "kind": r.kind,
                "source": _end(r.source),
                "target": _end(r.target),
                "basis": r.basis,
                "shared": list(r.shared),
                "confidence": r.confidence,
                "reason": r.reason,
            }
            for r in annotated.relations
        ],
        "readings": [
            {"id": r.id, "first": _end(r.first), "second": _end(r.second), "sentence": r.sentence}
            for r in annotated.readings
        ],
        "holes": [{"at": h.at, "missing": h.missing, "text": h.text} for h in annotated.holes],
    }


def _end(end: End) -> Json:
    return {"at": end.at, "quote": end.quote, "start": end.start, "end": end.end}


# --- what the host needs ----------------------------------------------------------------------------------------------


def site_facts(annotated: Annotated, pages: Iterable[Page]) -> Json:
    """`docs/.edition.json`: names and navigation, read by the host when it renders `docs/`. Not published."""
    seed: ReportSeed = annotated.seed
    pages = tuple(pages)
    about = pages[0].data.about  # type: ignore[attr-defined]
    nav: list[Any] = []
    folders: dict[str, list[Any]] = {}
    for page in pages:
        path = page.path.removesuffix(".html") + ".md"
        folder = path.rpartition("/")[0]
        if not folder:
            nav.append({page.title: path})
        elif path.endswith("/index.md"):
            folders[folder] = [path]
            nav.append({page.title: folders[folder]})
        else:
            folders[folder].append({page.title: path})
    return {
        "site_name": about.site_name,
        "site_url": seed.site_url,
        "title": about.title,
        "titled_by_us": about.titled_by_us,
        "names": {prefix: words.KIND_NAME[kind] for kind, prefix in ITEM_PREFIX.items()},
        "organ": seed.organ,
        "year": seed.year,
        "slug": seed.slug,
        "published": seed.published,
        "source_url": seed.source_url,
        "tags": dict(seed.tags),
        "nav": nav,
    }


def exports(annotated: Annotated, pages: Iterable[Page], keep: Keep = make_anew) -> dict[str, str]:
    """Every data file by its path below `docs/`."""
    return {
        ".edition.json": dump(site_facts(annotated, pages)),
        ".head.json": dump(heads(annotated, pages)),
        "data/report.json": dump(published_report(annotated)),
        "data/glossary.json": dump(glossary_json(annotated)),
        "data/relations.json": dump(relations_json(annotated)),
        "data/figures.json": dump(figures_json(annotated)),
        "data/figures.csv": figures_csv(annotated),
        "data/datapackage.json": dump(data_package(annotated)),
        INDEX_PATH: search_script(annotated, pages, keep),
    }
