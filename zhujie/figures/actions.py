"""What was done with the things a figure counts: the verb phrase that limits them, literal, or nothing.

Without it 「5.9万个小汽车停车位」 reads as all there are, where the text says 新增施划. The verb leads the object from before
it (受理行政复议申请441宗, 打掉2个组织), a predicate follows it (336宗决定经法制部门审核), or both frame it (对450项事务进行审查).
Where none of these is plain the field stays empty: a full parse of the sentence was rejected, since a wrong verb is worse
than none.
"""

from __future__ import annotations

import re

from zhujie.figures.clauses import BREAKS, hide_quotes
from zhujie.figures.lexicon import entries, words

_VERBS = words("meaning.verb", "actions.limiting")
_UNLIMITING = words("actions.unlimiting")
_SOFT_VERBS = words("meaning.soft-verb")
_LEADING = words("meaning.leading")
_TRAILING = words("meaning.trailing")
_SCOPES = words("meaning.scope")
_BETWEEN = words("actions.between")
_JOINTS = words("actions.joint")
_LIMITS = words("actions.limit")
_ACTS = words("actions.act")
_CLOSING = BREAKS + "、()（）"


def _one_of(*names: str) -> str:
    return f"(?:{'|'.join(sorted(entries(*names), key=len, reverse=True))})"


_MEANS = re.compile(f"{_one_of('actions.means')}[^,，、;；。:：]{{2,14}}$")
_PREDICATE = re.compile(
    rf"(?:均|都|已)?(?P<it>{_one_of('actions.predicate')}[^,，、;；。:：]{{2,30}}"
    rf"|经[^,，、;；。:：]{{2,10}}{_one_of('actions.checked')})"
)
_TREATED = re.compile(r"(?P<it>(?:进行|开展|实施|予以)了?[^,，、;；。:：]{2,12})")
_OBJECT_OF = re.compile("[对向为将把]$")
OPENING = 6
"""Characters of a clause within which the verb must end that leads a list in it: 集中推出甲、乙等12项."""


def action_of(before: str, after: str, subject: str, opening: str) -> str:
    """The action on a subject that stands in the words before or after a number; empty where none is plain.

    Both stretches lie in the number's clause and have no other number in them. `opening` is where the clause begins if
    a list stands before the number, whose items may hold verbs of their own; else it is empty.
    """
    if not subject or not is_thing(subject):
        return ""
    if after.startswith(subject):
        cut = after.startswith("和", len(subject)) or (after.startswith("、", len(subject)) and after[-1] != "、")
        if cut or (not opening and _SOFT_VERBS.end(subject, 0) >= 0):
            return ""
        led = _opening_verb(opening) if opening else _verbs_before(_without_tail(before))
        return _predicate(before, after, subject) or led
    at = before.rfind(subject)
    closed = not after.strip() or after.strip()[0] in _CLOSING
    return _verbs_before(before[:at]) if at >= 0 and closed and not opening else ""


def is_thing(subject: str) -> bool:
    """Whether a subject is a thing: no single character, and no act (改造4075公里, 建设优品库、服务企业5家)."""
    pieces = hide_quotes(subject).split("、")
    acts = _ACTS.end(subject, 0) >= 0
    led = any(_VERBS.end(piece, at) >= 0 or _SOFT_VERBS.end(piece, at) >= 0 for piece in pieces[1:] for at in (0, 2))
    whole = subject[0] not in "或和级为转" and subject[-1] not in "新已是" and not subject.endswith(("规划", "建设"))
    balanced = all(subject.count(left) == subject.count(right) for left, right in ("()", "（）", "“”"))
    return len(subject) > 1 and whole and balanced and not acts and not led


def _predicate(before: str, after: str, subject: str) -> str:
    """What is said of the subject right after it, if nothing else follows in the clause."""
    at = after.find(subject)
    tail = after[at + len(subject) :].strip() if at >= 0 else ""
    if not tail or tail[-1] not in BREAKS:
        return ""
    tail = tail.rstrip(BREAKS + " \n")
    found = _PREDICATE.fullmatch(tail)
    if not found and _OBJECT_OF.search(_without_tail(before)):
        found = _TREATED.fullmatch(tail)
    return found["it"] if found else ""


def _without_tail(phrase: str) -> str:
    """The words before a number without 共, 约 and their like."""
    phrase = phrase.rstrip()
    while (start := _TRAILING.start(phrase, len(phrase))) >= 0:
        phrase = phrase[:start]
    return phrase


def _verbs_before(phrase: str) -> str:
    """The verbs that end a phrase, with the words for means that open it."""
    end = len(phrase)
    while (start := _BETWEEN.start(phrase, end)) >= 0:
        end = start
    hidden = hide_quotes(phrase[:end])
    first = _first_verb(hidden)
    if first < 0 or hidden[first:] in _UNLIMITING or _half_told(hidden[:first]):
        return ""
    limit = _LIMITS.start(hidden, first)
    first = limit if limit >= 0 else first
    if means := _MEANS.search(hidden[:first]):
        opens = not _bare(hidden[: means.start()])
        return phrase[means.start() : end] if opens else ""
    return phrase[first:end]


def _half_told(lead: str) -> bool:
    """Whether more verbs than are known lead the object, or none: 制定修改废止规章, 用于教育的投入."""
    apart = lead.rstrip("、")
    return lead.endswith(("的", "和", "并", "及", "与", "或")) or _ACTS.start(apart, len(apart)) >= 0


def _first_verb(hidden: str) -> int:
    """Where the verbs begin that end a phrase; -1 without one. A verb that may be part of a noun must open the clause."""
    first, end = -1, len(hidden)
    while end > 0:
        start = _VERBS.start(hidden, end)
        if start < 0:
            start = _SOFT_VERBS.start(hidden, end)
            if start < 0 or _bare(hidden[:start]):
                break
        first = start
        joint = _JOINTS.start(hidden, start)
        end = joint if joint >= 0 else start
    return first


def _bare(phrase: str) -> str:
    """What is left of a phrase without the words that open a clause and the areas it is said of."""
    previous = None
    while phrase and phrase != previous:
        previous = phrase = phrase.strip()
        phrase = phrase[max(_LEADING.end(phrase, 0), 0) :]
        phrase = phrase[max(_SCOPES.end(phrase, 0), 0) :]
    return phrase


def _opening_verb(clause: str) -> str:
    """The verb that opens the clause of a list."""
    hidden = hide_quotes(clause.lstrip())
    for end in range(2, min(OPENING, len(hidden)) + 1):
        start = _VERBS.start(hidden, end)
        if start >= 0 and hidden[start:end] not in _UNLIMITING and _VERBS.end(hidden, start) == end:
            return hidden[start:end]
    return ""
