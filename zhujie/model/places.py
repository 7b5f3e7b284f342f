"""Where something is wrong, and the text it is wrong in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from zhujie.model.characters import visible

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fault is: a file, and a line and column in it (1-based, columns in code points; 0 = not known)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, leaving out what is not known."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


NOWHERE = Place("")
"""No place: the record was not read from a file."""


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
        """One line for a terminal; nothing of an input reaches it raw."""
        return visible(f"{self.place}: {self.severity}: {self.message}{' ' + self.advice if self.advice else ''}")


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
        begins = _line_begins(self.text)
        line = bisect_right(begins, offset)
        return Place(self.path, line, offset - begins[line - 1] + 1)


@lru_cache(maxsize=2)
def _line_begins(text: str) -> list[int]:
    """Where the lines of a text begin: counted once, however many places of it are asked for."""
    return [0, *(found.end() for found in re.finditer("\n", text))]
