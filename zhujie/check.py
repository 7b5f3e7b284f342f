"""The laws, checked on what is about to be written. Nothing is written while one is broken.

1. Every character of the source stands in the pages exactly once, and the verbatim page is the source.
2. Every link has a target.
3. The report is the one its seeds were written for, and the glossary holds nothing that no report uses.
What is wrong with a quote or an id was found earlier, where the seeds were resolved; it arrives here as findings.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator

from zhujie.model import Finding, Place, Report, ReportSeed, Term
from zhujie.pages import addresses
from zhujie.parse.leaves import Leaf, leaves
from zhujie.parse.width import fold

REFERENCE = re.compile("&(?:#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?|[A-Za-z][A-Za-z0-9]*;)")
TAG = re.compile(r"<[^>]*>", re.S)
TARGET = re.compile(r"(?<!\\)\]\((?!<)([^)\s]+)\)")


def plain(markup: str) -> str:
    """The characters a browser makes of inline markup, code point by code point.

    As the HTML standard reads them: `html.unescape` drops control characters, of which a report may be full. A stop or
    an end of Markdown's own marks (U+0002, U+0003) does not survive as a literal, nor does a carriage return.
    """
    literal = TAG.sub("", markup).replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "").replace("\x03", "")
    return REFERENCE.sub(_character, literal)


def _character(reference: re.Match[str]) -> str:
    """What a character reference means. Those of C1 mean windows-1252; what is no character shows as U+FFFD."""
    digits, sixteenths = reference.groups()
    if digits is None and sixteenths is None:
        return html.unescape(reference.group())
    number = digits.lstrip("0") if sixteenths is None else sixteenths.lstrip("0")
    code = int(number or "0", 10 if sixteenths is None else 16) if len(number) < 8 else 0
    if 0x80 <= code <= 0x9F:
        return html.unescape(f"&#{code};")
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


ANCHOR = re.compile(r'<a id="([^"]*)"></a>')
NOTE_MARK = re.compile(r"(?<!\\)\[\^\d+\]")
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((?:<[^>]*>|[^()\s]*)\)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def printed_lines(page: str, known: dict[str, Leaf]) -> Iterator[tuple[int, int, str]]:
    """Every sentence and heading of the source on a page: what stands behind its anchor on one line, as a reader sees it."""
    for line in page.splitlines():
        if line.startswith("[^"):
            continue
        found = [one for one in ANCHOR.finditer(line) if one[1] in known]
        ends = [*(one.start() for one in found[1:]), len(line)] if found else []
        for one, end in zip(found, ends, strict=True):
            leaf = known[one[1]]
            yield leaf.start, leaf.end, _read(line[one.end() : end])


def _read(words: str) -> str:
    """Markdown of one line as its characters: anchors and marks of notes gone, links by their words, escapes undone."""
    words = NOTE_MARK.sub("", ANCHOR.sub("", words))
    while words != (words := LINK.sub(r"\1", words)):
        pass
    pieces = ESCAPED.split(words)
    return "".join(plain(piece) if at % 2 == 0 else piece for at, piece in enumerate(pieces))


def check_text(report: Report, rendered: dict[str, str]) -> Iterator[Finding]:
    """Law 1: the annotated pages hold every character once; the verbatim page is the source."""
    text, path = report.source.text, report.source.path
    verbatim = addresses.TEXT.removesuffix(".html") + ".md"
    repeated = {name.removesuffix(".html") + ".md" for name in addresses.VERBATIM_PAGES}
    seen = [0] * len(text)
    known = {leaf.node: leaf for leaf in leaves(report) if leaf.kind != "space"}
    for name, page in rendered.items():
        if not name.endswith(".md"):
            continue
        for start, end, shown in printed_lines(page, known):
            if shown != text[start:end]:
                message = f'docs/{name} shows "{shown[:40]}" where the source has "{text[start:end][:40]}".'
                yield _law(report.source.place(start), "text-altered", message)
            if name not in repeated:
                seen[start:end] = [count + 1 for count in seen[start:end]]
    found = {start: shown for start, _, shown in printed_lines(rendered.get(verbatim, ""), known)}
    gaps = [leaf for leaf in leaves(report) if leaf.kind == "space"]
    whole = {**found, **{gap.start: text[gap.start : gap.end] for gap in gaps}}
    if "".join(whole[start] for start in sorted(whole)) != text:
        yield _law(Place(path), "verbatim-altered", "the verbatim page is not the source, character by character.")
    for offset, count in enumerate(seen):
        if count != 1 and not text[offset].isspace():
            times = f"{count} times" if count else "nowhere"
            message = f'"{text[offset : offset + 20]}" stands {times} in the annotated pages; it must stand once.'
            yield _law(report.source.place(offset), "text-lost" if not count else "text-doubled", message)
            return


def _law(place: Place, code: str, message: str) -> Finding:
    advice = "This is a fault of a template or the program, not of the text: correct the template, or report it."
    return Finding("error", code, place, message, advice)


def check_links(rendered: dict[str, str]) -> Iterator[Finding]:
    """Law 2: every relative link leads to a page that exists and an id on it; no id stands twice on a page."""
    ids: dict[str, set[str]] = {}
    for name, page in rendered.items():
        if not name.endswith(".md"):
            ids[name] = set()
            continue
        found = [html.unescape(one) for one in ANCHOR.findall(_body(page))]
        target = name.removesuffix(".md") + ".html"
        ids[target] = set(found)
        for twice in sorted({one for one in found if found.count(one) > 1}) if len(found) != len(ids[target]) else ():
            message = f'the id "{twice}" stands more than once on the page.'
            yield _law(Place(f"docs/{name}"), "id-twice", message)
    for name, page in rendered.items():
        if not name.endswith(".md"):
            continue
        own = name.removesuffix(".md") + ".html"
        for written in dict.fromkeys(TARGET.findall(_body(page))):
            address = re.sub(r"\.md(?=#|$)", ".html", written)
            if "://" in address:
                continue
            path, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(own), path)) if path else own
            if target not in ids:
                yield _law(Place(f"docs/{name}"), "dead-link", f'the link "{address}" leads to no page.')
            elif anchor and anchor not in ids[target]:
                yield _law(Place(f"docs/{name}"), "dead-link", f'the link "{address}" leads to no place on its page.')


def _body(page: str) -> str:
    """A page without its front matter, where a title stands as it is."""
    return page.partition("\n---\n")[2]


def check_source(report: Report, seed: ReportSeed) -> Iterator[Finding]:
    """Law 3, the report: `report.yml` names the bytes it was written for."""
    if seed.sha256 != report.source.sha256:
        message = f"sha256 is {seed.sha256 or 'empty'}, but {report.source.path} has {report.source.sha256}."
        advice = "If the report was received anew, read the changes and then write the new digest here."
        yield Finding("error", "source-changed", seed.place, message, advice)


def check_glossary(terms: Iterable[Term], texts: Iterable[str]) -> Iterator[Finding]:
    """Law 3, the glossary: every form stands in a report and every term is used in one, unless it is kept.

    Args:
        terms: the entries to judge.
        texts: texts of all reports below `seeds/`, with width folded.
    """
    texts = list(texts)
    for term in terms:
        missing = [form for form in term.forms if not any(fold(form) in text for text in texts)]
        if term.keep or not missing:
            continue
        if len(missing) == len(term.forms):
            message = f'no report uses the term "{term.headword}".'
            advice = "Remove it, correct its forms, or write `keep: true`."
            yield Finding("error", "term-unused", term.place, message, advice, term.headword)
            continue
        for form in missing:
            message = f'the form "{form}" of "{term.headword}" is in no report.'
            advice = "Copy it literally from a report.txt, or move it to `aliases`."
            yield Finding("error", "form-unused", term.place, message, advice, form)
