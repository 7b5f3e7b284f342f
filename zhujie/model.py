"""The records every stage hands to the next.

All records are frozen and hold tuples, so a stage can only add a new record, never change an old one: the report that
is annotated is the report that was parsed. Offsets are Unicode code points from 0 into `SourceText.text`; `start` is
inclusive and `end` exclusive, so `source.text[x.start:x.end] == x.text` for every record that carries a text.

Measures, problems and plans are *kinds* of `Item`, not three classes: genre reports mix and rename them freely, and
everything said of one (number, title, sentences, relations) is said of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["measures", "problems", "plans", "duty", "overview", "other", "body"]
"""What a part of the report is about. `body` is a report with no numbered part at all."""

Severity = Literal["error", "warning", "info"]

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


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fault is: a file, and a line and column in it (1-based, columns in code points; 0 = not known)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, leaving out what is not known."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know about an input: what was found, what was expected, what to do."""

    severity: Severity
    code: str
    """Short stable name in kebab-case, e.g. `numbering-gap`."""
    place: Place
    message: str
    """One English sentence: what was found and what was expected."""
    advice: str = ""
    """One English sentence: what to do about it."""
    quote: str = ""
    """The literal words of the input the finding is about, if any."""

    def __str__(self) -> str:
        """One line for a terminal."""
        return f"{self.place}: {self.severity}: {self.message}{' ' + self.advice if self.advice else ''}"


class Fault(Exception):
    """A user's mistake that stops the work. Carries every finding of the run, not only the first."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(str(f) for f in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class SourceText:
    """A report as received: its decoded characters, never altered (line ends and spaces included)."""

    path: str
    """As shown to people: relative to the project where possible."""
    text: str
    """Decoded characters. A byte order mark is not part of the text and has no offset."""
    sha256: str
    """Hex digest of the file's bytes."""
    encoding: str
    """`utf-8`, `utf-8-sig` or `gb18030`."""

    def place(self, offset: int) -> Place:
        """Line and column of an offset."""
        line = self.text.count("\n", 0, offset) + 1
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        return Place(self.path, line, column)


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


# --- what a person writes in seeds/ -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TopicSeed:
    """A topic sentence named in `report.yml`: literal words and the short label shown above them."""

    quote: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Override:
    """One correction of the parser in `report.yml`: the node that begins at `quote` is an `as_`."""

    quote: str
    as_: Literal["part", "item", "sub-item", "heading", "text"]
    """`heading`: part or item level unchanged but the quote, whole, is its heading; `text`: no node begins here."""
    kind: Kind | None
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class ReportSeed:
    """`seeds/<slug>/report.yml`: what is known about a report besides its text. Unknown values are empty strings."""

    slug: str
    organ: str
    year: int
    sha256: str
    title: str = ""
    """The report's own title if it has one elsewhere; empty when unknown."""
    display_title: str = ""
    """The editor's title for a report without one, shown as 拟题."""
    region: str = ""
    published: str = ""
    source_url: str = ""
    site_url: str = ""
    site_name: str = ""
    topics: tuple[TopicSeed, ...] = ()
    overrides: tuple[Override, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    """Government page tags (name, value), empty values left out."""
    full_width_punctuation: bool = True
    """View setting: annotated pages set `, : ; ( )` between Han characters at full width."""
    highlights: tuple[str, ...] = ()
    """Literal quotes of the figures shown on the home page, in order."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a statement was verified."""

    title: str
    publisher: str
    url: str = ""
    """Empty when the source is the report itself or has no address."""
    kind: Literal["official", "statute", "press", "academic", "encyclopedia", "report"] = "official"
    date: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """A governing document. `number` is empty unless it was seen in a source."""

    title: str
    number: str = ""
    issuer: str = ""
    date: str = ""


TermCategory = Literal["policy", "system", "campaign", "organ", "crime", "law", "award", "metric", "phrase"]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry."""

    id: str
    headword: str
    forms: tuple[str, ...]
    """As they stand in reports, without outer quotation marks; matched whatever the width of punctuation."""
    pinyin: str
    english: str
    category: TermCategory
    definition: str
    """One sentence of at most 60 characters: the tip."""
    sources: tuple[Reference, ...]
    status: Literal["verified", "partly", "unverified"]
    """`unverified` is shown as 未见权威出处."""
    confidence: Literal["high", "medium", "low"]
    aliases: tuple[str, ...] = ()
    """Words people search by that do not stand in the text; never matched in the text."""
    note: str = ""
    basis: tuple[Basis, ...] = ()
    caution: str = ""
    later: str = ""
    """What came after the report's year (后续)."""
    see: tuple[str, ...] = ()
    keep: bool = False
    """Keep the entry although no report uses it."""
    place: Place = Place("")


RelationKind = Literal["回应", "基础", "延续"]
"""回应: a plan answers a problem. 基础: a measure already bears on a problem. 延续: a plan carries a measure on."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation: a node's id (item, topic, sentence or clause) and the literal words there."""

    at: str
    quote: str
    start: int = -1
    """Offset of the quote in the source; -1 until it is resolved against a report."""
    end: int = -1
    place: Place = Place("")
    """Where the quote is written in the seeds."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two places of one report. The report itself states none: each is an editor's or a machine's."""

    id: str
    kind: RelationKind
    source: End
    target: End
    basis: Literal["同词", "编辑判断", "自动"]
    confidence: Literal["high", "medium", "low"]
    reason: str
    shared: tuple[str, ...] = ()
    """Words that stand in both quotes."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Reading:
    """对照阅读: two places about the same object, side by side, with the editor's sentence."""

    id: str
    first: End
    second: End
    sentence: str
    place: Place = Place("")


NoteKind = Literal["缺字", "歧义", "表述不一", "口径", "勿误读"]


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note on literal words of the report."""

    id: str
    kind: NoteKind
    quote: str
    text: str
    defect: bool = False
    """A defect of the source itself: marked 〔原文如此〕 and registered on the page about this site."""
    start: int = -1
    end: int = -1
    sentence: str = ""
    """Id of the sentence (or node) the quote ends in; empty until resolved."""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class FigureOverride:
    """A correction of the number classifier in `seeds/<slug>/figures.yml`, on literal words."""

    quote: str
    """Literal words of the report, long enough to occur once, that contain `surface`."""
    surface: str
    values: tuple[tuple[str, str], ...]
    """Fields of `Figure` to set, by name."""
    place: Place


# --- what the annotation stage adds -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a term's form stands in a sentence or heading."""

    term: str
    form: str
    start: int
    end: int
    node: str
    """Id of the sentence, or of the item or part whose heading it stands in."""


FigureKind = Literal[
    "count", "amount", "rate", "change", "level", "rank", "part", "list-length", "date", "name", "ordinal", "zero-word"
]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number expression of the text, with its meaning. What the text does not say stays empty (None or '')."""

    id: str
    """`n-` and its start offset: `n-2091`. It depends on the source alone, not on how many numbers a rule finds."""
    surface: str
    """Literal, unit included: `1.3万多人次`."""
    kind: FigureKind
    value: str
    """Decimal in plain notation, units of 万/亿 multiplied out: `13000`; empty for names, dates, zero-words."""
    unit: str
    start: int
    end: int
    sentence: str
    """Id of the sentence, or of the item or part whose heading it stands in."""
    approx: str = ""
    """The approximating word as printed (余, 多, 约, 超), empty when exact."""
    lower: str = ""
    upper: str = ""
    direction: Literal["", "up", "down"] = ""
    comparison: str = ""
    """As printed: 同比, 环比…"""
    measures: str = ""
    """What is counted, literal from the text."""
    time_base: str = ""
    scope: str = ""
    whole: str = ""
    """For a part of a whole, the id of the whole."""
    caution: str = ""
    derived: tuple[Derived, ...] = ()

    @property
    def is_figure(self) -> bool:
        """True for what a reader would take as a figure; False for dates, names, ordinals, zero-words."""
        return self.kind not in ("date", "name", "ordinal", "zero-word")


@dataclass(frozen=True, slots=True)
class Derived:
    """A value we computed, always shown as 推算, never as reported."""

    what: str
    lower: str
    upper: str
    how: str


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A check on figures: part + part = whole, claimed against listed, an implied base."""

    kind: Literal["sum", "list", "base"]
    figures: tuple[str, ...]
    ok: bool | None
    """None when it cannot be decided."""
    sentence: str
    text: str
    """Neutral Chinese: `36+4=40,相符`, `列出5/共12`, `推算…`."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A clause of a problem, or a plan, for which no counterpart was found in the text."""

    at: str
    missing: RelationKind
    text: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report and everything laid beside it. The report itself is untouched."""

    report: Report
    seed: ReportSeed
    terms: tuple[Term, ...]
    occurrences: tuple[Occurrence, ...]
    relations: tuple[Relation, ...] = ()
    readings: tuple[Reading, ...] = ()
    holes: tuple[Hole, ...] = ()
    notes: tuple[Note, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: tuple[FigureCheck, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
