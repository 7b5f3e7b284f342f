"""The whole story, from a report's text to the site and the zip.

`compose` is the part that only thinks: text and seeds in, every file of `docs/` out, laws checked. `publish_edition`
is the part that writes. Nothing is written while a law is broken.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from zhujie.annotate import annotate
from zhujie.bytecode import KeptTemplates
from zhujie.check import check_glossary, check_links, check_source, check_text
from zhujie.exports import exports
from zhujie.host import build_site
from zhujie.memo import Memo, make_anew
from zhujie.model import Annotated, Fault, Finding
from zhujie.pages import lay_out
from zhujie.parse import parse
from zhujie.parse.width import fold
from zhujie.publish import DocsChange, Outputs, closed_to_others, plan_docs, publish
from zhujie.render import render
from zhujie.seeds import list_slugs, load_seeds
from zhujie.source import read_source

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Edition:
    """One report, annotated and rendered, not yet written."""

    annotated: Annotated
    files: dict[str, str]
    """Text of every file below `docs/`, by path."""
    findings: tuple[Finding, ...]
    """Warnings and notices; an error never gets this far."""


def compose(
    root: Path, slug: str, say: Say = lambda line: None, kept: Path | None = None, keeps: bool = True
) -> Edition:
    """Read, parse, annotate, lay out, render and check one report. Raises Fault with every error found.

    `kept` is a folder for what need not be worked out again at the next build; without it nothing is kept, and unless
    this one `keeps` it is only read.
    """
    steps = _Steps(say)
    keep = Memo(kept / f"{slug}-memo.json") if kept else make_anew
    seeds = load_seeds(root, slug)
    folder = f"seeds/{slug}"
    source, notices = read_source(root / folder / "report.txt", f"{folder}/report.txt")
    steps.done("read", f"{len(source.text):,} characters, {len(seeds.terms)} terms, {len(seeds.relations)} relations")
    report = parse(source, seeds.report)
    steps.done(
        "parse", f"{len(report.parts)} parts, {_count(report.items())} items, {_count(report.sentences())} sentences"
    )
    annotated = annotate(report, seeds, keep)
    figures = sum(1 for figure in annotated.figures if figure.is_figure)
    found = f"{len(annotated.occurrences)} terms marked, {figures} figures"
    steps.done("annotate", f"{found}, {len(annotated.relations)} relations, {len(annotated.notes)} notes")
    findings = [*notices, *seeds.findings, *annotated.findings, *check_source(report, seeds.report)]
    findings += check_glossary(seeds.terms, [fold(source.text), *_other_texts(root, slug)])
    _stop_on_errors(findings)
    pages = lay_out(annotated)
    compiled = KeptTemplates(kept, keeps) if kept else None
    files = {**render(pages, root / "templates", compiled), **exports(annotated, pages, keep)}
    steps.done("render", f"{len(pages)} pages, {len(files) - len(pages)} data files")
    if keeps and isinstance(keep, Memo):
        keep.save()
    laws = [*check_text(report, files), *check_links(files)]
    _stop_on_errors(laws)
    steps.done("check", "every character once, every link alive")
    return Edition(annotated, files, tuple(findings))


def publish_edition(root: Path, outputs: Outputs, edition: Edition, say: Say = lambda line: None) -> DocsChange:
    """Write `docs/`, the site and its zip, all of them or none. Raises Fault; then what was there before is whole."""
    steps = _Steps(say)
    extra = {"使用说明.txt": reading_instructions(edition.annotated)}
    change = publish(outputs, edition.files, lambda docs, site: build_site(root, docs, site), extra, steps.done)
    if closed := closed_to_others(outputs.site):
        say(closed)
    return change


def stale_docs(out: Path, edition: Edition) -> DocsChange:
    """What writing `docs/` would change; nothing is written."""
    return plan_docs(out / "docs", edition.files)


def reading_instructions(annotated: Annotated) -> str:
    """使用说明.txt: how to open the bundle, for someone who has never seen it. CRLF, which every text viewer takes."""
    seed = annotated.seed
    lines = [
        f"{seed.organ}{seed.year}年法治政府建设年度报告（非官方注解本，离线版）",
        "",
        "一、先把压缩包全部解压到一个文件夹，不要在压缩软件里直接打开。",
        "二、双击 index.html，用浏览器阅读。不需要网络，检索、术语提示、筛选都可以使用。",
        "三、原文在 text.html，一字未改；数据在 data 文件夹，figures.csv 可用表格软件打开。",
        "四、MANIFEST.sha256 列出每个文件的校验值，可用 sha256sum -c MANIFEST.sha256 核对。",
        "",
        f"报告原文的 SHA-256：{annotated.report.source.sha256}",
        "原文是公文；注解由编者撰写，不代表制发单位的意见。",
    ]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def _other_texts(root: Path, slug: str) -> list[str]:
    """Texts of the other reports, width folded: a shared term may be used there. Unreadable ones say so in their turn."""
    texts = []
    for other in list_slugs(root):
        if other != slug:
            try:
                path = f"seeds/{other}/report.txt"
                texts.append(fold(read_source(root / path, path)[0].text))
            except Fault:
                continue
    return texts


def _stop_on_errors(findings: list[Finding]) -> None:
    if any(finding.severity == "error" for finding in findings):
        raise Fault(*sorted(findings, key=lambda one: (one.severity != "error", one.place)))


def _count(things: Iterable[object]) -> int:
    return sum(1 for _ in things)


class _Steps:
    """Says a line a step, with the time it took."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._since = time.perf_counter()

    def done(self, name: str, what: str) -> None:
        now = time.perf_counter()
        self._say(f"{name:<9}{what}  ({now - self._since:.2f} s)")
        self._since = now
