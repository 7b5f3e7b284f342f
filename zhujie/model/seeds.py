"""What a person writes in `seeds/`: facts, terms, relations, notes, corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhujie.model.places import NOWHERE, Place
from zhujie.model.report import Kind

YEARS = (1949, 2199)
"""The first and the last year a report can be about."""


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
class Highlight:
    """Literal words of the report around a figure that the home page shows."""

    quote: str
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
    highlights: tuple[Highlight, ...] = ()
    """The figures shown on the home page, in order."""
    place: Place = NOWHERE


SourceKind = Literal["statute", "document", "official", "press", "academic", "encyclopedia", "report"]
"""`statute` and `document`: the wording itself; `official`: what an organ published about it; `report`: a report of
this genre, which shows that a word is used and never what it means."""

Evidence = Literal["text", "official", "reported", "none"]
"""The best place where the core of a definition was read: 法条或文件原文, 官方发布, 报道或推断, 未见权威出处."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a statement was verified."""

    title: str
    publisher: str
    url: str = ""
    """Empty when the source is the report itself or has no address."""
    kind: SourceKind = "official"
    date: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """A governing document. `number` is empty unless it was seen in a source."""

    title: str
    number: str = ""
    issuer: str = ""
    date: str = ""
    url: str = ""
    """Where its text stands officially; empty when no such address was seen."""


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
    evidence: Evidence
    aliases: tuple[str, ...] = ()
    """Words people search by that do not stand in the text; never matched in the text."""
    note: str = ""
    basis: tuple[Basis, ...] = ()
    caution: str = ""
    later: str = ""
    """What came after the report's year (后续)."""
    see: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    """Longer words in which a form is something else: 宗 in 宗旨."""
    once: bool = False
    """Underline only its first place in a report: an everyday word that stands in every line."""
    keep: bool = False
    """Keep the entry although no report uses it."""
    place: Place = NOWHERE


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
    place: Place = NOWHERE
    """Where the quote is written in the seeds."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two places of one report. The report itself states none: each is an editor's or a machine's."""

    id: str
    kind: RelationKind
    source: End
    target: End
    basis: Literal["同词", "编者判断", "自动"]
    """What it rests on: words that stand at both ends, an editor's reading, or a program's comparison."""
    reason: str
    shared: tuple[str, ...] = ()
    """Words that stand in both quotes."""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Reading:
    """对照阅读: two places about the same object, side by side, with the editor's sentence."""

    id: str
    first: End
    second: End
    sentence: str
    place: Place = NOWHERE


NoteKind = Literal["脱文", "存疑", "歧义", "表述不一", "口径", "勿误读"]
"""脱文: words are missing. 存疑: the wording does not hold together. 歧义: it can be read in two ways. 表述不一: two places
differ. 口径: what a word or number covers. 勿误读: what must not be concluded."""


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note on literal words of the report."""

    id: str
    kind: NoteKind
    quote: str
    text: str
    conjecture: str = ""
    """理校: what may have stood there, in our words and marked so; it never enters the text."""
    defect: bool = False
    """A defect of the source itself: marked 〔原文如此〕 and registered on the page about this site."""
    start: int = -1
    end: int = -1
    sentence: str = ""
    """Id of the sentence (or node) the quote ends in; empty until resolved."""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class FigureOverride:
    """A correction of the number classifier in `seeds/<slug>/figures.yml`, on literal words."""

    quote: str
    """Literal words of the report, long enough to occur once, that contain `surface`."""
    surface: str
    values: tuple[tuple[str, str], ...]
    """Fields of `Figure` to set, by name."""
    place: Place
