"""The figures an editor chose for the home page: their words stand in the report once, and hold a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhujie.annotate.quotes import find_all
from zhujie.model import Figure, Finding, Highlight, SourceText
from zhujie.seeds.wording import shorten


def check_highlights(
    source: SourceText, highlights: Iterable[Highlight], figures: Iterable[Figure]
) -> Iterator[Finding]:
    """An error for words that are absent or stand in several places, a warning for words without a figure."""
    starts = [figure.start for figure in figures if figure.is_figure]
    for one in highlights:
        words = shorten(one.quote)
        places = find_all(source.text, one.quote)
        if not places:
            message, advice = f'the highlight "{words}" does not stand in the report.', f"Copy it from {source.path}."
            yield Finding("error", "quote-not-literal", one.place, message, advice, one.quote)
        elif len(places) > 1:
            lines = ", ".join(str(source.place(at).line) for at in places[:3]) + (", …" if places[3:] else "")
            message = f'the highlight "{words}" stands {len(places)} times in the report (lines {lines}).'
            advice = "Quote more words, so that it occurs once."
            yield Finding("error", "quote-ambiguous", one.place, message, advice, one.quote)
        elif not any(places[0] <= start < places[0] + len(one.quote) for start in starts):
            message = f'the highlight "{words}" holds no figure, so the home page shows nothing for it.'
            yield Finding("warning", "highlight-empty", one.place, message, "Quote the number as well.", one.quote)
