"""Topics: unnumbered themes inside an item, named by literal quotes in the report's own seed, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhujie.model import Finding, Item, Part, Topic, TopicSeed

_FAULTS = {
    "quote-missing": ("is not in the report", "Copy the words from the report."),
    "quote-repeated": ("stands in the report more than once", "Quote more words."),
    "not-at-sentence": ("does not open a sentence of an item", "Quote the first words of a sentence."),
    "twice": ("opens a sentence that already has a topic", "Keep one of the two records."),
}


def lay_topics(
    text: str, parts: Sequence[Part], seeds: Iterable[TopicSeed]
) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    """The parts with their topics, and an error for every seed whose quote opens no sentence of an item."""
    sentences = {s.start: s.id for part in parts for item in part.items for s in item.sentences}
    placed: dict[str, TopicSeed] = {}
    findings: list[Finding] = []
    for seed in seeds:
        quote = seed.quote.strip()
        at = text.find(quote) if quote else -1
        fault = ""
        if at < 0:
            fault = "quote-missing"
        elif text.find(quote, at + 1) >= 0:
            fault = "quote-repeated"
        elif at not in sentences:
            fault = "not-at-sentence"
        elif sentences[at] in placed:
            fault = "twice"
        else:
            placed[sentences[at]] = seed
        if fault:
            findings.append(_error(fault, seed))
    if not placed:
        return tuple(parts), tuple(findings)
    laid = tuple(replace(part, items=tuple(_with_topics(item, placed) for item in part.items)) for part in parts)
    return laid, tuple(findings)


def _with_topics(item: Item, placed: dict[str, TopicSeed]) -> Item:
    """The item with the topics that open at its sentences; each runs to the next one or the item's end."""
    firsts = [n for n, sentence in enumerate(item.sentences) if sentence.id in placed]
    if not firsts:
        return item
    topics = []
    for first, stop in zip(firsts, [*firsts[1:], len(item.sentences)], strict=True):
        opening, seed = item.sentences[first], placed[item.sentences[first].id]
        end = item.sentences[stop].start if stop < len(item.sentences) else item.end
        ids = tuple(sentence.id for sentence in item.sentences[first:stop])
        topics.append(Topic(f"topic-{opening.id}", seed.label, seed.quote, opening.start, end, ids))
    before = tuple(sentence.id for sentence in item.sentences[: firsts[0]])
    introduction = item.introduction[: len(before)] if item.items else before
    return replace(item, topics=tuple(topics), introduction=introduction)


def _error(fault: str, seed: TopicSeed) -> Finding:
    words, advice = _FAULTS[fault]
    message = f"The topic quote “{seed.quote}” {words}."
    return Finding("error", f"topic-{fault}", seed.place, message, advice, seed.quote)
