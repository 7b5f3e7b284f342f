"""Claims about the hostile report itself (`tests/hostile.py`): no field a person writes words in was forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.hostile import EVERY, files, report_facts
from zhujie.seeds import figures, glossary, notes, relations, report
from zhujie.seeds.schema import Fields, ListOf, Shape, Text, WebAddress, Words

SCHEMAS = {
    "report.yml": report.SCHEMA,
    "terms.yml": glossary.SCHEMA,
    "notes.yml": notes.SCHEMA,
    "relations.yml": relations.SCHEMA,
    "figures.yml": figures.SCHEMA,
}
ONCE = {"organ", "title", "display_title", "region", "site_name"}
"""Fields a report has one of: as many payloads as fit stand in each together, all of them in one or another."""
LITERAL = {"quote", "surface", "at", "forms", "highlights", "shared"}
"""Words of the report: hostile where the report is, which is held against them."""


def word_fields(shape: Shape, path: str = "") -> Iterator[str]:
    """The path of every field that takes any words, `terms.basis.title`."""
    if isinstance(shape, Fields):
        for name, inside in {**shape.required, **shape.optional}.items():
            yield from word_fields(inside, f"{path}.{name}".lstrip("."))
    elif isinstance(shape, ListOf):
        yield from word_fields(shape.entry, path)
    elif isinstance(shape, Words) or (
        isinstance(shape, Text) and not (shape.choices or shape.pattern or isinstance(shape, WebAddress))
    ):
        yield path


def values(content: Any, path: list[str]) -> Iterator[str]:
    """Every value at a path."""
    if isinstance(content, list):
        for one in content:
            yield from values(one, path)
    elif path:
        yield from values(content.get(path[0], []), path[1:])
    elif isinstance(content, dict):
        yield from content.values()
    else:
        yield content


FIELDS = [(name, field) for name, schema in SCHEMAS.items() for field in word_fields(schema)]


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[f"{name}:{field}" for name, field in FIELDS])
def test_every_field_of_words_is_hostile(name: str, field: str) -> None:
    """All payloads stand in it, as far as it takes them whole; the report's own words there are hostile too."""
    content = {"report.yml": report_facts(), **files()}[name]
    found = set(values(content, field.split(".")))
    last = field.rpartition(".")[2]
    if last in LITERAL or field == "overrides.title":
        assert found, "nothing stands there"
    elif field in ONCE:
        assert sum(any(words in one for one in found) for words in EVERY) > (1 if field == "organ" else 12)
    elif field == "topics.label" or field.startswith(("relations", "readings")):
        assert len(found & set(EVERY)) >= 60
    else:
        assert found >= {words[:60] if last == "definition" else words for words in EVERY}


def test_there_are_many_fields_and_payloads() -> None:
    """The instrument can fail: it knows the fields there are."""
    assert len(EVERY) >= 40
    assert {"terms.basis.title", "terms.caution", "tags", "organ", "topics.label"} <= {field for _, field in FIELDS}
    assert {"notes.text", "relations.reason", "readings.sentence", "overrides.set.caution"} <= {
        field for _, field in FIELDS
    }


def test_together_the_single_fields_hold_every_payload() -> None:
    """What does not fit into one of them stands in another."""
    facts = report_facts()
    assert all(any(words in facts[field] for field in ONCE) for words in EVERY)
