"""The records every stage hands to the next.

All records are frozen and hold tuples, so a stage can only add a new record, never change an old one: the report that
is annotated is the report that was parsed. Offsets are Unicode code points from 0 into `SourceText.text`; `start` is
inclusive and `end` exclusive, so `source.text[x.start:x.end] == x.text` for every record that carries a text.

Measures, problems and plans are *kinds* of `Item`, not three classes: genre reports mix and rename them freely, and
everything said of one (number, title, sentences, relations) is said of all.
"""

from __future__ import annotations

from zhujie.model.annotation import (
    Annotated,
    Claim,
    ClaimKind,
    Derived,
    Figure,
    FigureCheck,
    FigureKind,
    Hole,
    Occurrence,
)
from zhujie.model.places import NOWHERE, Fault, Finding, Place, Severity, SourceText
from zhujie.model.report import (
    ITEM_PREFIX,
    Clause,
    FrontLine,
    Heading,
    Item,
    Kind,
    LineRole,
    Matter,
    Part,
    Report,
    Sentence,
    SubItem,
    Topic,
)
from zhujie.model.seeds import (
    YEARS,
    Basis,
    End,
    Evidence,
    FigureOverride,
    Highlight,
    Note,
    NoteKind,
    Override,
    Reading,
    Reference,
    Relation,
    RelationKind,
    ReportSeed,
    SourceKind,
    Term,
    TermCategory,
    TopicSeed,
)

__all__ = [
    "ITEM_PREFIX",
    "NOWHERE",
    "YEARS",
    "Annotated",
    "Basis",
    "Claim",
    "ClaimKind",
    "Clause",
    "Derived",
    "End",
    "Evidence",
    "Fault",
    "Figure",
    "FigureCheck",
    "FigureKind",
    "FigureOverride",
    "Finding",
    "FrontLine",
    "Heading",
    "Highlight",
    "Hole",
    "Item",
    "Kind",
    "LineRole",
    "Matter",
    "Note",
    "NoteKind",
    "Occurrence",
    "Override",
    "Part",
    "Place",
    "Reading",
    "Reference",
    "Relation",
    "RelationKind",
    "Report",
    "ReportSeed",
    "Sentence",
    "Severity",
    "SourceKind",
    "SourceText",
    "SubItem",
    "Term",
    "TermCategory",
    "Topic",
    "TopicSeed",
]
