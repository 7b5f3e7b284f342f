"""Corrections of the parser in `report.yml`, each tied to the text by a literal quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zhujie.model import Finding, Override
from zhujie.parse.lines import Line, trim
from zhujie.parse.marks import Mark, line_mark
from zhujie.parse.sentences import is_closed
from zhujie.parse.tree import Place

_BOUNDARY = re.compile(r"[,;:、][”’」』》)\"]*$")
_FAULTS = {
    "quote-missing": ("is not in the report", "Copy the words from the report."),
    "quote-repeated": ("stands in the report more than once", "Quote more words."),
    "in-mid-clause": ("does not begin a line, a sentence or a clause", "Begin the quote where one begins."),
    "heading-empty": ("is to be a heading, but has no words after its number", "Quote the words as well."),
    "heading-nowhere": ("is to be a heading, but no part or item begins there", "Add a record that makes it one."),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """An override that found its place."""

    at: int
    """Where its node begins: at the quote, or at the enumerator right before it."""
    end: int
    """Where the quote stops."""
    override: Override


def locate(
    text: str, folded: str, lines: Sequence[Line], overrides: Iterable[Override]
) -> tuple[list[Correction], list[Finding]]:
    """Each override at its offset, in order, and an error for every quote that is missing, repeated or in mid-clause."""
    asked = tuple(overrides)
    starts = {line.start: line.start for line in lines if asked}
    for line in lines if asked else ():
        if mark := line_mark(folded, line):
            starts[trim(text, mark.end, line.end)[0]] = line.start
    found: list[Correction] = []
    findings: list[Finding] = []
    for override in asked:
        quote = override.quote.strip()
        at = text.find(quote) if quote else -1
        if at < 0:
            findings.append(_error("quote-missing", override))
        elif text.find(quote, at + 1) >= 0:
            findings.append(_error("quote-repeated", override))
        elif at not in starts and not _at_boundary(folded, at):
            findings.append(_error("in-mid-clause", override))
        else:
            found.append(Correction(starts.get(at, at), at + len(quote), override))
    return sorted(found, key=lambda correction: correction.at), findings


def blocked(corrections: Iterable[Correction]) -> frozenset[int]:
    """Offsets where no node may begin."""
    return frozenset(each.at for each in corrections if each.override.as_ == "text")


def correct(
    text: str, lines: Sequence[Line], places: Sequence[Place], corrections: Sequence[Correction]
) -> tuple[list[Place], list[Finding]]:
    """The places in order with the corrections worked in; an error for every `heading` where no node begins."""
    by_start = {place.mark.start: place for place in places}
    findings: list[Finding] = []
    for each in corrections:
        if each.override.as_ in ("part", "item", "sub-item"):
            by_start[each.at] = _fixed(text, lines, by_start.get(each.at), each)
    for each in corrections:
        if each.override.as_ != "heading":
            continue
        known = by_start.get(each.at)
        if known is None:
            findings.append(_error("heading-nowhere", each.override))
            continue
        if each.end <= known.mark.end:
            findings.append(_error("heading-empty", each.override))
            continue
        title, kind = each.override.title or known.title, each.override.kind or known.kind
        by_start[each.at] = replace(known, heading_end=each.end, title=title, kind=kind)
    return [by_start[at] for at in sorted(by_start)], findings


def _fixed(text: str, lines: Sequence[Line], known: Place | None, each: Correction) -> Place:
    """A place with the level, kind and title a person gave it; without an enumerator a bare line is its heading."""
    line = next(line for line in reversed(lines) if line.start <= each.at)
    mark = known.mark if known else Mark("none", 0, each.at, each.at, line.start)
    bare = mark.style == "none" and (each.at, each.end) == (line.start, line.end) and not is_closed(text, line.end)
    level = each.override.as_ if each.override.as_ in ("part", "item", "sub-item") else None
    return Place(mark, level, each.override.kind, each.override.title, line.end if bare else None)


def _at_boundary(folded: str, at: int) -> bool:
    """Whether a sentence or a clause ends right before an offset."""
    before = folded[max(0, at - 12) : at].rstrip()
    return is_closed(before, len(before)) or bool(_BOUNDARY.search(before))


def _error(fault: str, override: Override) -> Finding:
    words, advice = _FAULTS[fault]
    message = f"The override quote “{override.quote}” {words}."
    return Finding("error", f"override-{fault}", override.place, message, advice, override.quote)
