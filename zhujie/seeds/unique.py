"""One id, one record: the check that every file with ids needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhujie.model import Finding, Place
from zhujie.seeds.record import Record


def check_unique(records: Iterable[Record]) -> Iterator[Finding]:
    """A finding for every record whose id an earlier one has. Records without an id are somebody else's finding."""
    first: dict[str, Place] = {}
    for record in records:
        name, place = record.text("id"), record.place_of("id")
        if name and name in first:
            message = f'the id "{name}" is already used at {first[name]}.'
            yield Finding("error", "duplicate-id", place, message, "Choose another.", name)
        first.setdefault(name, place)
