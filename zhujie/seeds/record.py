"""A map of a seeds file as read: typed access to values that are known to be right, and their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from zhujie.model import Place


@dataclass(frozen=True, slots=True)
class Located:
    """A value and where it stands."""

    value: Value
    place: Place


@dataclass(frozen=True, slots=True)
class Record:
    """A map as read: only keys whose values are right. What is missing reads as empty, so no caller fails on it."""

    place: Place
    values: Mapping[str, Located] = field(default_factory=dict)

    def text(self, key: str, default: str = "") -> str:
        """Words at `key`."""
        value = self._value(key)
        return value if isinstance(value, str) else default

    def whole(self, key: str) -> int:
        """The number at `key`, 0 when there is none."""
        value = self._value(key)
        return value if isinstance(value, int) else 0

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false at `key`."""
        value = self._value(key)
        return value if isinstance(value, bool) else default

    def record(self, key: str) -> Record:
        """The map at `key`, an empty one when there is none."""
        value = self._value(key)
        return value if isinstance(value, Record) else Record(self.place)

    def entries(self, key: str) -> tuple[Located, ...]:
        """The entries of the list at `key`, with their places."""
        value = self._value(key)
        return value if isinstance(value, tuple) else ()

    def texts(self, key: str) -> tuple[str, ...]:
        """The words in the list at `key`."""
        return tuple(entry.value for entry in self.entries(key) if isinstance(entry.value, str))

    def records(self, key: str) -> tuple[Record, ...]:
        """The maps in the list at `key`."""
        return tuple(entry.value for entry in self.entries(key) if isinstance(entry.value, Record))

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Names and words of a `Words` map, in the file's order."""
        return tuple((key, entry.value) for key, entry in self.values.items() if isinstance(entry.value, str))

    def place_of(self, key: str) -> Place:
        """Where the value at `key` begins; the record's place when there is none."""
        entry = self.values.get(key)
        return entry.place if entry else self.place

    def _value(self, key: str) -> Value | None:
        entry = self.values.get(key)
        return entry.value if entry else None


Value: TypeAlias = "str | int | bool | Record | tuple[Located, ...]"
