"""The whole story, from a report's text to the site and the zip.

`compose` is the part that only thinks: text and seeds in, every file of `docs/` out, laws checked. `publish_edition`
is the part that writes. Nothing is written while a law is broken.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from zhujie.annotate import annotate
from zhujie.bytecode import KeptTemplates
from zhujie.check import check_glossary, check_links, check_source, check_text
from zhujie.consequences import genuine
from zhujie.exports import exports
from zhujie.host import build_site, look_over
from zhujie.model import Annotated, Fault, Finding
from zhujie.pages import lay_out
from zhujie.parse import parse
from zhujie.parse.kinds import guess_year
from zhujie.parse.width import fold
from zhujie.publish import DocsChange, Outputs, check_outputs, plan_docs, publish
from zhujie.render import check_templates, render
from zhujie.seeds import Seeds, list_slugs, read_seeds
from zhujie.seeds.glossary import usable_terms
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
    root: Path,
    slug: str,
    say: Say = lambda line: None,
    kept: Path | None = None,
    keeps: bool = True,
    outputs: Outputs | None = None,
) -> Edition:
    """Read, parse, annotate, lay out, render and check one report. Raises Fault with every error found.

    `kept` is a folder for compiled templates, the one thing kept for the next build; without it nothing is, and unless
    this one `keeps` it is only read. `outputs` are looked through for what is not ours: the project's own when they are
    not given, and then only if there are errors to say.
    """
    found = _Found()
    edition = None
    with found.as_far_as_it_goes():
        edition = _compose(root, slug, _Steps(say), kept, keeps, found)
        if outputs:
            check_outputs(outputs, edition.files)
    if edition is None or found.has_errors():
        with found.as_far_as_it_goes():
            found.add(_elsewhere(root, outputs or Outputs.below(root, slug), found))
        raise found.fault()
    return edition


def _compose(root: Path, slug: str, steps: _Steps, kept: Path | None, keeps: bool, found: _Found) -> Edition:
    """The stages, each with what is right in the result of the one before it."""
    read = read_seeds(root, slug)
    found.add(read.findings)
    folder = f"seeds/{slug}"
    source, notices = read_source(root / folder / "report.txt", f"{folder}/report.txt")
    found.add(notices)
    steps.done("read", f"{len(source.text):,} characters, {len(read.terms)} terms, {len(read.relations)} relations")
    seeds = _usable(read, source.text) if found.has_errors() else read
    report = parse(source, seeds.report)
    steps.done(
        "parse", f"{len(report.parts)} parts, {_count(report.items())} items, {_count(report.sentences())} sentences"
    )
    annotated = annotate(report, seeds)
    figures = sum(1 for figure in annotated.figures if figure.is_figure)
    marked = f"{len(annotated.occurrences)} terms marked, {figures} figures"
    steps.done("annotate", f"{marked}, {len(annotated.relations)} relations, {len(annotated.notes)} notes")
    found.add(genuine(read, source.text, annotated.findings))
    found.add(check_source(report, seeds.report) if seeds.report.sha256 else ())
    found.add(check_glossary(read.terms, [fold(source.text), *_other_texts(root, slug)]))
    pages = lay_out(annotated)
    data = exports(annotated, pages)
    found.names = {*data, *(page.path.removesuffix(".html") + ".md" for page in pages)}
    files = {**render(pages, root / "templates", KeptTemplates(kept, keeps) if kept else None), **data}
    found.rendered = True
    steps.done("render", f"{len(pages)} pages, {len(data)} data files")
    found.add((*check_text(report, files), *check_links(files)))
    steps.done("check", "every character once, every link alive")
    return Edition(annotated, files, found.all())


def _usable(seeds: Seeds, text: str) -> Seeds:
    """Faulty seeds without what no later stage could work with."""
    year = seeds.report.year or guess_year(fold(text))
    return replace(
        seeds,
        terms=usable_terms(seeds.terms),
        relations=tuple({one.id: one for one in reversed(seeds.relations)}.values())[::-1],
        readings=tuple({one.id: one for one in reversed(seeds.readings)}.values())[::-1],
        notes=tuple({one.id: one for one in reversed(seeds.notes)}.values())[::-1],
        report=replace(seeds.report, year=year),
    )


def _elsewhere(root: Path, outputs: Outputs, found: _Found) -> Iterator[Finding]:
    """Faults that do not depend on the report, for a run that has faults to say anyway and so never gets there."""
    if not found.rendered:
        known = {finding.place.file for finding in found.all()}
        yield from (one for one in check_templates(root / "templates") if one.place.file not in known)
    yield from look_over(root)
    check_outputs(outputs, dict.fromkeys(found.names, ""))


def publish_edition(root: Path, outputs: Outputs, edition: Edition, say: Say = lambda line: None) -> DocsChange:
    """Write `docs/`, the site and its zip, all of them or none. Raises Fault; then what was there before is whole."""
    steps = _Steps(say)
    extra = {"使用说明.txt": reading_instructions(edition.annotated)}
    return publish(outputs, edition.files, lambda docs, site: build_site(root, docs, site), extra, steps.done)


def stale_docs(outputs: Outputs, edition: Edition) -> DocsChange:
    """What writing `docs/` would change; nothing is written."""
    return plan_docs(outputs.docs, edition.files)


def reading_instructions(annotated: Annotated) -> str:
    """使用说明.txt: how to open the bundle, for someone who has never seen it. CRLF, which every text viewer takes."""
    seed = annotated.seed
    lines = [
        f"{seed.organ}{seed.year}年法治政府建设年度报告（非官方注解本，离线版）",
        "",
        "一、先把压缩包全部解压到一个文件夹，不要在压缩软件里直接打开。",
        "二、双击 index.html，用浏览器阅读。不需要网络，检索、术语提示、筛选都可以使用。",
        "三、原文在 text.html，一字未改；数据在 data 文件夹，数字.csv 可用表格软件打开。",
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


class _Found:
    """Everything that was found on the way, and how far the way went."""

    def __init__(self) -> None:
        self._findings: dict[Finding, None] = {}
        self.names: set[str] = set()
        """The files below `docs/`, once they are known."""
        self.rendered = False

    def add(self, findings: Iterable[Finding]) -> None:
        """Remember them, each once, and those that came before a Fault too."""
        for finding in findings:
            self._findings[finding] = None

    def all(self) -> tuple[Finding, ...]:
        """In the order they were found."""
        return tuple(self._findings)

    def has_errors(self) -> bool:
        """True when something has to be mended."""
        return any(finding.severity == "error" for finding in self._findings)

    @contextmanager
    def as_far_as_it_goes(self) -> Iterator[None]:
        """A Fault ends the way and is remembered. After an error so does anything: what stumbles then stumbles over it."""
        try:
            yield
        except Fault as fault:
            self.add(fault.findings)
        except Exception:
            if not self.has_errors():
                raise

    def fault(self) -> Fault:
        """All of it, errors first, in the order of places."""
        return Fault(*sorted(self._findings, key=lambda one: (one.severity != "error", one.place)))
