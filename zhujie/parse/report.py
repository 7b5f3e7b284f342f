"""The story of a parse, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhujie.model import Finding, Part, Report, ReportSeed, SourceText
from zhujie.parse.body import read_body
from zhujie.parse.front import closing, closing_start, lead_in_end, preamble
from zhujie.parse.kinds import guess_year
from zhujie.parse.lines import Line, cut_off, printed_lines
from zhujie.parse.lost import lost_parts
from zhujie.parse.marks import in_line_marks, line_mark
from zhujie.parse.overrides import Correction, blocked, correct, locate
from zhujie.parse.records import Text
from zhujie.parse.topics import lay_topics
from zhujie.parse.tree import Oddity, Place
from zhujie.parse.width import fold

_ADVICE = "Compare with the source; report.yml can correct the reading."


def parse(source: SourceText, seed: ReportSeed | None = None) -> Report:
    """The report of a text; any text has one, and what is odd about it is in the findings.

    With a seed, its year, overrides and topics are used; a quote of theirs that cannot be placed is an error finding.
    """
    text = Text(source.text, fold(source.text))
    lines = printed_lines(text.source)
    corrections, unlocated = locate(text.source, text.folded, lines, seed.overrides if seed else ())

    end = _body_end(text, lines, corrections)
    inner = [line for line in lines if line.start < end]
    year = seed.year if seed else guess_year(text.folded)
    closed = blocked(corrections)
    found = [place for place in _places(text, inner) if place.mark.start not in closed]
    lost = lost_parts(text, [line for line in inner if line.start not in closed], found, year)
    places, misplaced = correct(text.source, inner, [*found, *(place for place, _ in lost)], corrections)

    start = _body_start(text, inner, places, end)
    front = preamble(text, cut_off(text.source, inner, start), start)
    places = [place for place in places if place.mark.start >= start]
    parts: tuple[Part, ...] = ()
    oddities: tuple[Oddity, ...] = (Oddity("no-body", 0, 0, "The text has no body"),)
    if start < end:
        parts, oddities = read_body(text, places, start, end, year, closed)
    back = closing(text, [line for line in lines if line.start >= end], end)

    parts, topicless = lay_topics(text.source, parts, seed.topics if seed else ())
    doubts = _findings(source, [*oddities, *(oddity for _, oddity in lost)])
    return Report(source, front, parts, back, (*unlocated, *misplaced, *topicless, *doubts))


def _places(text: Text, lines: Iterable[Line]) -> list[Place]:
    """Every place where an enumerator stands, in order."""
    places = []
    for line in lines:
        mark = line_mark(text.folded, line)
        places.extend([Place(mark)] if mark else [])
        places.extend(Place(mark) for mark in in_line_marks(text.folded, line))
    return places


def _body_end(text: Text, lines: Sequence[Line], corrections: Sequence[Correction]) -> int:
    """Where the signature begins; not before a node a person has placed."""
    end = closing_start(text, lines)
    return len(text.source) if any(each.at >= end for each in corrections) else end


def _body_start(text: Text, lines: Sequence[Line], places: Sequence[Place], end: int) -> int:
    """Where the first part begins; without one, the first line that is no title, particular or lead-in."""
    for place in places:
        if place.level == "part" or (place.level is None and not place.mark.in_line and place.mark.style != "is"):
            return place.mark.start
    count = lead_in_end(text, lines)
    fixed = [place.mark.start for place in places if place.level]
    return min([*fixed, lines[count].start if count < len(lines) else end])


def _findings(source: SourceText, oddities: Iterable[Oddity]) -> list[Finding]:
    """What was odd, in order of the source."""
    return [
        Finding(
            odd.severity,
            odd.code,
            source.place(odd.start),
            f"{odd.message}.",
            _ADVICE,
            source.text[odd.start : odd.end],
        )
        for odd in sorted(oddities, key=lambda odd: odd.start)
    ]
