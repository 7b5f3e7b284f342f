"""`build.py inspect`: what the parser understood of any text, as a tree for people or as JSON for programs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from zhujie.exports.figures import figure_json
from zhujie.exports.jsontext import dump
from zhujie.exports.report import report_json
from zhujie.figures import check_figures, find_figures
from zhujie.model import Figure, FigureCheck, Finding, Item, Report, SubItem
from zhujie.model.characters import visible
from zhujie.parse import parse
from zhujie.seeds import load_seeds
from zhujie.source import read_source


def inspect_file(root: Path, file: Path, as_json: bool) -> str:
    """The report in `file` as text. With the seeds of its folder when it is the report.txt of one. Raises Fault."""
    source, notices = read_source(file, str(file))
    folder = Path(os.path.realpath(file)).parent
    seeded = str(folder.parent) == os.path.realpath(root / "seeds") and os.path.isfile(folder / "report.yml")
    seeds = load_seeds(root, folder.name) if seeded else None
    report = parse(source, seeds.report if seeds else None)
    figures, found = find_figures(report, seeds.figure_overrides if seeds else ())
    findings = (*notices, *found)
    checks = check_figures(report, figures)
    if as_json:
        return dump({**report_json(report, findings), "figures": [figure_json(figure) for figure in figures]})
    return "".join(visible(line) + "\n" for line in _tree(report, figures, checks, (*report.findings, *findings)))


def _tree(
    report: Report, figures: tuple[Figure, ...], checks: tuple[FigureCheck, ...], findings: tuple[Finding, ...]
) -> Iterator[str]:
    source = report.source
    yield f"{source.path}  {len(source.text)} characters, {source.encoding}, sha256 {source.sha256[:12]}…"
    if report.preamble.sentences:
        yield f"preamble  {_size(len(report.preamble.sentences))}"
        for sentence in report.preamble.sentences:
            yield f"  {sentence.id:<14} {sentence.start:>6}-{sentence.end:<6} {_short(sentence.text)}"
    for part in report.parts:
        yield f"{part.id}  [{part.kind}] {part.label}{part.title}  {len(part.items)} items"
        for sentence in part.introduction:
            yield f"  {sentence.id:<14} {sentence.start:>6}-{sentence.end:<6} {_short(sentence.text)}"
        for item in part.items:
            yield from _item(item)
    for sentence in report.closing.sentences:
        yield f"closing  {sentence.id} {_short(sentence.text)}"
    kinds = Counter(figure.kind for figure in figures)
    yield "numbers  " + (", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "none")
    for check in checks:
        yield f"  check    {check.sentence}: {check.text}"
    yield f"findings  {len(findings) or 'none'}"
    for finding in findings:
        yield f"  {finding}"


def _item(item: Item) -> Iterator[str]:
    yield f"  {item.id}  {item.label}{item.title}  {_size(len(item.sentences))}"
    topics = {topic.sentences[0]: topic for topic in item.topics if topic.sentences}
    subs = {sub.sentences[0]: (sub, depth) for sub, depth in _subs(item.items, 0) if sub.sentences}
    for sentence in item.sentences:
        if sentence.id in topics:
            yield f"    · {topics[sentence.id].title}"
        if sentence.id in subs:
            sub, depth = subs[sentence.id]
            yield f"    {'  ' * depth}{sub.id}  {sub.label}{_short(sub.title)}"
        yield f"      {sentence.id:<14} {sentence.start:>6}-{sentence.end:<6} {_short(sentence.text)}"


def _subs(items: tuple[SubItem, ...], depth: int) -> Iterator[tuple[SubItem, int]]:
    for sub in items:
        yield sub, depth
        yield from _subs(sub.items, depth + 1)


def _size(count: int) -> str:
    return f"{count} sentence{'s' if count != 1 else ''}"


def _short(text: str, most: int = 44) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
