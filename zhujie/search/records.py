"""What is searched: the records of one annotated report, each with its page and anchor.

`streams` hold the source, whole and in its order, a stretch for every page: read on from one to the next they are the
report, so that words across two sentences or pages are found too, and what is not found does not stand in it. Everything
else (titles, topics, notes, entries) is ours and stands apart from it. Numbers in lists point into `pages`, and sentences
are named by their ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from zhujie.model import Annotated, Figure, Item, Matter, Part, Report, Sentence, Term
from zhujie.pages import addresses, words
from zhujie.pages.addresses import AddressBook
from zhujie.pages.models import Page

VERSION = 2
"""Changes with the shape of the data; the browser refuses one it does not know."""

Leaf = list[str]
"""`[anchor, role, text]`; role is `t` for the heading of a page, `h` for one below it, `s` for a sentence."""


def index_data(annotated: Annotated, pages: tuple[Page, ...]) -> dict[str, object]:
    """Plain values, ready for JSON:

    - `version`: VERSION · `sha256`: the digest of the source, by which a finding can be cited
    - `kinds`: `[kind, name]` of every kind of part the report has, in its order
    - `pages`: `[path, name, title, kind, name in digits]`, the last only for items (`举措六`, `举措6`); name and kind are
      empty for pages that are not of a part
    - `streams`: `[page, [[anchor, role, text], …]]`
    - `topics`: `[page, anchor, label]` · `notes`: `[page, anchor, mark, text]`
    - `documents`: `title number` of every document that governs a term, once
    - `entries`: `[page, id, headword, pinyin, english, [form or alias…], [text…], [id of a node it stands in…], [number of
      one of the documents…]]`
    - `figures`: `[id of its node, surface, value, unit, direction, what is counted, approximating word, kind]`
    """
    place = {page.path: number for number, page in enumerate(pages)}
    book = AddressBook(annotated.report)
    items = {addresses.item_page(item): item for item in annotated.report.items()}
    documents = list(dict.fromkeys(name for term in annotated.terms for name in _governing(term)))
    entries = _entries(annotated, place[addresses.GLOSSARY], documents) if addresses.GLOSSARY in place else ()
    return {
        "version": VERSION,
        "sha256": annotated.report.source.sha256,
        "kinds": [list(pair) for pair in _kinds(annotated.report)],
        "pages": [_page(page, items.get(page.path), annotated) for page in pages],
        "streams": [[place[path], leaves] for path, leaves in _streams(annotated.report) if leaves and path in place],
        "topics": [
            [place[path], topic.id, topic.title]
            for path, item in items.items()
            if path in place
            for topic in item.topics
        ],
        "notes": [
            [place[book.page(note.sentence)], f"note-{note.id}", words.note_mark(note), words.note_words(note)]
            for note in annotated.notes
        ],
        "documents": documents,
        "entries": list(entries),
        "figures": [_figure(figure) for figure in annotated.figures if figure.is_figure and figure.value],
    }


def _kinds(report: Report) -> Iterator[tuple[str, str]]:
    seen = dict.fromkeys(part.kind for part in report.parts)
    return ((kind, words.KIND_NAME[kind]) for kind in seen)


def _page(page: Page, item: Item | None, annotated: Annotated) -> list[str]:
    if item:
        return [page.path, words.item_name(item), item.title, item.kind, f"{words.KIND_NAME[item.kind]}{item.number}"]
    report, seed = annotated.report, annotated.seed
    if page.path == addresses.HOME:
        return [page.path, "", seed.title or report.preamble.title or seed.display_title or page.title, ""]
    kind = next((part.kind for part in report.parts if addresses.kind_page(part.kind) == page.path), None)
    return [page.path, words.KIND_NAME[kind], page.title, kind] if kind else [page.path, "", page.title, ""]


def _streams(report: Report) -> Iterator[tuple[str, list[Leaf]]]:
    yield addresses.HOME, _matter(report.preamble)
    for part in report.parts:
        yield addresses.kind_page(part.kind), _opening(part)
        for item in part.items:
            yield addresses.item_page(item), _item(item)
    yield addresses.HOME, _matter(report.closing)


def _matter(matter: Matter) -> list[Leaf]:
    return [_leaf(sentence) for sentence in matter.sentences]


def _opening(part: Part) -> list[Leaf]:
    heading = [[part.id, "t", part.heading.text]] if part.heading else []
    return [*heading, *map(_leaf, part.introduction)]


def _item(item: Item) -> list[Leaf]:
    """Heading, sub-headings and sentences in the order of the source."""
    placed = [(sentence.start, _leaf(sentence)) for sentence in item.sentences]
    if item.heading:
        placed.append((item.heading.start, [item.id, "t", item.heading.text]))
    subs = list(item.items)
    while subs:
        sub = subs.pop()
        if sub.heading:
            placed.append((sub.heading.start, [sub.id, "h", sub.heading.text]))
        subs.extend(sub.items)
    return [leaf for _, leaf in sorted(placed, key=lambda pair: pair[0])]


def _leaf(sentence: Sentence) -> Leaf:
    return [sentence.id, "s", sentence.text]


def _entries(annotated: Annotated, page: int, documents: list[str]) -> Iterator[list[object]]:
    """Terms that the glossary shows: those the report uses, and those kept all the same."""
    used: dict[str, dict[str, None]] = defaultdict(dict)
    for occurrence in annotated.occurrences:
        used[occurrence.term].setdefault(occurrence.node)
    for term in annotated.terms:
        if term.id in used or term.keep:
            others = [name for name in dict.fromkeys((*term.forms, *term.aliases)) if name != term.headword]
            texts = [text for text in _entry_texts(term) if text]
            named = [documents.index(name) for name in _governing(term)]
            yield [page, term.id, term.headword, term.pinyin, term.english, others, texts, list(used[term.id]), named]


def _entry_texts(term: Term) -> Iterable[str]:
    """What an entry says; its sources are an end list and not searched."""
    return (term.definition, term.note, term.caution, term.later)


def _governing(term: Term) -> Iterator[str]:
    """The documents that govern a term. Their issuers are left out: 国务院 would lead to half the glossary."""
    return (" ".join(part for part in (one.title, one.number) if part) for one in term.basis)


def _figure(figure: Figure) -> list[str]:
    return [
        figure.sentence,
        figure.surface,
        figure.value,
        figure.unit,
        figure.direction,
        figure.counted,
        figure.approx,
        figure.kind,
    ]
