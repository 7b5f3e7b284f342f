"""The first line tells what stands in the source: its counts are those of a plain search of the whole text."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.search.asking import Answer
from tests.search.conftest import Asked
from tests.search.oracle import count, fold, sentences_with
from tests.search.test_queries import GROUPS
from zhujie.model import Annotated

PEOPLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "people.yml").read_text(encoding="utf-8")
)
ALL = [case["q"] for groups in (GROUPS, PEOPLE) for group in groups.values() for case in group]

LINES = """queries => { const core = window.zhujieSearch, index = core.prepare(window.zhujieIndex);
  return queries.map(query => window.zhujieTell.line(core.find(index, query, ''))); }"""


def _lines(asked: dict[str, Asked], queries: list[str]) -> dict[str, str]:
    lines: list[str] = asked["file"].page.evaluate(LINES, queries)
    return dict(zip(queries, lines, strict=True))


def _wrong(query: str, line: str, annotated: Annotated) -> str:
    """What the line says of the source that a plain search of the text does not, or nothing."""
    report, words = annotated.report, [word for word in query.split() if fold(word)]
    if re.search(r"[><=≥≤＞]|^(measure|problem|plan)-", query) or re.fullmatch(r"(大于.*|.*以上)", query):
        return ""  # these compare figures or name a place: they are judged by hand
    if len(words) > 1 and not query.isascii() and (together := sentences_with(words, report)):
        return "" if line.startswith(f"原文同句{together}处") else f"{together} sentences have all"
    if not fold(query):
        return "" if line == "标点和空格不参与检索" else "marks alone are neither there nor absent"
    times = count(query, report)
    said = re.match(r"(?:繁体写法，)?原文(\d+)处", line)
    if times != (int(said[1]) if said else 0):
        return f"the source has it {times} times"
    absent = line.startswith(("原文未见", "按拼音", "按首字母", "按英文", "原文没有同句"))
    return "" if times or absent else "does not say that it is absent"


def test_the_count_is_that_of_the_source(asked: dict[str, Asked], annotated: Annotated) -> None:
    """For every judged query 原文N处 is how often the whole text has it, and 未见 is said when it is not there."""
    lines = _lines(asked, ALL)
    assert not [(query, line, why) for query, line in lines.items() if (why := _wrong(query, line, annotated))]


def test_the_count_of_random_pieces_is_that_of_the_source(asked: dict[str, Asked], annotated: Annotated) -> None:
    """500 random pieces of 1 to 8 characters, cut from anywhere and across paragraphs, are counted exactly."""
    chance, text = random.Random(7), annotated.report.source.text
    pieces: dict[str, None] = {}
    while len(pieces) < 500:
        start = chance.randrange(len(text))
        if fold(piece := text[start : start + chance.randint(1, 8)]):
            pieces[piece] = None
    lines = _lines(asked, list(pieces))
    assert not [(piece, line, why) for piece, line in lines.items() if (why := _wrong(piece, line, annotated))]


@pytest.mark.parametrize("person", ["citizen", "reporter", "inspector"])
def test_people_are_told_and_led_aright(person: str, asked: dict[str, Asked]) -> None:
    """Each of their queries: the line says what is so, the right place comes first, and rows say why they are there."""
    assert len(PEOPLE[person]) >= 20
    lines = _lines(asked, [case["q"] for case in PEOPLE[person]])
    misses = [
        (case["q"], lines[case["q"]], why)
        for case in PEOPLE[person]
        if (why := _miss(case, lines[case["q"]], asked["file"].ask(case["q"])))
    ]
    assert not misses


def _miss(case: dict[str, Any], line: str, answer: Answer) -> str:
    if lacking := [piece for piece in case["line"] if piece not in line]:
        return f"the line lacks {lacking}"
    if case.get("never", line + "?") in line:
        return f"the line says {case['never']}"
    addresses = [result.address for result in answer.results]
    if "first" in case and addresses[:1] != [case["first"]]:
        return f"{addresses[:1]} comes first"
    if lost := set(case.get("has", ())) - set(addresses):
        return f"lacks {sorted(lost)}"
    rows = {result.address: result.why for result in answer.results if result.type in "sth"}
    unmarked = [address for address, why in rows.items() if (case["why"] not in why if "why" in case else _labels(why))]
    return f"marked otherwise: {[(address, rows[address]) for address in unmarked]}" if unmarked else ""


def _labels(why: tuple[str, ...]) -> list[str]:
    """What a row is marked with, but for how often it has the words."""
    return [label for label in why if not re.fullmatch(r"\d+处", label)]


def test_our_words_never_count_as_the_text(asked: dict[str, Asked], annotated: Annotated) -> None:
    """Words that stand only in a note, a topic or an entry are 未见, and what they stand in is named."""
    report = annotated.report
    only_ours = [term.definition[:6] for term in annotated.terms if not count(term.definition[:6], report)][:40]
    only_ours += [note.text[:8] for note in annotated.notes if not count(note.text[:8], report)][:20]
    only_ours += [topic.title for item in report.items() for topic in item.topics if not count(topic.title, report)]
    lines = _lines(asked, [words for words in only_ours if fold(words) and " " not in words])
    assert len(lines) > 40
    for words, line in lines.items():
        assert line.startswith(f"原文未见“{words}”；"), line
        assert re.search(r"注\d+处|术语\d+条|专题\d+处|页名\d+处", line), line
