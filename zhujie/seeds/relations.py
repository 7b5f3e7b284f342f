"""`seeds/<slug>/relations.yml`: links between two places of a report, and readings of two places side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal, cast, get_args

from zhujie.model import NOWHERE, End, Finding, Reading, Relation, RelationKind
from zhujie.seeds.reader import read_file
from zhujie.seeds.record import Record
from zhujie.seeds.schema import ID, Fields, ListOf, Paragraphs, Quoted, Text
from zhujie.seeds.unique import check_unique

_Basis = Literal["同词", "编者判断"]

_END = Fields("end", required={"at": ID, "quote": Quoted()})
_RELATION = Fields(
    "relation",
    required={
        "id": ID,
        "kind": Text(choices=get_args(RelationKind)),
        "source": _END,
        "target": _END,
        "basis": Text(choices=get_args(_Basis)),
        "reason": Paragraphs(),
    },
    optional={"shared": ListOf(Quoted())},
)
_READING = Fields("reading", required={"id": ID, "first": _END, "second": _END, "sentence": Paragraphs()})
SCHEMA = Fields("file of relations", optional={"relations": ListOf(_RELATION), "readings": ListOf(_READING)})


def read_relations(path: Path, shown: str) -> tuple[tuple[Relation, ...], tuple[Reading, ...], tuple[Finding, ...]]:
    """Relations and readings with unresolved ends, and every fault that shows without the report's text."""
    root, findings = read_file(path, shown, SCHEMA)
    relations, readings = root.records("relations"), root.records("readings")
    return (
        tuple(_relation(record) for record in relations),
        tuple(_reading(record) for record in readings),
        (*findings, *check_unique((*relations, *readings)), *_check_shared(relations), *_check_ends(root)),
    )


def _relation(record: Record) -> Relation:
    return Relation(
        id=record.text("id"),
        kind=cast(RelationKind, record.text("kind")),
        source=_end(record.record("source")),
        target=_end(record.record("target")),
        basis=cast(_Basis, record.text("basis")),
        reason=record.text("reason"),
        shared=record.texts("shared"),
        place=record.place,
    )


def _reading(record: Record) -> Reading:
    first, second = _end(record.record("first")), _end(record.record("second"))
    return Reading(record.text("id"), first, second, record.text("sentence"), record.place)


def _end(record: Record) -> End:
    return End(record.text("at"), record.text("quote"), place=record.place_of("quote"))


def _check_shared(records: tuple[Record, ...]) -> Iterator[Finding]:
    """A relation that rests on shared words names them."""
    for record in records:
        if record.text("basis") == "同词" and not record.entries("shared"):
            message = f'relation "{record.text("id")}" rests on 同词, but its "shared" names no word.'
            advice = "List the words that stand in both quotes, or write basis: 编者判断."
            yield Finding("error", "missing-key", record.place_of("shared"), message, advice)


def _check_ends(root: Record) -> Iterator[Finding]:
    """Two ends are two places, and two places are joined once in a way."""
    first: dict[tuple[str, End, End], Record] = {}
    for noun, names in (("relation", ("source", "target")), ("reading", ("first", "second"))):
        for record in root.records(f"{noun}s"):
            name, kind = f'{noun} "{record.text("id")}"', record.text("kind") or noun
            one, other = (replace(_end(record.record(name)), place=NOWHERE) for name in names)
            if one.at and one.at == other.at and (noun == "relation" or one.quote == other.quote):
                message = f"{name} joins {one.at} with itself."
                yield Finding("error", "same-end", record.place, message, "Name the other place.", one.at)
            earlier = first.setdefault((kind, one, other), record)
            if earlier is not record and one.quote and other.quote:
                message = f"{name} says the same as the one at {earlier.place}."
                yield Finding("error", "duplicate-entry", record.place, message, "Keep one of them.")
