"""What a template gets: finished, typed values, with every link resolved. Plain strings are escaped when printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from zhujie.model import Derived, Figure, Kind, Note, Term
from zhujie.pages.pieces import Paragraph, SourceLeaf


@dataclass(frozen=True, slots=True)
class Link:
    """A title and a relative address."""

    title: str
    href: str
    name: str = ""
    """`举措二`: how the target is called, where that is not its title."""
    kind: str = ""
    line: str = ""
    """One line about the target."""
    count: int = 0


Holes = tuple[tuple[str, tuple[Link, ...]], ...]
"""What was not found in the text, and the places (`name`) with their words (`title`) it was not found for."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the report cited elsewhere on the site: before, marked and after, with the address they link to.

    A very long sentence is cut, with …… where it is.
    """

    before: str
    marked: str
    after: str
    href: str
    name: str
    """`举措二·句6`."""
    kind: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()
    """The marked words, cut where they are shared with the quote facing them: (words, shared?)."""


@dataclass(frozen=True, slots=True)
class Related:
    """A relation as seen from one of its ends."""

    id: str
    heading: str
    """`对应的问题`: what the other end is to this page."""
    here: Quote
    there: Quote
    title: str
    """Title of the item at the other end."""
    reason: str
    basis: str
    sentence: str
    """Id of the node on this page that it stands beside."""
    kind: str


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note of ours beside its sentence."""

    number: int
    note: Note
    mark: str
    href: str
    where: str


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A figure in words, for the margin and the table."""

    figure: Figure
    words: str
    href: str
    where: str
    kind_name: str
    derived: tuple[Derived, ...]
    time: str
    scope: str
    compared: str
    """`与2019年相比`."""
    limits: str
    """`12月份以来，三区`: what must stand beside a figure that is shown without its sentence."""


@dataclass(frozen=True, slots=True)
class TermCard:
    """A term used on a page: what its tip says, and the end notes of the printed page."""

    id: str
    headword: str
    pinyin: str
    english: str
    definition: str
    caveat: str
    """What even a tip says of its evidence; empty where it rests on a text or an organ's own word."""
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and what stands beside it."""

    paragraph: Paragraph
    notes: tuple[NoteCard, ...]
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """The field and the list by which a reader thins out a page."""

    label: str
    placeholder: str
    every: str
    """What the list says for all categories."""
    options: tuple[tuple[str, str], ...]
    """Category and what the list says for it."""
    below: str = ""
    """Id of the heading it stands below; the page's first paragraph, if none."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What a browser needs of a page and its Markdown does not say; the host puts it on (`zhujie/host/dress.py`)."""

    sections: dict[int, str] = field(default_factory=dict)
    """For a level of headings the element that a heading and what follows it become: `article.entry`."""
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    """Attributes of the section, row or block with an id."""
    tables: dict[str, str] = field(default_factory=dict)
    """Classes of the table below the heading with an id."""
    filter: Filter | None = None
    switch: str = ""
    """Words of the box that leaves only rows with gaps."""
    kind: str = ""
    """Of the item a page is about."""
    leaves: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What stands on the sentences and headings of the source, by id (`zhujie/pages/dress.py`)."""
    blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """More classes of the paragraph that begins with a leaf."""
    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    """By number: `id`, `sentence` and `quote` of a note that stands on the page."""
    items: str = ""
    """Kind of the items a page lists."""
    home: dict[str, str] = field(default_factory=dict)
    """On the home page, by anchor of a heading the kind of the part whose items it lists."""
    full: bool = False
    """Notes and pointers stand below their paragraph, not beside it."""
    verbatim: dict[str, str] = field(default_factory=dict)
    """By id of a sentence the address that its number leads to, on the page that prints the source as it is."""
    opening: str = ""
    """White space before the first leaf."""
    partial: str = ""
    """A piece of HTML of the theme that stands below the page's first paragraph."""
    data: str = ""
    """JSON for the page's scripts, in the element `source`."""
    scripts: tuple[str, ...] = ()
    pointers: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By id of the relation: kind of its other end, and the sentence it stands beside."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of a page, a file of its own."""

    path: str
    """`assets/chart-changes.svg`."""
    template: str
    """Its file in `templates/charts/`."""
    data: object


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: where it goes, how it is called, which template shows it and with what."""

    path: str
    """Path of the HTML page, `measures/1.html`; the Markdown file is the same with `.md`."""
    template: str
    title: str
    description: str
    data: object
    dress: Dress = field(default_factory=lambda: Dress())
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What every page says of its report."""

    organ: str
    year: int
    title: str
    """The report's title, or the editor's (拟题)."""
    titled_by_us: bool
    source_url: str
    site_name: str
    sha256: str
    characters: int
    """Characters of the text, marks included, white space not."""
    published: str
    region: str


@dataclass(frozen=True, slots=True)
class PartSummary:
    """A part of the report with links to its items."""

    id: str
    kind: Kind
    kind_name: str
    title: str
    href: str
    items: tuple[Link, ...]
    heading: SourceLeaf | None
    introduction: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """`index.html`."""

    about: About
    parts: tuple[PartSummary, ...]
    preamble: tuple[Paragraph, ...]
    closing: tuple[Paragraph, ...]
    flow: Flow
    highlights: tuple[FigureCard, ...]
    counts: tuple[Link, ...]
    """What the edition adds: glossary, figures, relations, notes with their numbers."""
    notes: tuple[NoteCard, ...]
    terms: tuple[TermCard, ...]


@dataclass(frozen=True, slots=True)
class FlowBox:
    """A box of the picture 问题 → 计划 → 举措."""

    id: str
    kind: Kind
    name: str
    title: str
    href: str
    x: int
    y: int
    open: bool
    """Nothing is linked to it: drawn as an open end."""


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A curve between two boxes, with how many relations it stands for."""

    start: str
    end: str
    path: str
    count: int
    kind: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture of relations between items, in units of an SVG view box."""

    width: int
    height: int
    box_width: int
    box_height: int
    columns: tuple[tuple[str, int], ...]
    """Heading and x of each column."""
    boxes: tuple[FlowBox, ...]
    lines: tuple[FlowLine, ...]
    rows: tuple[tuple[str, str, str], ...]
    """The same as text: from, relation, to."""


@dataclass(frozen=True, slots=True)
class KindPage:
    """`measures/index.html`."""

    about: About
    kind: Kind
    kind_name: str
    parts: tuple[PartSummary, ...]
    notes: tuple[NoteCard, ...]
    terms: tuple[TermCard, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """`measures/2.html`."""

    about: About
    id: str
    kind: Kind
    kind_name: str
    name: str
    """`举措二`."""
    title: str
    heading: SourceLeaf | None
    heading_notes: tuple[NoteCard, ...]
    notes: tuple[NoteCard, ...]
    """Those and those on its sentences."""
    blocks: tuple[Block, ...]
    topics: tuple[Link, ...]
    related: tuple[Related, ...]
    holes: Holes
    terms: tuple[TermCard, ...]
    previous: Link | None
    next: Link | None
    up: Link
    position: int
    total: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry with every place it is used."""

    term: Term
    initial: str
    """`S`: first letter of the pinyin, `#` when it has none."""
    category: str
    evidence: str
    occurrences: tuple[Quote, ...]
    see: tuple[Link, ...]
    search: str
    """What the filter looks in, cut by `|`: headword, forms, aliases, pinyin without tones, initials, English."""


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """`glossary.html`."""

    about: About
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    categories: tuple[Link, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TextPage:
    """`text.html`: the source, verbatim."""

    about: About
    leaves: tuple[SourceLeaf, ...]
    broken: tuple[bool, ...]
    """Whether a leaf is a gap with a line break."""


@dataclass(frozen=True, slots=True)
class AboutPage:
    """`about.html`."""

    about: About
    encoding: str
    automatic: bool
    """Some relations were suggested by a program."""
    counts: tuple[tuple[str, int], ...]
    doubtful: tuple[NoteCard, ...]
    """Notes on the wording of the source itself."""
    notes: tuple[NoteCard, ...]
    """All others."""
    findings: tuple[str, ...]
    unverified: tuple[Link, ...]
    publishers: tuple[tuple[str, int], ...]
    """Who published the sources, each with the number of entries that cite it, the busiest first."""
    widened: bool
    """Half-width marks are shown at full width."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures other than counts and rates, named so that none is missing: dates, names, ordinals."""

    name: str
    cards: tuple[FigureCard, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its own table; `svg` names the template, coordinates are in units of its view box."""

    id: str
    title: str
    subtitle: str
    template: str
    data: object
    rows: tuple[tuple[str, str, str], ...]
    columns: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check in words: the figure it is about, what was found, and the sentence."""

    subject: str
    text: str
    href: str
    where: str


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Quantities said in words, of one kind: each with its id and its clause, in which it is marked."""

    name: str
    quotes: tuple[tuple[str, Quote], ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """`figures.html`."""

    about: About
    cards: tuple[FigureCard, ...]
    kinds: tuple[Link, ...]
    others: tuple[FigureGroup, ...]
    checks: tuple[CheckLine, ...]
    """Sums and lists: what the report's own numbers say of each other."""
    derived: tuple[CheckLine, ...]
    """Values worked out by this edition."""
    claims: tuple[ClaimGroup, ...]
    charts: tuple[Chart, ...]
    columns: tuple[tuple[str, str], ...]
    """Name and meaning of each column of the file of numbers."""
    codes: tuple[tuple[str, str], ...]
    """Code and name of each kind of number in that file."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What is linked to a row in one column, or why nothing is."""

    links: tuple[Link, ...] = ()
    hole: bool = False
    """An editor looked and found none."""
    hint: str = ""
    """What the dash says where none is looked for, or where it stands in another row."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the matrix: a clause or a plan, and what is linked to it in each column."""

    id: str
    quote: Quote
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """`relations.html`."""

    about: About
    flow: Flow
    tables: tuple[tuple[str, tuple[str, ...], tuple[MatrixRow, ...]], ...]
    """Title, column names, rows."""
    readings: tuple[tuple[str, Quote, Quote, str], ...]
    """Id, both quotes, the editor's sentence."""
    relations: tuple[Related, ...]
    hole_count: int
    """Cells that say 文中未见."""
    made_by: str
    """One sentence: who made the relations, an editor or a program."""
    nothing: str
    """What an empty cell of a matrix says: 文中未见 is an editor's finding, a program only finds nothing alike."""


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """`documents.html`: laws and documents the text names."""

    about: About
    entries: tuple[Entry, ...]
    titles: tuple[tuple[str, tuple[Quote, ...]], ...] = ()
    """Names in book-title marks that no entry explains, with the sentences they stand in."""
    unmarked: tuple[tuple[str, tuple[Quote, ...]], ...] = ()
    """Names without such marks, found by their wording."""
    links: tuple[tuple[Link, ...], ...] = ()
    """For each entry where its text stands: title, address, and (`name`) who published it."""
    marked: frozenset[str] = frozenset()
    """Ids of the terms whose form is a whole title in book-title marks."""
