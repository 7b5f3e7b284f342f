"""A parsed report: parts, items, sentences, clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhujie.model.places import Finding, SourceText

Kind = Literal["measures", "problems", "plans", "duty", "overview", "other", "body"]
"""What a part of the report is about. `body` is a report with no numbered part at all."""


ITEM_PREFIX: dict[Kind, str] = {
    "measures": "measure",
    "problems": "problem",
    "plans": "plan",
    "duty": "duty",
    "overview": "overview",
    "other": "other",
    "body": "body",
}
"""First word of an item's id, by the kind of its part: `measure-2`, `problem-1`, `plan-3`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence up to a comma or semicolon; its mark belongs to it. Id: `problem-3-1-c2`."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest thing with an address. Id: its item's id and its number in the item, `measure-2-6`."""

    id: str
    text: str
    start: int
    end: int
    clauses: tuple[Clause, ...] = ()
    """The sentence cut at commas and semicolons, without gaps; one clause when there is nothing to cut."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, mark and closing punctuation included: `(二)依法全面履行政府部门职能。`"""

    text: str
    start: int
    end: int
    label: str
    """The mark as printed: `（一）`, `一、`, `1.`; empty when it has none."""
    title: str
    """The words between mark and closing punctuation, a literal substring of `text`."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme inside an item, from the report's own seeds: it starts at a sentence whose first words are `quote`."""

    id: str
    """`topic-` and the id of its first sentence."""
    title: str
    """The editor's short label; ours, not the report's."""
    quote: str
    """The literal topic sentence (or clause) that opens it."""
    start: int
    end: int
    sentences: tuple[str, ...]
    """Ids of its sentences, in order."""


@dataclass(frozen=True, slots=True)
class SubItem:
    """A numbered stretch inside an item (`1.`, `一是`), which may hold others."""

    id: str
    """The item's id, `-i` and the number: `measure-2-i1`; deeper `measure-2-i1-i2`."""
    label: str
    number: int
    title: str
    start: int
    end: int
    heading: Heading | None
    """Set when the heading stands apart from the sentences; None for an in-line `一是…`."""
    sentences: tuple[str, ...]
    """Ids of its own sentences, those of deeper sub-items included."""
    items: tuple[SubItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One measure, one problem, one plan…"""

    id: str
    """`measure-2`: kind and running number over the whole report, in order of appearance."""
    kind: Kind
    number: int
    label: str
    """The mark as printed, empty when there is none (a problem known by its area)."""
    title: str
    """From the heading; without one, a literal piece of the text (`治安防范` of `治安防范方面,`)."""
    start: int
    end: int
    heading: Heading | None
    sentences: tuple[Sentence, ...]
    """Every sentence of the item in order, those of sub-items included; the heading is not one of them."""
    introduction: tuple[str, ...] = ()
    """Ids of the sentences that stand before the first sub-item or topic."""
    topics: tuple[Topic, ...] = ()
    items: tuple[SubItem, ...] = ()

    def headings(self) -> Iterator[Heading]:
        """The item's own heading and those of its sub-items, in order."""
        if self.heading:
            yield self.heading
        stack = list(reversed(self.items))
        while stack:
            sub = stack.pop()
            if sub.heading:
                yield sub.heading
            stack.extend(reversed(sub.items))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report: `一、2020年的主要举措和成效` and all below it."""

    id: str
    """`part-1`, in order of appearance."""
    kind: Kind
    label: str
    title: str
    start: int
    end: int
    heading: Heading | None
    introduction: tuple[Sentence, ...]
    """Sentences between the heading and the first item, ids `part-2-1`, `part-2-2`, …"""
    items: tuple[Item, ...]


LineRole = Literal["title", "meta", "addressee", "text", "signature"]


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line before the body or after it, and what it seems to be."""

    role: LineRole
    start: int
    end: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands before the first part (`preamble-1`, …) or, for a signature, after the last (`closing-1`, …)."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    lines: tuple[FrontLine, ...]
    title: str = ""
    """The report's printed title, empty when it has none; never invented."""
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A parsed report. Its nodes tile the source: every character has exactly one innermost owner."""

    source: SourceText
    preamble: Matter
    parts: tuple[Part, ...]
    closing: Matter
    findings: tuple[Finding, ...] = ()

    def items(self) -> Iterator[Item]:
        """Every item, in order of appearance."""
        for part in self.parts:
            yield from part.items

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order of appearance."""
        yield from self.preamble.sentences
        for part in self.parts:
            yield from part.introduction
            for item in part.items:
                yield from item.sentences
        yield from self.closing.sentences

    def headings(self) -> Iterator[Heading]:
        """Every heading that stands apart from the sentences, in order of appearance."""
        for part in self.parts:
            if part.heading:
                yield part.heading
            for item in part.items:
                yield from item.headings()
