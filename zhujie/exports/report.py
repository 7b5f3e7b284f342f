"""`data/report.json`: the parsed report, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterable

from zhujie.exports.figures import figure_json
from zhujie.exports.jsontext import Json
from zhujie.model import Annotated, Finding, Heading, Item, Matter, Part, Report, Sentence, SubItem


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
