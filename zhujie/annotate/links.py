"""Relations a machine can suggest.

A report with a `relations.yml` is related by its editor. Without one, items of different kinds that share a glossary
term or a rare run of Han characters are suggested, with both clauses as quotes and marked 自动. A suggestion is a
place to look, never a statement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhujie.model import Clause, End, Item, Occurrence, Relation, RelationKind, Report

GENERIC = (
    "开展 推进 推行 推动 深入 全面 切实 扎实 加强 落实 加快 完善 强化 提升 提高 发生 继续 持续 大力 积极 坚持 坚决 健全 认真 严格 "
    "进一步 不断 着力 依法 组织 建立 存在 各类 有关 相关 方面 工作 情况 问题 制度 水平 能力"
).split()
"""Words every report of the genre repeats; two items that share one say nothing about each other."""
BETWEEN = re.compile(rf"[^\u3400-\u9fff]+|{'|'.join(GENERIC)}")
"""What parts one run of Han characters from the next."""
RARE = 3
"""A run of characters that stands in more than this many items says nothing about two of them."""
MOST = 3
"""Suggestions an item gets from each kind at the most: the best ones are read, long lists are not."""

PAIRS: tuple[tuple[RelationKind, str, str], ...] = (
    ("回应", "plans", "problems"),
    ("基础", "measures", "problems"),
    ("延续", "plans", "measures"),
)
"""Kind of relation, kind of its source item, kind of its target item."""


@dataclass(slots=True)
class _Held:
    """A run of characters in one item: where it stands first, and whether it anywhere begins or ends a run."""

    node: str
    clause: Clause
    begins: bool
    ends: bool


def suggest(report: Report, occurrences: Iterable[Occurrence]) -> tuple[Relation, ...]:
    """Computed relations between items of different kinds, best first within each pair of kinds, at most `MOST` each."""
    items = list(report.items())
    if len({item.kind for item in items} & {"plans", "problems", "measures"}) < 2:
        return ()
    marked = sorted(occurrences, key=lambda occurrence: occurrence.start)
    words = {item.id: _words(item, marked) for item in items}
    holders: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for word in words[item.id]:
            holders[word].append(item)
    suggested: list[Relation] = []
    for kind, source_kind, target_kind in PAIRS:
        for source in (item for item in items if item.kind == source_kind):
            scored = []
            for target, common in _neighbours(words[source.id], holders, target_kind):
                if shared := _shared(common, words[source.id], words[target.id]):
                    scored.append((sum(map(len, shared)), target, shared))
            for _, target, shared in sorted(scored, key=lambda row: (-row[0], row[1].number))[:MOST]:
                suggested.append(_relation(kind, source, target, shared, words))
    return tuple(suggested)


def _neighbours(held: Iterable[str], holders: dict[str, list[Item]], kind: str) -> Iterable[tuple[Item, list[str]]]:
    """The items of a kind that hold one of the words, where it is rare, each with all such words."""
    found: dict[str, tuple[Item, list[str]]] = {}
    for word in held:
        if len(holders[word]) <= RARE:
            for item in holders[word]:
                if item.kind == kind:
                    found.setdefault(item.id, (item, []))[1].append(word)
    return found.values()


def _words(item: Item, occurrences: Sequence[Occurrence]) -> dict[str, _Held]:
    """Every run of 3–8 Han characters and every glossary form of an item."""
    held: dict[str, _Held] = {}
    clauses = list(_clauses(item))
    seen: set[str] = set()
    for node, clause in clauses:
        for text in BETWEEN.split(clause.text):
            if text not in seen:
                seen.add(text)
                _hold_runs(held, text, node, clause)
    first = bisect_left(occurrences, item.start, key=lambda occurrence: occurrence.start)
    at = 0
    for occurrence in occurrences[first : bisect_left(occurrences, item.end, key=lambda one: one.start)]:
        while at < len(clauses) and clauses[at][1].end < occurrence.end:
            at += 1
        if at < len(clauses) and clauses[at][1].start <= occurrence.start and len(occurrence.form) > 1:
            held.setdefault(occurrence.form, _Held(*clauses[at], True, True))
    return held


def _hold_runs(held: dict[str, _Held], text: str, node: str, clause: Clause) -> None:
    for size in range(3, min(8, len(text)) + 1):
        last = len(text) - size
        for at in range(last + 1):
            run = text[at : at + size]
            found = held.get(run)
            if found is None:
                found = held[run] = _Held(node, clause, False, False)
            if at == 0 or at == last:
                found.begins |= at == 0
                found.ends |= at == last


def _clauses(item: Item) -> Iterator[tuple[str, Clause]]:
    """The heading's words and every clause of an item, each with the id a relation would name."""
    if item.heading:
        title = item.heading.title
        start = item.heading.start + item.heading.text.index(title)
        yield item.id, Clause(item.id, title, start, start + len(title))
    for sentence in item.sentences:
        for clause in sentence.clauses or (Clause(sentence.id, sentence.text, sentence.start, sentence.end),):
            yield sentence.id, clause


def _shared(common: list[str], source: dict[str, _Held], target: dict[str, _Held]) -> list[str]:
    """Rare words of both items that are not part of a longer shared one, longest first, at most three.

    What two texts share may end in mid-word (法治思 of 法治思维 and 法治思想). A run counts as a word when a comma, a
    generic word or the like stands before it in one of the texts and after it in one; a longer run needs one of them.
    """
    kept: list[str] = []
    for word in sorted(common, key=lambda w: (-len(w), w)):
        begins = source[word].begins or target[word].begins
        ends = source[word].ends or target[word].ends
        if any(word in longer for longer in kept):
            continue
        if (begins and ends) or (len(word) > 3 and (begins or ends)):
            kept.append(word)
            if len(kept) == 3:
                break
    return kept


def _relation(
    kind: RelationKind, source: Item, target: Item, shared: list[str], words: dict[str, dict[str, _Held]]
) -> Relation:
    ends = []
    for item in (source, target):
        held = words[item.id][shared[0]]
        quote = held.clause.text.rstrip(",，;；。！？!?")
        ends.append(End(held.node, quote, held.clause.start, held.clause.start + len(quote)))
    both = tuple(word for word in shared if all(word in end.quote for end in ends))
    reason = "两处都出现" + "、".join(f"“{word}”" for word in both) + "，由程序比对得出，未经编辑核对。"
    return Relation(f"auto-{source.id}-{target.id}", kind, ends[0], ends[1], "自动", reason, both)
