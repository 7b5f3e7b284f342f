"""Relations a machine can suggest, and the places nothing is related to.

A report with a `relations.yml` is related by its editor. Without one, items of different kinds that share a glossary
term or a rare run of Han characters are suggested, with both clauses as quotes and marked 自动. A suggestion is a
place to look, never a statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from zhujie.model import Clause, End, Hole, Item, Occurrence, Relation, RelationKind, Report, Sentence
from zhujie.parse.kinds import is_area

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

OF_PROBLEM: tuple[tuple[RelationKind, str], ...] = (("回应", "文中未见对应的计划"), ("基础", "文中未见对应的举措"))
OF_PLAN: tuple[tuple[RelationKind, str], ...] = (("回应", "文中未见对应的问题"), ("延续", "文中未见对应的举措"))
"""What a clause of a problem, and a plan, may lack, in neutral words."""


def suggest(report: Report, occurrences: Iterable[Occurrence]) -> tuple[Relation, ...]:
    """Computed relations between items of different kinds, best first within each pair of kinds, at most `MOST` each."""
    items = list(report.items())
    words = {item.id: _words(item, report, occurrences) for item in items}
    spread: dict[str, int] = defaultdict(int)
    for held in words.values():
        for word in held:
            spread[word] += 1
    suggested: list[Relation] = []
    for kind, source_kind, target_kind in PAIRS:
        for source in (item for item in items if item.kind == source_kind):
            scored = []
            for target in (item for item in items if item.kind == target_kind):
                shared = [w for w in words[source.id] if w in words[target.id] and spread[w] <= RARE]
                if shared:
                    best = _longest(shared)
                    scored.append((sum(map(len, best)), target, best))
            for _, target, best in sorted(scored, key=lambda row: (-row[0], row[1].number))[:MOST]:
                suggested.append(_relation(kind, source, target, best, words))
    return tuple(suggested)


def _words(item: Item, report: Report, occurrences: Iterable[Occurrence]) -> dict[str, tuple[str, Clause]]:
    """Every run of 3–8 Han characters and every glossary form of an item: word → (node id, clause it stands in)."""
    held: dict[str, tuple[str, Clause]] = {}
    for node, clause in _clauses(item):
        for text in BETWEEN.split(clause.text):
            for size in range(3, min(8, len(text)) + 1):
                for at in range(len(text) - size + 1):
                    held.setdefault(text[at : at + size], (node, clause))
    for occurrence in occurrences:
        if item.start <= occurrence.start < item.end and len(occurrence.form) > 1:
            for node, clause in _clauses(item):
                if clause.start <= occurrence.start and occurrence.end <= clause.end:
                    held.setdefault(occurrence.form, (node, clause))
    return held


def _clauses(item: Item) -> Iterator[tuple[str, Clause]]:
    """The heading's words and every clause of an item, each with the id a relation would name."""
    if item.heading:
        title = item.heading.title
        start = item.heading.start + item.heading.text.index(title)
        yield item.id, Clause(item.id, title, start, start + len(title))
    for sentence in item.sentences:
        for clause in sentence.clauses or (Clause(sentence.id, sentence.text, sentence.start, sentence.end),):
            yield sentence.id, clause


def _longest(shared: list[str]) -> list[str]:
    """Shared words that are not part of a longer shared one, longest first, at most three."""
    kept: list[str] = []
    for word in sorted(set(shared), key=lambda w: (-len(w), w)):
        if not any(word in longer for longer in kept):
            kept.append(word)
    return kept[:3]


def _relation(
    kind: RelationKind, source: Item, target: Item, shared: list[str], words: dict[str, dict[str, tuple[str, Clause]]]
) -> Relation:
    ends = []
    for item in (source, target):
        node, clause = words[item.id][shared[0]]
        quote = clause.text.rstrip(",，;；。！？!?")
        ends.append(End(node, quote, clause.start, clause.start + len(quote)))
    both = tuple(word for word in shared if all(word in end.quote for end in ends))
    reason = "两处都出现" + "、".join(f"“{word}”" for word in both) + "，由程序比对得出，未经编辑核对。"
    return Relation(f"auto-{source.id}-{target.id}", kind, ends[0], ends[1], "自动", "low", reason, both)


def find_holes(report: Report, relations: Iterable[Relation]) -> tuple[Hole, ...]:
    """Clauses of problems and whole plans for which no relation of a kind was recorded; wording stays neutral."""
    by_kind: dict[RelationKind, list[Relation]] = defaultdict(list)
    for relation in relations:
        by_kind[relation.kind].append(relation)
    holes: list[Hole] = []
    for item in report.items():
        if item.kind == "problems":
            for sentence, clause in _problem_clauses(item):
                for kind, words in OF_PROBLEM:
                    if not any(_touches(relation.target, clause) for relation in by_kind[kind]):
                        node = clause.id if len(sentence.clauses) > 1 else sentence.id
                        holes.append(Hole(node, kind, words))
        if item.kind == "plans":
            for kind, words in OF_PLAN:
                if not any(_touches(relation.source, item) for relation in by_kind[kind]):
                    holes.append(Hole(item.id, kind, words))
    return tuple(holes)


def _problem_clauses(item: Item) -> Iterator[tuple[Sentence, Clause]]:
    """Every clause that states something; the opening `X方面,` only names the area."""
    for sentence in item.sentences:
        for clause in sentence.clauses:
            if not is_area(clause.text):
                yield sentence, clause


def _touches(end: End, stretch: Clause | Item) -> bool:
    return end.start < stretch.end and stretch.start < end.end
