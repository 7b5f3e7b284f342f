"""Laws of citing a place in a sentence: literal, bounded, and whole where there is no need to cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhujie.text.excerpt import AROUND, OMITTED, WHOLE, around

SENTENCES = st.text("甲乙，、；。", min_size=1, max_size=40).flatmap(
    lambda unit: st.integers(1, 60).map(lambda times: unit * times)
)


@given(SENTENCES, st.data())
def test_a_place_is_cited_literally_and_within_bounds(sentence: str, data: st.DataObject) -> None:
    """What is shown is one stretch of the sentence, with …… where it is cut and nowhere else."""
    start = data.draw(st.integers(0, len(sentence)))
    end = data.draw(st.integers(start, len(sentence)))
    text = f"前文。{sentence}后文。"
    low = 3
    before, marked, after = around(text, low, low + len(sentence), low + start, low + end)
    assert marked == sentence[start:end]
    assert sentence[:start].endswith(before.removeprefix(OMITTED))
    assert sentence[end:].startswith(after.removesuffix(OMITTED))
    if len(sentence) <= WHOLE:
        assert before + marked + after == sentence
    assert before.startswith(OMITTED) == (before != sentence[:start])
    assert after.endswith(OMITTED) == (after != sentence[end:])
    assert max(len(before), len(after)) <= max(WHOLE, AROUND + len(OMITTED))


def test_a_cut_lies_at_a_pause() -> None:
    """A reader gets whole clauses where they are short enough."""
    clause = "全市各级公安机关依法开展工作，"
    text = clause * 60
    start = 30 * len(clause) + 2
    before, marked, after = around(text, 0, len(text), start, start + 4)
    assert (before.startswith(OMITTED + "全市各级"), marked, after.endswith("开展工作" + OMITTED)) == (
        True,
        "各级公安",
        True,
    )
