"""What every page maker needs of one annotated report, looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from zhujie.annotate.holes import units
from zhujie.annotate.terms import underlined
from zhujie.model import Annotated, End, Figure, Item, Note, Relation
from zhujie.pages import addresses, words
from zhujie.pages.body import Body, figure_words
from zhujie.pages.models import About, Block, FigureCard, Holes, Link, NoteCard, Quote, Related, TermCard
from zhujie.pages.pieces import Paragraph


class Context:
    """Look-ups over one annotated report, and the small cards that several pages share."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.report = annotated.report
        self.book = addresses.AddressBook(self.report)
        self.body = Body(annotated, self.book)
        self.about = _about(annotated)
        self._notes: dict[str, list[tuple[int, Note]]] = defaultdict(list)
        for number, note in enumerate(annotated.notes, 1):
            self._notes[note.sentence].append((number, note))
        self._terms = {term.id: term for term in annotated.terms}
        self._used: dict[str, list[str]] = defaultdict(list)
        for occurrence in underlined(annotated.occurrences, annotated.terms):
            self._used[occurrence.node].append(occurrence.term)
        self._relations: dict[str, list[tuple[Relation, bool]]] = defaultdict(list)
        for relation in annotated.relations:
            for end, forward in ((relation.source, True), (relation.target, False)):
                item = self.book.item(end.at)
                if item:
                    self._relations[item.id].append((relation, forward))

    def kind(self, node: str) -> str:
        """Kind of the item or part a node belongs to, empty for preamble and closing."""
        item = self.book.item(node)
        part = self.book.part(node)
        return item.kind if item else part.kind if part else ""

    # -- cards -------------------------------------------------------------------------------------------------------

    def quote(self, page: str, node: str, start: int, end: int, shared: tuple[str, ...] = ()) -> Quote:
        """Words of the report with their address; the sentence around them comes before and after."""
        before, marked, after = self.body.sentence_with(start, end)
        return Quote(
            before,
            marked,
            after,
            self.book.link(page, node),
            self.book.name(node),
            self.kind(node),
            cut(marked, shared),
        )

    def end_quote(self, page: str, end: End, shared: tuple[str, ...]) -> Quote:
        """One end of a relation: the literal words, linked to their node."""
        return Quote(
            "",
            end.quote,
            "",
            self.book.link(page, end.at),
            self.book.name(end.at),
            self.kind(end.at),
            cut(end.quote, shared),
        )

    def related(self, page: str, item: Item) -> tuple[Related, ...]:
        """Relations of an item as seen from it, in the order of their place on the page."""
        seen = [self._related(page, relation, forward) for relation, forward in self._relations[item.id]]
        order = {kind: place for place, kind in enumerate(words.KIND_NAME)}
        return tuple(sorted(seen, key=lambda r: (order.get(r.kind, 9), r.id)))  # type: ignore[call-overload]

    def relation_rows(self, page: str) -> tuple[Related, ...]:
        """Every relation, as seen from its source end."""
        return tuple(self._related(page, relation, True) for relation in self.annotated.relations)

    def _related(self, page: str, relation: Relation, forward: bool) -> Related:
        here, there = (relation.source, relation.target) if forward else (relation.target, relation.source)
        other = self.book.item(there.at)
        return Related(
            id=f"rel-{relation.id}",
            heading=words.RELATION_SEEN[relation.kind][0 if forward else 1],
            here=self.end_quote(page, here, relation.shared),
            there=self.end_quote(page, there, relation.shared),
            title=other.title if other else "",
            reason=relation.reason,
            basis=relation.basis + (f"（{'、'.join(relation.shared)}）" if relation.shared else ""),
            sentence=self.body.leaves.at(here.start).node,
            kind=other.kind if other else "",
        )

    def holes(self, page: str, item: Item) -> Holes:
        """What was not found, each with the units of the item it was not found for."""
        unit_at = {unit.node: unit for unit in units(item)}
        found: dict[str, list[Link]] = {}
        for hole in self.annotated.holes:
            if unit := unit_at.get(hole.at):
                found.setdefault(hole.text, []).append(
                    Link(unit.text, self.book.link(page, unit.node), self.book.name(unit.node), item.kind)
                )
        return tuple((text, tuple(places)) for text, places in found.items())

    def notes(self, page: str, nodes: tuple[str, ...]) -> tuple[NoteCard, ...]:
        """Notes on the given sentences and headings, in order."""
        cards = [self.note_card(page, number, note) for node in nodes for number, note in self._notes[node]]
        return tuple(cards)

    def note_card(self, page: str, number: int, note: Note) -> NoteCard:
        """A note with its number in the whole report, its mark and its place."""
        return NoteCard(
            number, note, words.note_mark(note), self.book.link(page, note.sentence), self.book.name(note.sentence)
        )

    def all_notes(self, page: str) -> tuple[NoteCard, ...]:
        """Every note of the report."""
        return tuple(self.note_card(page, number, note) for number, note in enumerate(self.annotated.notes, 1))

    def terms(self, page: str, nodes: Iterable[str]) -> tuple[TermCard, ...]:
        """Terms of the given sentences and headings, in order of first appearance."""
        found = dict.fromkeys(term for node in nodes for term in self._used[node])
        return tuple(
            TermCard(
                term.id,
                term.headword,
                term.pinyin,
                term.english,
                term.definition,
                words.EVIDENCE_HINT.get(term.evidence, ""),
                addresses.link(page, addresses.GLOSSARY, term.id),
            )
            for term in map(self._terms.__getitem__, found)
        )

    def figure_card(self, page: str, figure: Figure) -> FigureCard:
        """A figure in words with the address of its sentence."""
        return FigureCard(
            figure,
            figure_words(figure),
            self.book.link(page, figure.sentence),
            self.book.name(figure.sentence),
            words.FIGURE_KIND_NAME[figure.kind],
            figure.derived,
            words.figure_time(figure),
            words.figure_scope(figure),
            words.compared_with(figure),
            words.figure_limits(figure, self.about.year),
        )

    def blocks(self, page: str, paragraphs: tuple[Paragraph, ...], related: tuple[Related, ...]) -> tuple[Block, ...]:
        """Paragraphs with the notes and relations of their sentences."""
        blocks = []
        for paragraph in paragraphs:
            nodes = paragraph.sentence_ids()
            # Two relations may lead from one sentence to the same place: one pointer says it.
            beside = {(one.heading, one.there.href): one for one in related if one.sentence in nodes}
            blocks.append(Block(paragraph, self.notes(page, nodes), tuple(beside.values())))
        return tuple(blocks)


def cut(quote: str, shared: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """A quote cut where words shared with the quote facing it stand: (words, shared?)."""
    pieces: list[tuple[str, bool]] = [(quote, False)]
    for word in sorted(shared, key=len, reverse=True):
        split: list[tuple[str, bool]] = []
        for piece, marked in pieces:
            if marked or not word or word not in piece:
                split.append((piece, marked))
                continue
            for index, plain in enumerate(piece.split(word)):
                split += [(word, True)] * bool(index) + [(plain, False)] * bool(plain)
        pieces = split
    joined = groupby(pieces, key=lambda piece: piece[1])  # two shared words side by side are one
    return tuple(("".join(words for words, _ in run), marked) for marked, run in joined)


def _about(annotated: Annotated) -> About:
    seed, report = annotated.seed, annotated.report
    printed = seed.title or report.preamble.title
    title = printed or seed.display_title or f"{seed.organ}{seed.year}年法治政府建设年度报告"
    return About(
        organ=seed.organ,
        year=seed.year,
        title=title,
        titled_by_us=not printed,
        source_url=seed.source_url,
        site_name=seed.site_name or f"{title}（注解本）",
        sha256=report.source.sha256,
        characters=sum(not char.isspace() for char in report.source.text),
        published=seed.published,
        region=seed.region,
    )
