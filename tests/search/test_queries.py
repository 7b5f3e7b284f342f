"""Search finds what is there: judged queries typed in a browser, over http and from the disk with no network."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.search.asking import Answer
from tests.search.conftest import Asked
from tests.search.oracle import fold, is_number, our_texts, pages_expected, pages_with, source_texts
from zhujie.model import Annotated

GROUPS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
)
Answers = dict[str, dict[str, Answer]]


@pytest.fixture(scope="module")
def answers(asked: dict[str, Asked]) -> Answers:
    """The answer to every judged query, by transport and query."""
    queries = [case["q"] for group in GROUPS.values() for case in group]
    return {transport: {query: one.ask(query) for query in queries} for transport, one in asked.items()}


def _misses(group: str, answers: Answers) -> list[str]:
    return [f"{case['q']}: {why}" for case in GROUPS[group] if (why := _miss(group, case, answers["http"][case["q"]]))]


def _miss(group: str, case: dict[str, Any], answer: Answer) -> str:
    """What is wrong with an answer by the judgement, or nothing."""
    wanted = set(case.get("has", ()))
    if answer.first != case["first"]:
        return f"{answer.first} comes first, not {case['first']}"
    if lacking := wanted - {result.address for result in answer.results}:
        return f"lacks {sorted(lacking)}"
    allowed = {case["first"], *(address.partition("#")[0] for address in wanted)}
    if case.get("exactly") and answer.pages - allowed:
        return f"also finds {sorted(answer.pages - allowed)}"
    if group == "near" and not all(result.near for result in answer.results):
        return "not every result is marked as near"
    return ""


def test_there_are_enough_judged_queries() -> None:
    """At least 200 queries are judged, each once in its group, and every group is there."""
    assert sum(map(len, GROUPS.values())) >= 200
    assert set(GROUPS) == {"literal", "words", "scripts", "numbers", "near", "nothing"}
    for name, group in GROUPS.items():
        queries = [case["q"] for case in group]
        assert len(queries) == len(set(queries)), name


def test_both_transports_give_identical_answers(answers: Answers) -> None:
    """From the disk the same results stand in the same order, with the same marks."""
    assert answers["http"] == answers["file"]


def test_literal_queries_are_exact(answers: Answers, annotated: Annotated) -> None:
    """A query that stands in the report finds every page it stands on; any other page has it in our own words."""
    ours = our_texts(annotated)
    wrong = []
    for case in GROUPS["literal"]:
        answer, pages = answers["http"][case["q"]], set(case["pages"])
        if answer.source_pages != pages or answer.pages - pages - pages_with(case["q"], ours):
            wrong.append((case["q"], sorted(answer.pages), sorted(pages)))
    assert not wrong


def test_literal_results_mark_the_whole_words(answers: Answers) -> None:
    """In every result of the report's own text the marked words are the query, whole."""
    for case in GROUPS["literal"]:
        for result in answers["http"][case["q"]].results:
            if result.type in ("s", "t", "h") and not is_number(case["q"]):
                marked = [fold(mark) for mark in result.marks]
                whole = fold(case["q"])
                assert whole in marked or any(whole.startswith(mark) for mark in marked), (case["q"], result)


@pytest.mark.parametrize("group", ["words", "scripts", "numbers", "near"])
def test_other_queries_find_the_right_page_first(group: str, answers: Answers) -> None:
    """At least 95 in 100 answers have the right page first, all that was judged necessary, and nothing ruled out."""
    misses = _misses(group, answers)
    assert len(misses) <= 0.05 * len(GROUPS[group]), misses


def test_what_is_not_there_is_not_found(answers: Answers) -> None:
    """Words, numbers and comparisons that nothing answers give no result at all."""
    found = {case["q"]: answers["http"][case["q"]].pages for case in GROUPS["nothing"]}
    assert found == {query: set() for query in found}


def test_random_pieces_of_the_report_are_found_exactly(asked: dict[str, Asked], annotated: Annotated) -> None:
    """500 random pieces of 2 to 8 characters lead to exactly the pages they stand on; 50 of them are typed."""
    chance = random.Random(20)
    stretches = [text for texts in source_texts(annotated.report).values() for text in texts if len(text) > 8]
    pieces: list[str] = []
    while len(pieces) < 500:
        text = chance.choices(stretches, weights=[len(one) for one in stretches])[0]
        size = chance.randint(2, 8)
        start = chance.randrange(len(text) - size + 1)
        if fold(text[start : start + size]):
            pieces.append(text[start : start + size])
    find = """pieces => { const core = window.zhujieSearch, index = core.prepare(window.zhujieIndex);
      return pieces.map(piece => core.find(index, piece).groups.filter(group => group.records.some(
        hit => 'sth'.includes(index.records[hit.owner].type))).map(group => index.pages[group.page][0])); }"""
    found = asked["file"].page.evaluate(find, pieces)
    wanted = [pages_expected(piece, annotated) for piece in pieces]
    ours = our_texts(annotated)
    wrong = [
        (piece, pages, sorted(want))
        for piece, pages, want in zip(pieces, found, wanted, strict=True)
        if set(pages) != want and (want - set(pages) or set(pages) - want - pages_with(piece, ours))
    ]
    assert not wrong
    for piece, pages in list(zip(pieces, wanted, strict=True))[:50]:
        assert asked["file"].ask(piece).source_pages >= pages, piece


def test_nothing_else_was_asked_for(asked: dict[str, Asked], answers: Answers) -> None:
    """After all these queries no other host was asked for anything, and nothing complained."""
    for one in asked.values():
        assert not one.watched.foreign
        assert not one.watched.errors
