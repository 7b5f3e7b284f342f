"""Finds the places that hand-made annotation speaks of: every quote literal, every id real, or a finding that helps.

Relations, readings and notes are written without offsets. Here their quotes are looked up in the report; a record with
a fault is left out of the result and explained, so what comes back is always placed. So is one that lacks a field, which
the reading of the seeds has explained, once its quotes are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from zhujie.annotate.nodes import Nodes
from zhujie.annotate.quotes import find_alike, find_all
from zhujie.model import End, Finding, Kind, Note, Place, Reading, Relation, RelationKind, Report
from zhujie.seeds.wording import did_you_mean, shorten

ENDS: dict[RelationKind, tuple[Kind, Kind]] = {
    "回应": ("plans", "problems"),
    "基础": ("measures", "problems"),
    "延续": ("plans", "measures"),
}
"""What the source and the target of a relation are about."""

_WORD: dict[Kind, str] = {
    "measures": "a measure",
    "problems": "a problem",
    "plans": "a plan",
    "duty": "a duty of the leader",
    "overview": "an overview",
    "other": "another matter",
    "body": "an undivided report",
}

_JOINS = ", ".join(f"{kind} {source.rstrip('s')}→{target.rstrip('s')}" for kind, (source, target) in ENDS.items())

Resolved = tuple[tuple[Relation, ...], tuple[Reading, ...], tuple[Note, ...], tuple[Finding, ...]]


def resolve(
    report: Report, relations: tuple[Relation, ...], readings: tuple[Reading, ...], notes: tuple[Note, ...]
) -> Resolved:
    """The relations, readings and notes with their offsets set, and every fault.

    Records with an error are left out. A quote that stands twice in its node is taken at its first place, with a
    warning.
    """
    resolver = _Resolver(report)
    placed = (
        tuple(filter(None, map(resolver.relation, relations))),
        tuple(filter(None, map(resolver.reading, readings))),
        resolver.apart(filter(None, map(resolver.note, notes))),
    )
    return (*placed, tuple(resolver.findings))


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says the quote, for messages: `relation "x", source`, and where it is written."""

    name: str
    place: Place


class _Resolver:
    """Looks records up in one report and collects the findings."""

    def __init__(self, report: Report) -> None:
        self.source = report.source
        self.nodes = Nodes(report)
        self.findings: list[Finding] = []

    def relation(self, relation: Relation) -> Relation | None:
        before = len(self.findings)
        name = f'relation "{relation.id}"'
        source = self._end(relation.source, _Speaker(f"{name}, source", relation.source.place))
        target = self._end(relation.target, _Speaker(f"{name}, target", relation.target.place))
        self._check_kinds(relation, name)
        self._check_shared(relation, name)
        if any(finding.severity == "error" for finding in self.findings[before:]) or not (source and target):
            return None
        if not (relation.id and relation.kind and relation.basis and relation.reason):
            return None
        return replace(relation, source=source, target=target)

    def reading(self, reading: Reading) -> Reading | None:
        name = f'reading "{reading.id}"'
        first = self._end(reading.first, _Speaker(f"{name}, first", reading.first.place))
        second = self._end(reading.second, _Speaker(f"{name}, second", reading.second.place))
        if not (first and second and reading.id and reading.sentence):
            return None
        return replace(reading, first=first, second=second)

    def note(self, note: Note) -> Note | None:
        """A note's quote occurs exactly once in the source."""
        speaker = _Speaker(f'note "{note.id}"', note.place)
        places = find_all(self.source.text, note.quote)
        if not places:
            message = f'{speaker.name}: "{shorten(note.quote)}" does not stand in the report.'
            self._error("quote-not-literal", speaker, message, self._near(note.quote, 0, None), note.quote)
            return None
        if len(places) > 1:
            times = f"{len(places)} times in the report, {self._where(places)}"
            message = f'{speaker.name}: "{shorten(note.quote)}" stands {times}.'
            self._error("quote-ambiguous", speaker, message, "Quote more words, so that it occurs once.", note.quote)
            return None
        if not (note.id and note.kind and note.text):
            return None
        start, end = places[0], places[0] + len(note.quote)
        return replace(note, start=start, end=end, sentence=self.nodes.owner(end - 1).id)

    def apart(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Notes that share no character with an earlier one: a mark where a quote ends leaves no doubt where it began."""
        kept: list[Note] = []
        for note in sorted(notes, key=lambda one: (one.start, one.end)):
            if kept and note.start < kept[-1].end:
                message = f'note "{note.id}": its quote overlaps that of "{kept[-1].id}" ({kept[-1].place}).'
                speaker = _Speaker(note.id, note.place)
                self._error("quotes-overlap", speaker, message, "Quote other words, or merge the two.", note.quote)
            else:
                kept.append(note)
        return tuple(kept)

    def _end(self, end: End, speaker: _Speaker) -> End | None:
        node = self.nodes.get(end.at)
        if node is None:
            places = find_all(self.source.text, end.quote)
            hint = f"The quote stands {self._where(places)}." if places else did_you_mean(end.at, self.nodes.ids())
            hint = hint or "`build.py inspect` lists every id."
            message = f'{speaker.name}: the report has no "{end.at}".'
            self._error("unknown-node", speaker, message, hint, end.at)
            return None
        places = find_all(self.source.text, end.quote, node.start, node.end)
        if not places:
            message = f'{speaker.name}: "{shorten(end.quote)}" does not stand in {node.id}.'
            self._error("quote-not-literal", speaker, message, self._near(end.quote, node.start, node.end), end.quote)
            return None
        if len(places) > 1:
            times = f"{len(places)} times in {node.id}"
            message = f'{speaker.name}: "{shorten(end.quote)}" stands {times}; the first is taken.'
            advice = "Quote more words, or name the sentence or clause."
            self.findings.append(Finding("warning", "quote-ambiguous", speaker.place, message, advice, end.quote))
        return replace(end, start=places[0], end=places[0] + len(end.quote))

    def _near(self, quote: str, start: int, stop: int | None) -> str:
        """What the writer may have meant: the same words elsewhere, or words that differ only in marks and blanks."""
        text = self.source.text
        alike = find_alike(text, quote, start, stop)
        if alike:
            return f"Only marks or blanks differ; {self._literal(*alike)}."
        places = find_all(text, quote)
        if places:
            return f"It stands {self._where(places)}."
        alike = find_alike(text, quote)
        if alike:
            return f"It stands {self._where([alike[0]])} with other marks or blanks; {self._literal(*alike)}."
        return f"Copy the words from {self.source.path}."

    def _literal(self, start: int, end: int) -> str:
        """What to copy instead of a quote whose marks are not the source's."""
        words = self.source.text[start:end]
        return "quote words of one line" if "\n" in words else f'copy the literal words: "{words}"'

    def _where(self, places: list[int]) -> str:
        """`in measure-2-6 (line 5) and plan-1-2 (line 12)`, three places at most."""
        names = [f"{self.nodes.owner(at).id} (line {self.source.place(at).line})" for at in places]
        names = list(dict.fromkeys(names))
        return "in " + " and ".join(names[:3]) + (" and elsewhere" if len(names) > 3 else "")

    def _check_kinds(self, relation: Relation, name: str) -> None:
        """A relation joins what its kind says. In a report without parts nobody can tell, so nothing is asked."""
        if relation.kind not in ENDS:
            return
        source, target = ENDS[relation.kind]
        for side, end, kind in (("source", relation.source, source), ("target", relation.target, target)):
            node = self.nodes.get(end.at)
            if node and node.kind not in (kind, "body"):
                found = _WORD[node.kind] if node.kind else "outside the parts"
                message = f"{name}: the {side} of {relation.kind} must be {_WORD[kind]}, but {end.at} is {found}."
                self._error("wrong-end", _Speaker(name, relation.place), message, f"Kinds: {_JOINS}.", end.at)

    def _check_shared(self, relation: Relation, name: str) -> None:
        for word in relation.shared:
            lacking = [
                side
                for side, end in (("source", relation.source), ("target", relation.target))
                if not word or (end.quote and word not in end.quote)
            ]
            if lacking:
                where = " and ".join(lacking)
                message = f'{name}: the shared word "{word}" does not stand in the quote of its {where}.'
                advice = "Quote the words that hold it, or take it out of shared."
                self._error("shared-not-literal", _Speaker(name, relation.place), message, advice, word)

    def _error(self, code: str, speaker: _Speaker, message: str, advice: str, quote: str) -> None:
        self.findings.append(Finding("error", code, speaker.place, message, advice, quote))
