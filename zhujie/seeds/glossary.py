"""`glossary.yml` and `terms.yml`: the terms, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from zhujie.model import Basis, Evidence, Finding, Place, Reference, SourceKind, Term, TermCategory
from zhujie.parse.width import fold
from zhujie.seeds.reader import read_file
from zhujie.seeds.record import Record
from zhujie.seeds.schema import ID, URL, Date, Fields, Flag, ListOf, Paragraphs, Quoted, Text
from zhujie.seeds.unique import check_unique
from zhujie.seeds.wording import did_you_mean

_CARRIES: dict[Evidence, frozenset[SourceKind]] = {
    "text": frozenset({"statute", "document"}),
    "official": frozenset({"statute", "document", "official"}),
    "reported": frozenset({"statute", "document", "official", "press", "academic", "encyclopedia"}),
    "none": frozenset(get_args(SourceKind)),
}
"""Kinds of source of which an entry needs one, by the level of evidence it claims."""

_BLANK = Text(blank=True)
_NOTE = Paragraphs(blank=True)
_SOURCE = Fields(
    "source",
    required={"title": Text(), "publisher": Text()},
    optional={"url": URL, "kind": Text(choices=get_args(SourceKind)), "date": Date()},
)
_BASIS = Fields(
    "basis", required={"title": Text()}, optional={"number": _BLANK, "issuer": _BLANK, "date": Date(), "url": URL}
)
_TERM = Fields(
    "term",
    required={
        "id": ID,
        "headword": Text(),
        "forms": ListOf(Quoted(), least=1),
        "pinyin": Text(),
        "english": Text(),
        "category": Text(choices=get_args(TermCategory)),
        "definition": Text(limit=60),
        "sources": ListOf(_SOURCE, least=1),
        "evidence": Text(choices=get_args(Evidence)),
    },
    optional={
        "aliases": ListOf(Text()),
        "note": _NOTE,
        "basis": ListOf(_BASIS),
        "caution": _NOTE,
        "later": _NOTE,
        "see": ListOf(ID),
        "not_in": ListOf(Quoted()),
        "once": Flag(),
        "keep": Flag(),
    },
)
_UNREAD = ("yaml-syntax", "file-unreadable", "source-encoding")
"""Faults that hide every term of a file: nobody can say then whether the id that `see` names exists."""
SCHEMA = Fields("glossary", optional={"terms": ListOf(_TERM)})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term and the record it was read from, which knows the places of its parts."""

    term: Term
    record: Record


def read_terms(files: Iterable[tuple[Path, str]]) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """The terms of all files (path, name in messages) in order, and every fault in and between them."""
    entries: list[_Entry] = []
    findings: list[Finding] = []
    for path, shown in files:
        root, found = read_file(path, shown, SCHEMA)
        findings += found
        entries += (_Entry(_term(record), record) for record in root.records("terms"))
    all_read = not any(finding.code in _UNREAD for finding in findings)
    findings += check_unique(entry.record for entry in entries)
    for check in (_check_forms, _check_see, _check_evidence) if all_read else (_check_forms, _check_evidence):
        findings += check(entries)
    return tuple(entry.term for entry in entries), tuple(findings)


def usable_terms(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Those that a page can show although others, or the links between them, have faults."""
    whole: dict[str, Term] = {}
    for term in terms:
        words = (term.id, term.headword, term.pinyin, term.english, term.category, term.definition, term.evidence)
        if all(words) and term.forms and term.sources:
            whole.setdefault(term.id, term)
    return tuple(replace(term, see=tuple(id_ for id_ in term.see if id_ in whole)) for term in whole.values())


def _term(record: Record) -> Term:
    return Term(
        id=record.text("id"),
        headword=record.text("headword"),
        forms=record.texts("forms"),
        pinyin=record.text("pinyin"),
        english=record.text("english"),
        category=cast(TermCategory, record.text("category")),
        definition=record.text("definition"),
        sources=tuple(_source(source) for source in record.records("sources")),
        evidence=cast(Evidence, record.text("evidence")),
        aliases=record.texts("aliases"),
        note=record.text("note"),
        basis=tuple(_basis(basis) for basis in record.records("basis")),
        caution=record.text("caution"),
        later=record.text("later"),
        see=record.texts("see"),
        not_in=record.texts("not_in"),
        once=record.flag("once"),
        keep=record.flag("keep"),
        place=record.place,
    )


def _source(record: Record) -> Reference:
    kind = cast(SourceKind, record.text("kind", "official"))
    return Reference(record.text("title"), record.text("publisher"), record.text("url"), kind, record.text("date"))


def _basis(record: Record) -> Basis:
    return Basis(
        record.text("title"), record.text("number"), record.text("issuer"), record.text("date"), record.text("url")
    )


def _check_forms(entries: list[_Entry]) -> Iterator[Finding]:
    """A form belongs to one term, whatever the width of its punctuation, and stands without outer marks."""
    owner: dict[str, tuple[_Entry, Place]] = {}
    for entry in entries:
        for form in entry.record.entries("forms"):
            words = str(form.value)
            if words != words.strip():
                message = f'the form "{words}" begins or ends with a blank.'
                yield _error("bad-form", form.place, message, "Remove it.", words)
            if words[:1] + words[-1:] in ("“”", "《》") and words[0] not in words[1:]:
                message = f"the form {words} has outer marks."
                yield _error("bad-form", form.place, message, f"Write it without them: {words[1:-1]}.", words)
            other, place = owner.setdefault(fold(words), (entry, form.place))
            if other is not entry:
                message = f'the form "{words}" of "{entry.term.id}" is already a form of "{other.term.id}" ({place}).'
                yield _error("duplicate-form", form.place, message, "Take it out of one of them.", words)


def _check_see(entries: list[_Entry]) -> Iterator[Finding]:
    """`see` names other terms."""
    known = {entry.term.id for entry in entries if entry.term.id}
    for entry in entries:
        for reference in entry.record.entries("see"):
            name = str(reference.value)
            if name == entry.term.id:
                message = f'"see" of "{name}" names the term itself.'
                yield _error("unknown-id", reference.place, message, "Remove it.", name)
            elif name not in known:
                message = f'"see" names the term "{name}", which does not exist.'
                yield _error(
                    "unknown-id",
                    reference.place,
                    message,
                    did_you_mean(name, sorted(known)) or "Name one that does.",
                    name,
                )


def _check_evidence(entries: list[_Entry]) -> Iterator[Finding]:
    """The level of evidence rests on a source of that kind: a report cannot verify its own words."""
    for entry in entries:
        level, sources = entry.term.evidence, entry.term.sources
        if level in _CARRIES and sources and not any(source.kind in _CARRIES[level] for source in sources):
            kinds = ", ".join(sorted({source.kind for source in sources}))
            message = f'term "{entry.term.id}" claims the evidence "{level}", but its sources are of the kind {kinds}.'
            advice = f"Name a source that is {' or '.join(sorted(_CARRIES[level]))}, or claim less."
            yield _error("evidence-missing", entry.record.place_of("evidence"), message, advice)


def _error(code: str, place: Place, message: str, advice: str, quote: str = "") -> Finding:
    return Finding("error", code, place, message, advice, quote)
