"""The report's own words, cut into paragraphs of marked sentences, ready to be rendered.

Every character of the stretch asked for is in exactly one piece, in order. A line break becomes a paragraph break; all
other white space between sentences is kept as a gap. What we add carries no text of its own (`Mark`), so a page's
text is the source's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from zhujie.annotate.spans import Nested, Span, nest
from zhujie.annotate.terms import underlined
from zhujie.model import Annotated, Figure, Heading, Item, SubItem, Topic
from zhujie.pages import addresses, words
from zhujie.pages.pieces import Mark, Marked, Paragraph, Piece, SourceLeaf, Wide, Words
from zhujie.pages.punctuation import wide_places
from zhujie.parse.leaves import Leaf, LeafIndex
from zhujie.text.excerpt import around


class Body:
    """Cuts stretches of one annotated report; holds the look-ups that take the whole report to make."""

    def __init__(self, annotated: Annotated, book: addresses.AddressBook) -> None:
        self.annotated = annotated
        self.book = book
        self.text = annotated.report.source.text
        self._wide = wide_places(self.text) if annotated.seed.full_width_punctuation else {}
        self.leaves = LeafIndex(annotated.report)
        self._terms = {term.id: term for term in annotated.terms}
        self._figures = {figure.id: figure for figure in annotated.figures}
        spans = [Span(o.start, o.end, "term", o.term) for o in underlined(annotated.occurrences, annotated.terms)]
        spans += [
            Span(figure.start, figure.end, "figure", figure.id)
            for figure in annotated.figures
            if figure.is_figure or figure.kind == "zero-word"
        ]
        self._marks = sorted(
            (note.end, number, Mark(f"#note-{note.id}", f"注{number}", "defect" if note.defect else "note"))
            for number, note in enumerate(annotated.notes, 1)
        )
        addressed = _addressed(annotated)
        for item in annotated.report.items():
            for clause in (clause for s in item.sentences if len(s.clauses) > 1 for clause in s.clauses):
                if item.kind in ("problems", "plans") or clause.id in addressed:
                    spans.append(Span(clause.start, clause.end, "clause", clause.id))
        self._spans = sorted(spans, key=lambda span: span.start)

    @property
    def widens(self) -> bool:
        """Whether any mark is shown wider than it is printed in the source."""
        return bool(self._wide)

    def paragraphs(
        self,
        start: int,
        end: int,
        page: str,
        topics: Iterable[Topic] = (),
        items: Iterable[SubItem] = (),
    ) -> tuple[Paragraph, ...]:
        """The leaves of `[start, end)` as paragraphs; a topic or sub-item begins a new one."""
        topic_at = {topic.sentences[0]: topic for topic in topics if topic.sentences}
        begins = {sub.start: sub for sub in _walk(items)}
        heading_level = {sub.heading.start: level for sub, level in _levels(items, 1) if sub.heading}
        paragraphs: list[Paragraph] = []
        current: list[SourceLeaf] = []
        topic: Topic | None = None
        new_item = ""
        seen: set[str] = set()

        def flush(level: int = 0) -> None:
            nonlocal current, topic, new_item
            if current:
                paragraphs.append(Paragraph(tuple(current), topic, level, new_item))
                current, topic, new_item = [], None, ""

        for leaf in self.leaves.between(start, end):
            if leaf.kind == "space":
                gap = self.text[leaf.start : leaf.end]
                if "\n" in gap or "\r" in gap:
                    flush()
                kept = gap.replace("\r", "").rpartition("\n")[2] if "\n" in gap else gap.replace("\r", "")
                if kept:
                    current.append(SourceLeaf("gap", "", leaf.end - len(kept), leaf.end, (Words(kept),)))
                continue
            if leaf.node in topic_at and leaf.kind == "sentence":
                if any(one.role != "gap" for one in current):
                    flush()
                topic = topic_at[leaf.node]
                seen = set()
            if leaf.start in begins:
                if any(one.role != "gap" for one in current):
                    flush()
                # A heading of its own carries the id; an in-line 一是 needs an anchor.
                new_item = "" if begins[leaf.start].heading else begins[leaf.start].id
            current.append(self._leaf(leaf, page, seen))
            if leaf.kind == "heading":
                flush(heading_level.get(leaf.start, 0))
        flush()
        return tuple(paragraphs)

    def heading(self, heading: Heading, node: str, page: str) -> SourceLeaf:
        """A heading of the report, with the id of the item or part it opens."""
        return self._leaf(Leaf("heading", node, heading.start, heading.end), page, set())

    def sentence_with(self, start: int, end: int) -> tuple[str, str, str]:
        """The words before, in and after `[start, end)` in its sentence or heading, cut where that is very long."""
        leaf = self.leaves.at(start)
        return around(self.text, leaf.start, leaf.end, start, end)

    def _leaf(self, leaf: Leaf, page: str, seen: set[str]) -> SourceLeaf:
        start, end = leaf.start, leaf.end
        first, last = (bisect_left(self._spans, at, key=lambda span: span.start) for at in (start, end))
        forest = nest(span for span in self._spans[first:last] if span.end <= end)
        first, last = (bisect_right(self._marks, at, key=lambda mark: mark[0]) for at in (start, end))
        marks = [(at, mark) for at, _, mark in self._marks[first:last]]
        pieces = tuple(self._pieces(start, end, forest, marks, page, seen, linked=False))
        role: Literal["sentence", "heading"] = "heading" if leaf.kind == "heading" else "sentence"
        label = "" if role == "heading" else "句" + leaf.node.rpartition("-")[2]
        return SourceLeaf(role, leaf.node, leaf.start, leaf.end, pieces, label, self.book.leaf_name(leaf))

    def _pieces(
        self,
        start: int,
        end: int,
        forest: tuple[Nested, ...],
        marks: list[tuple[int, Mark]],
        page: str,
        seen: set[str],
        linked: bool,
    ) -> Iterator[Piece]:
        """Cut `[start, end)` by its nested spans; a mark stands where its quote ends, but never inside a link."""
        at = start
        for nested in forest:
            span = nested.span
            yield from self._plain(at, span.start, marks)
            at = span.end
            clause = span.layer == "clause"
            inner_marks = [m for m in marks if span.start < m[0] < span.end or (clause and m[0] == span.end)]
            hidden = [] if clause else inner_marks
            for mark in inner_marks:
                marks.remove(mark)
            first = span.layer == "term" and span.ref not in seen
            if span.layer == "term":
                seen.add(span.ref)
            inside = self._pieces(
                span.start, span.end, nested.inside, inner_marks if clause else [], page, seen, linked or not clause
            )
            yield Marked(
                span.layer,
                span.ref,
                self._href(span, page),
                tuple(inside),
                first,
                self._tip(span),
                linked,
            )
            yield from (mark for _, mark in hidden)
        yield from self._plain(at, end, marks)

    def _plain(self, start: int, end: int, marks: list[tuple[int, Mark]]) -> Iterator[Piece]:
        """Words without spans; marks whose place is in `(start, end]`, or just at `start`, stand between them."""
        for place, mark in sorted(marks, key=lambda pair: pair[0]):
            if start <= place <= end:
                yield from self._words(start, place)
                yield mark
                marks.remove((place, mark))
                start = place
        yield from self._words(start, end)

    def _words(self, start: int, end: int) -> Iterator[Piece]:
        """The characters of a stretch, cut where a mark is shown wider than it is printed."""
        for place in range(start, end):
            if place in self._wide:
                if start < place:
                    yield Words(self.text[start:place])
                yield Wide(self.text[place], self._wide[place])
                start = place + 1
        if start < end:
            yield Words(self.text[start:end])

    def _href(self, span: Span, page: str) -> str:
        if span.layer == "term":
            return addresses.link(page, addresses.GLOSSARY, span.ref)
        if span.layer == "figure":
            return addresses.link(page, addresses.FIGURES, span.ref)
        return ""

    def _tip(self, span: Span) -> str:
        if span.layer == "term":
            return self._terms[span.ref].definition
        if span.layer == "figure":
            return figure_words(self._figures[span.ref])
        return ""


def _addressed(annotated: Annotated) -> frozenset[str]:
    """Ids that a relation, a reading or a hole points at."""
    ends = [end.at for relation in annotated.relations for end in (relation.source, relation.target)]
    ends += [end.at for reading in annotated.readings for end in (reading.first, reading.second)]
    return frozenset([*ends, *(hole.at for hole in annotated.holes)])


def figure_words(figure: Figure) -> str:
    """A figure's meaning in a line: `受理的行政复议申请：441宗；年内`. Only what the text says, and the caution."""
    if figure.kind == "zero-word":
        return "表述用语，不是统计数值。"
    value = figure.value
    if figure.lower and figure.upper and figure.lower != figure.upper:
        value = f"{figure.lower}—{figure.upper}"
    elif figure.lower and figure.approx:
        value = f"不少于{figure.lower}"
    elif figure.upper and figure.approx:
        value = f"不超过{figure.upper}"
    direction = {"up": "上升", "down": "下降", "": ""}[figure.direction]
    base = f"（{compared}）" if (compared := words.compared_with(figure)) else ""
    said = f"{figure.comparison}{direction}{value}{figure.unit}{base}"
    head = "：".join(part for part in (figure.counted, said) if part)
    return "；".join(part for part in (head, words.figure_time(figure), figure.caution) if part)


def _walk(items: Iterable[SubItem]) -> Iterator[SubItem]:
    for sub in items:
        yield sub
        yield from _walk(sub.items)


def _levels(items: Iterable[SubItem], level: int) -> Iterator[tuple[SubItem, int]]:
    for sub in items:
        yield sub, level
        yield from _levels(sub.items, level + 1)


def opening(item: Item, most: int = 48) -> str:
    """The first sentence of an item, at most so many characters of it."""
    words = item.sentences[0].text if item.sentences else item.title
    return words if len(words) <= most else words[: most - 1] + "…"
