"""Laws and documents a report names: those in book-title marks, and those whose name stands without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TITLE = re.compile(r"《[^《》\n]{2,80}》")
_UNMARKED = re.compile(
    r"(?:制定|印发|出台|修订|编制|起草|履行|执行|贯彻|落实|遵守)了?"
    r"(?P<name>(?:(?!制定|印发|出台|修订|编制|起草|履行|执行|贯彻|落实|遵守)[^，,。；;：:、！!？?《》“”\s]){2,40}"
    r"(?:条例|规定|办法|细则|规范|规程|实施意见|指导意见|方案|指引|预案|纲要))(?=[，,。；;、\n]|$)"
)
_VAGUE = re.compile("有关|相关|各项|一系列|上述|以上|若干项|等")
"""Words of a phrase that speaks of rules in general and names none."""


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a document as it stands in the text, marks included."""

    name: str
    start: int
    end: int
    marked: bool
    """In book-title marks."""


def named_documents(text: str) -> Iterator[Named]:
    """Every name in `text`, in order: `《…》`, and `制定…实施意见` at the end of a clause."""
    found = [Named(m.group(), m.start(), m.end(), True) for m in _TITLE.finditer(text)]
    for match in _UNMARKED.finditer(text):
        if not _VAGUE.search(match["name"]):
            found.append(Named(match["name"], match.start("name"), match.end("name"), False))
    yield from sorted(found, key=lambda one: one.start)


def uncovered(named: Iterable[Named], spans: Iterable[tuple[int, int]]) -> dict[tuple[str, bool], list[Named]]:
    """Names that no entry explains, by name: a title its entry fills, or a name it overlaps, is explained."""
    held = list(spans)
    left: dict[tuple[str, bool], list[Named]] = {}
    for one in named:
        if one.marked:
            known = any(one.start <= s <= one.start + 1 and one.end - 1 <= e <= one.end for s, e in held)
        else:
            known = any(s < one.end and one.start < e for s, e in held)
        if not known:
            left.setdefault((one.name, one.marked), []).append(one)
    return left
