"""`seeds/<slug>/notes.yml`: an editor's notes on literal words of a report."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from zhujie.model import Finding, Note, NoteKind
from zhujie.seeds.reader import read_file
from zhujie.seeds.record import Record
from zhujie.seeds.schema import ID, Fields, Flag, ListOf, Paragraphs, Quoted, Text
from zhujie.seeds.unique import check_unique

_NOTE = Fields(
    "note",
    required={"id": ID, "kind": Text(choices=get_args(NoteKind)), "quote": Quoted(), "text": Paragraphs()},
    optional={"conjecture": Paragraphs(blank=True), "defect": Flag()},
)
SCHEMA = Fields("file of notes", optional={"notes": ListOf(_NOTE)})


def read_notes(path: Path, shown: str) -> tuple[tuple[Note, ...], tuple[Finding, ...]]:
    """The notes, not yet placed in the report, and every fault that shows without the report's text."""
    root, findings = read_file(path, shown, SCHEMA)
    records = root.records("notes")
    return tuple(_note(record) for record in records), (*findings, *check_unique(records))


def _note(record: Record) -> Note:
    return Note(
        id=record.text("id"),
        kind=cast(NoteKind, record.text("kind")),
        quote=record.text("quote"),
        text=record.text("text"),
        conjecture=record.text("conjecture"),
        defect=record.flag("defect"),
        place=record.place,
    )
