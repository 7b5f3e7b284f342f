"""Two pages for work with the text: 引文核验 compares a quotation with it, 全本 is the whole of it with every note, to print."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from zhujie.model import Item, Part
from zhujie.pages import addresses, words
from zhujie.pages.context import Context
from zhujie.pages.dress import hole_classes, leaves_data, note_data
from zhujie.pages.models import About, Dress, Holes, Link, NoteCard, Page, Related, TermCard
from zhujie.pages.pieces import Paragraph, SourceLeaf
from zhujie.parse.leaves import leaves
from zhujie.text.scripts import simplified_forms


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """`verify.html`."""

    about: About


SCRIPTS = (*(f"assets/js/verify-{name}.js" for name in ("text", "align", "match", "tell")), "assets/js/verify.js")
"""What compares a quotation with the source, in the order in which it is loaded."""


@dataclass(frozen=True, slots=True)
class FullBlock:
    """A paragraph with the notes on it and the places it is related to."""

    paragraph: Paragraph
    notes: tuple[NoteCard, ...]
    references: tuple[Link, ...]
    """`name` is the relation (`对应的问题`), `title` the place (`问题一·句1·分句2`), on the same page."""


@dataclass(frozen=True, slots=True)
class FullItem:
    """An item in the whole report."""

    id: str
    kind: str
    name: str
    title: str
    heading: SourceLeaf | None
    notes: tuple[NoteCard, ...]
    """Notes on the heading."""
    references: tuple[Link, ...]
    blocks: tuple[FullBlock, ...]
    holes: Holes


@dataclass(frozen=True, slots=True)
class FullPart:
    """A part in the whole report."""

    id: str
    name: str
    heading: SourceLeaf | None
    notes: tuple[NoteCard, ...]
    introduction: tuple[FullBlock, ...]
    items: tuple[FullItem, ...]


@dataclass(frozen=True, slots=True)
class FullPage:
    """`full.html`."""

    about: About
    preamble: tuple[FullBlock, ...]
    parts: tuple[FullPart, ...]
    closing: tuple[FullBlock, ...]
    terms: tuple[TermCard, ...]
    notes: tuple[NoteCard, ...]


def verify(context: Context) -> Page:
    """`verify.html`: paste a quotation, see whether it is literal. The text comes with the page: it works offline."""
    page = addresses.VERIFY
    ends = {s.id: [clause.end for clause in s.clauses[:-1]] for s in context.report.sentences()}
    places = [
        [
            leaf.start,
            leaf.end,
            context.book.leaf_name(leaf),
            context.book.link(page, leaf.node),
            ends.get(leaf.node, []),
        ]
        for leaf in leaves(context.report)
        if leaf.kind != "space"
    ]
    source = context.report.source
    # `forms` are Traditional and Simplified characters in turn; `leaves` [start, end, name, address, ends of its clauses but
    # the last]; `defects` of the source itself [start, end, number of the note on it, kind, address].
    known = {
        "text": source.text,
        "sha256": source.sha256,
        "leaves": places,
        "defects": _defects(context, page),
        "forms": simplified_forms(source.text),
    }
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    line = f"把引自{context.about.title}的话贴进来，看它与原文是否逐字一致，差在哪里，出自哪一句。"
    dress = Dress(partial="partials/zj-verify.html", data=data, scripts=SCRIPTS)
    return Page(page, "verify.md", "引文核验", line, VerifyPage(context.about), dress)


def _defects(context: Context, page: str) -> list[list[int | str]]:
    """Places of the source that a note registers as a defect: whoever quotes one is told."""
    return [
        [
            card.note.start,
            card.note.end,
            card.number,
            card.note.kind,
            addresses.link(page, context.book.page(card.note.sentence), f"note-{card.note.id}"),
        ]
        for card in context.all_notes(page)
        if card.note.defect
    ]


def full(context: Context) -> Page:
    """`full.html`: the report from first to last character with notes, references and glossary, on one page."""
    page, report = addresses.FULL, context.report
    preamble = context.body.paragraphs(report.preamble.start, report.preamble.end, page)
    closing = context.body.paragraphs(report.closing.start, report.closing.end, page)
    nodes = (leaf.node for leaf in leaves(report) if leaf.kind != "space")
    data = FullPage(
        context.about,
        _blocks(context, preamble, ()),
        tuple(_part(context, part) for part in report.parts),
        _blocks(context, closing, ()),
        context.terms(page, nodes),
        context.all_notes(page),
    )
    line = f"{context.about.title}全文连同编者注、对应关系和术语，在一页上，供打印和通读。"
    return Page(page, "full.md", "全本", line, data, _dress(data))


def _dress(data: FullPage) -> Dress:
    items = [item for part in data.parts for item in part.items]
    blocks = [*data.preamble, *(b for part in data.parts for b in part.introduction)]
    blocks += [*(b for item in items for b in item.blocks), *data.closing]
    headings = [one for one in (*(part.heading for part in data.parts), *(item.heading for item in items)) if one]
    classes: dict[str, tuple[str, ...]] = {
        b.paragraph.leaves[0].id: ("sub-heading",) for b in blocks if b.paragraph.level
    }
    return Dress(
        attributes={
            k: v for item in items for k, v in hole_classes(item.holes, f"-{item.id}", "hole ours-only").items()
        },
        leaves=leaves_data([*headings, *(leaf for b in blocks for leaf in b.paragraph.leaves)]),
        blocks=classes | {b.paragraph.leaves[0].id: ("closing",) for b in data.closing},
        notes={str(one.number): note_data(one) for one in data.notes},
        full=True,
    )


def _part(context: Context, part: Part) -> FullPart:
    page = addresses.FULL
    first = part.heading.end if part.heading else part.start
    last = part.items[0].start if part.items else part.end
    return FullPart(
        part.id,
        words.KIND_NAME[part.kind],
        context.body.heading(part.heading, part.id, page) if part.heading else None,
        context.notes(page, (part.id,)),
        _blocks(context, context.body.paragraphs(first, last, page), ()),
        tuple(_item(context, item) for item in part.items),
    )


def _item(context: Context, item: Item) -> FullItem:
    page = addresses.FULL
    first = item.heading.end if item.heading else item.start
    related = context.related(page, item)
    paragraphs = context.body.paragraphs(first, item.end, page, item.topics, item.items)
    return FullItem(
        item.id,
        item.kind,
        words.item_name(item),
        item.title,
        context.body.heading(item.heading, item.id, page) if item.heading else None,
        context.notes(page, (item.id,)),
        _references(one for one in related if one.sentence == item.id),
        _blocks(context, paragraphs, related),
        tuple((text, tuple(map(_on_this_page, places))) for text, places in context.holes(page, item)),
    )


def _blocks(context: Context, paragraphs: Iterable[Paragraph], related: tuple[Related, ...]) -> tuple[FullBlock, ...]:
    blocks = []
    for paragraph in paragraphs:
        nodes = paragraph.sentence_ids()
        beside = (one for one in related if one.sentence in nodes)
        blocks.append(FullBlock(paragraph, context.notes(addresses.FULL, nodes), _references(beside)))
    return tuple(blocks)


def _references(related: Iterable[Related]) -> tuple[Link, ...]:
    """Where relations lead, each place once; all of them are on this same page."""
    links = (_on_this_page(Link(one.there.name, one.there.href, one.heading, one.kind)) for one in related)
    return tuple(dict.fromkeys(links))


def _on_this_page(link: Link) -> Link:
    return replace(link, href="#" + link.href.rpartition("#")[2])
