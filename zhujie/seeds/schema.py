"""What a seeds file may say, written down as data.

A schema is made of shapes (`Text` and its kin, `Date`, `Whole`, `Flag`, `ListOf`, `Words`, `Fields`); `reader` holds a
file against it. What may stand in a text is the shape's own knowledge, so that a value from elsewhere than a file is
judged by the same rule. A validator library was not taken: its messages know neither lines nor YAML's own traps (`no`,
`010`, a bare date), and those are the faults people make.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from zhujie import weburl
from zhujie.model import YEARS
from zhujie.model.characters import BIDI, CONTROLS, INVISIBLE, LINE_ENDS, code_points, is_blank
from zhujie.seeds.wording import did_you_mean, listing, shorten

LINE, QUOTATION, PARAGRAPHS = 1_000, 2_000, 5_000
"""How many characters a name, a quotation and a note may have; many times what editors need."""

_LINE_END = re.compile(f"[{LINE_ENDS}]")
_NOT_IN_WORDS = re.compile(f"(?!\t)[{CONTROLS}{BIDI}]")


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line. `wording` says in English what `pattern` wants; `limit` is a number of characters."""

    blank: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    wording: str = ""
    limit: int = LINE

    def fault(self, text: str) -> tuple[str, str] | None:
        """What is wrong with these words, told after their name (`is empty.`), and what to do; None when nothing is."""
        if unseen := self._unseen(text):
            return unseen
        if is_blank(text):
            return None if self.blank and not text.strip() else ("is empty.", "Write it, or remove the entry.")
        if self.choices and text not in self.choices:
            message = f'is "{shorten(text)}"; it must be one of: {listing(self.choices)}.'
            return message, did_you_mean(text, self.choices) or "Write one of them."
        if self.pattern and not re.fullmatch(self.pattern, text):
            return f'is "{shorten(text, 60)}"; it must be {self.wording}.', "Correct it."
        if len(text) > self.limit:
            return f"has {len(text)} characters; at most {self.limit} are allowed.", "Shorten it."
        return None

    def _unseen(self, text: str) -> tuple[str, str] | None:
        """A character that nobody sees: what is ours needs none."""
        if _LINE_END.search(text):
            return "has a line break.", "Write it on one line."
        return _named(INVISIBLE.search(text))


@dataclass(frozen=True, slots=True)
class Paragraphs(Text):
    """Words that may stand on several lines: an editor's own, as in a note."""

    limit: int = PARAGRAPHS

    def _unseen(self, text: str) -> tuple[str, str] | None:
        return _named(INVISIBLE.search(text.replace("\n", "")))


@dataclass(frozen=True, slots=True)
class Quoted(Text):
    """Words of the report on one line, which may hold what the report holds there: a tab, a letter without width."""

    limit: int = QUOTATION

    def _unseen(self, text: str) -> tuple[str, str] | None:
        if _LINE_END.search(text):
            return "has a line break.", "Quote words of one line."
        return _named(_NOT_IN_WORDS.search(text), "Quote fewer words.")


@dataclass(frozen=True, slots=True)
class WebAddress(Text):
    """An address on the web; of a `site`, the address of its first page."""

    blank: bool = True
    site: bool = False

    def fault(self, text: str) -> tuple[str, str] | None:
        """What is wrong with an address, as `Text.fault` says it."""
        if fault := Text.fault(self, text):
            return fault
        wrong = text.strip() and (weburl.fault_of_site if self.site else weburl.fault_of)(text)
        return (f'is "{shorten(text, 60)}"; {wrong}.', "Correct it.") if wrong else None


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the calendar as words, `2021-01-29`; if not `whole`, a month or a year too. Empty when unknown."""

    whole: bool = False

    def fault(self, text: str) -> tuple[str, str] | None:
        """What is wrong with a date, as `Text.fault` says it."""
        if unseen := Text(blank=True).fault(text):
            return unseen
        if not text.strip():
            return None
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}" if self.whole else "[0-9]{4}(-[0-9]{2}){0,2}", text):
            wanted = 'a date like "2021-01-29"' if self.whole else 'a date like "2015", "2015-07" or "2015-07-29"'
            return f'is "{shorten(text)}"; it must be {wanted}.', "Correct it."
        try:
            year = datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :]).year
        except ValueError:
            return f"is {text}; there is no such day.", "Correct it."
        if not EARLIEST <= year <= YEARS[1]:
            return f"is {text}; its year must be from {EARLIEST} to {YEARS[1]}.", "Correct it."
        return None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at least `least` entries of one shape."""

    entry: Shape
    least: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A map from free names to words."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A map with known keys. `noun` is what messages call it: `term`, `relation`."""

    noun: str
    required: Mapping[str, Shape] = field(default_factory=dict)
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def shape_of(self, key: str) -> Shape | None:
        """The shape of a key, None for an unknown one."""
        return self.required.get(key) or self.optional.get(key)


Shape: TypeAlias = "Text | Date | Whole | Flag | ListOf | Words | Fields"

EARLIEST = 1800
"""No law or source that is cited is older."""

ID = Text(
    pattern=r"[a-z0-9]+(-[a-z0-9]+)*", wording="lower-case letters, digits and single hyphens, like plan-3-1", limit=100
)
URL = WebAddress()
SITE_URL = WebAddress(site=True)


def _named(hit: re.Match[str] | None, advice: str = "Remove it.") -> tuple[str, str] | None:
    return (f"has the invisible character {code_points(hit.group())}.", advice) if hit else None
