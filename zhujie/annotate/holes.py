"""Places for which no counterpart was recorded, unit by unit: what a reader would look for and the edition does not name.

A hole is an editor's finding and stays neutral: it says what was not found in this text, never that something is
lacking. Units are as small as the text can be pointed at: the clauses of problems and plans, the topics of measures
(or their numbered sub-items, or the whole item where it has neither), with the sentences before the first of them. A
relation with an end in an item's heading is one of the whole item: none of its units is a hole then. Where an item opens
with a sentence that is its title (一是……。), that sentence names what follows: it is no hole if any of that has a
counterpart. Only items are looked through, and the words say so: what introduces a part is no item of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhujie.model import Clause, Hole, Item, Kind, Relation, RelationKind, Report, Sentence
from zhujie.parse.kinds import is_area


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that may have a counterpart: where it stands, and the words a reader knows it by."""

    node: str
    text: str
    start: int
    end: int
    opens: bool = False
    """It is a sentence that is the item's title, and names what follows it."""


COUNTERPARTS: dict[Kind, tuple[tuple[RelationKind, bool, str], ...]] = {
    "problems": (("回应", False, "各项计划中未见对应"), ("基础", False, "各项举措中未见对应")),
    "plans": (("回应", True, "各项问题中未见对应"), ("延续", True, "各项举措中未见对应")),
    "measures": (("延续", False, "各项计划中未见对应"),),
}
"""What a unit of each kind may lack: the relation, whether the unit would be its source, and where none was found."""


def find_holes(report: Report, relations: Iterable[Relation]) -> tuple[Hole, ...]:
    """Every unit that no relation of a kind touches, in the order of the text."""
    relations = tuple(relations)
    return tuple(
        Hole(unit.node, kind, words)
        for item in report.items()
        for unit in units(item)
        for kind, forward, words in COUNTERPARTS.get(item.kind, ())
        if not any(
            touches(relation, forward, unit)
            or touches_whole(relation, forward, item)
            or (unit.opens and touches_item(relation, forward, item))
            for relation in relations
            if relation.kind == kind
        )
    )


def units(item: Item) -> Iterator[Unit]:
    """The stretches of an item that are looked at one by one; the opening `X方面,` of a problem only names its area."""
    if item.kind == "measures":
        yield from _stretches(item)
        return
    for sentence in item.sentences:
        for clause in sentence.clauses or (sentence,):
            if item.kind != "problems" or not is_area(clause.text):
                node = clause.id if len(sentence.clauses) > 1 else sentence.id
                text = clause.text.rstrip("，,；;。")
                yield Unit(node, text, clause.start, clause.end, _is_title(item, clause))


def _is_title(item: Item, clause: Sentence | Clause) -> bool:
    """Whether a stretch is the sentence that a numbered item without a heading is called by."""
    first = item.sentences[0]
    return not item.heading and (clause.start, clause.end) == (first.start, first.end) and item.title in clause.text


def _stretches(item: Item) -> Iterator[Unit]:
    begins = [one.start for one in (item.topics or item.items)]
    for sentence in item.sentences:
        if begins and sentence.start < begins[0]:
            yield Unit(sentence.id, sentence.text.rstrip("，,；;。"), sentence.start, sentence.end)
    if item.topics:
        yield from (Unit(topic.id, topic.quote, topic.start, topic.end) for topic in item.topics)
    elif item.items:
        yield from (Unit(sub.id, sub.title, sub.start, sub.end) for sub in item.items)
    else:
        yield Unit(item.id, item.title, item.start, item.end)


def touches(relation: Relation, forward: bool, unit: Unit) -> bool:
    """Whether an end of the relation (its source, if `forward`) lies in the unit, wholly or in part."""
    end = relation.source if forward else relation.target
    return end.start < unit.end and unit.start < end.end


def touches_whole(relation: Relation, forward: bool, item: Item) -> bool:
    """The same for the item's heading, which stands for all that follows it."""
    heading = heading_unit(item)
    return heading is not None and touches(relation, forward, heading)


def touches_item(relation: Relation, forward: bool, item: Item) -> bool:
    """The same for anything in the item."""
    return touches(relation, forward, Unit(item.id, item.title, item.start, item.end))


def heading_unit(item: Item) -> Unit | None:
    """An item's heading as a stretch of its own."""
    return Unit(item.id, item.title, item.heading.start, item.heading.end) if item.heading else None
