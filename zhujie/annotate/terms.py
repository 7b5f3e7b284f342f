"""Where the glossary's terms stand in a report.

The matcher is ours: the `abbr` extension asks for word boundaries, which running Chinese does not have. Rule: of all
forms found, the longest wins and takes its characters; nothing is marked inside or across it; equally long ones go by
position. Forms are compared with width folded character by character, so an entry written `双随机、一公开` or
`《纲要(2015—2020年)》` fits a report that prints either width, and offsets stay those of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from zhujie.model import Occurrence, Report, Term
from zhujie.parse.leaves import leaves
from zhujie.parse.width import fold


@lru_cache(maxsize=8)
def _matcher(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that yields, at every position, the longest form that begins there."""
    alternatives = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("(?=(" + "|".join(map(re.escape, alternatives)) + "))")


def find_terms(report: Report, terms: Iterable[Term]) -> tuple[Occurrence, ...]:
    """Every occurrence of every form, in order of appearance; no two overlap and none crosses a sentence."""
    owner = {fold(form): term.id for term in terms for form in term.forms}
    if not owner:
        return ()
    text = fold(report.source.text)
    pattern = _matcher(tuple(owner))
    found: list[Occurrence] = []
    for leaf in leaves(report):
        if leaf.kind == "space":
            continue
        matches = [(m.start(1), m.end(1)) for m in pattern.finditer(text, leaf.start, leaf.end) if m.end(1) <= leaf.end]
        taken: list[tuple[int, int]] = []
        for start, end in sorted(matches, key=lambda span: (span[0] - span[1], span[0])):
            if all(end <= s or e <= start for s, e in taken):
                taken.append((start, end))
        found.extend(Occurrence(owner[text[s:e]], report.source.text[s:e], s, e, leaf.node) for s, e in sorted(taken))
    return tuple(found)
