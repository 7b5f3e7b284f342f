"""Where the glossary's terms stand in a report.

The matcher is ours: the `abbr` extension asks for word boundaries, which running Chinese does not have. Rule: of all
forms found, the longest wins and takes its characters; nothing is marked inside or across it; equally long ones go by
position. A word that an entry lists under `not_in` takes its characters too, and marks nothing. Forms are compared with width folded character by character, so an entry written `双随机、一公开` or
`《纲要(2015—2020年)》` fits a report that prints either width, and offsets stay those of the source.
"""

from __future__ import annotations

from collections.abc import Iterable

from zhujie.model import Occurrence, Report, Term
from zhujie.parse.leaves import leaves
from zhujie.parse.width import fold
from zhujie.wordset import Words

NOBODY = ""
"""Owner of a longer word in which a form is not the term."""


def find_terms(report: Report, terms: Iterable[Term]) -> tuple[Occurrence, ...]:
    """Every occurrence of every form, in order of appearance; no two overlap and none crosses a sentence."""
    terms = tuple(terms)
    owner = dict.fromkeys((fold(word) for term in terms for word in term.not_in), NOBODY)
    owner |= {fold(form): term.id for term in terms for form in term.forms}
    if not owner:
        return ()
    text = fold(report.source.text)
    forms = Words(dict.fromkeys(owner, frozenset()))
    found: list[Occurrence] = []
    for leaf in leaves(report):
        if leaf.kind == "space":
            continue
        words = text[leaf.start : leaf.end]
        for start, end in _apart(forms.find(words), len(words)):
            begin, stop = leaf.start + start, leaf.start + end
            if (term := owner[words[start:end]]) != NOBODY:
                found.append(Occurrence(term, report.source.text[begin:stop], begin, stop, leaf.node))
    return tuple(found)


def underlined(occurrences: Iterable[Occurrence], terms: Iterable[Term]) -> tuple[Occurrence, ...]:
    """Those that a page marks: all, but of an everyday word only the first."""
    once = {term.id for term in terms if term.once}
    seen: set[str] = set()
    marked = []
    for occurrence in occurrences:
        if occurrence.term not in seen:
            marked.append(occurrence)
        if occurrence.term in once:
            seen.add(occurrence.term)
    return tuple(marked)


def _apart(matches: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The matches in a stretch of some length that no longer one, or earlier one as long, overlaps."""
    covered = bytearray(length)
    taken: list[tuple[int, int]] = []
    for start, end in sorted(matches, key=lambda span: (span[0] - span[1], span[0])):
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            taken.append((start, end))
    return sorted(taken)
