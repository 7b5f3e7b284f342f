"""`seeds/<slug>/relations.yml`: links between two places of a report, and readings of two places side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast, get_args

from zhujie.model import End, Finding, Reading, Relation, RelationKind
from zhujie.seeds.reader import read_file
from zhujie.seeds.record import Record
from zhujie.seeds.schema import ID, Fields, ListOf, Text
from zhujie.seeds.unique import check_unique

_Basis = Literal["同词", "编辑判断"]

_END = Fields("end", required={"at": ID, "quote": Text()})
_RELATION = Fields(
    "relation",
    required={
        "id": ID,
        "kind": Text(choices=get_args(RelationKind)),
        "source": _END,
        "target": _END,
        "basis": Text(choices=get_args(_Basis)),
        "reason": Text(),
    },
    optional={"shared": ListOf(Text())},
)
_READING = Fields("reading", required={"id": ID, "first": _END, "second": _END, "sentence": Text()})
SCHEMA = Fields("file of relations", optional={"relations": ListOf(_RELATION), "readings": ListOf(_READING)})


def read_relations(path: Path, shown: str) -> tuple[tuple[Relation, ...], tuple[Reading, ...], tuple[Finding, ...]]:
    """Relations and readings with unresolved ends, and every fault that shows without the report's text."""
    root, findings = read_file(path, shown, SCHEMA)
    relations, readings = root.records("relations"), root.records("readings")
    return (
        tuple(_relation(record) for record in relations),
        tuple(_reading(record) for record in readings),
        (*findings, *check_unique((*relations, *readings)), *_check_shared(relations)),
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
            advice = "List the words that stand in both quotes, or write basis: 编辑判断."
            yield Finding("error", "missing-key", record.place_of("shared"), message, advice)
