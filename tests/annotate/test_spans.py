"""The one overlap rule: marks nest, never cross, and the higher layer wins."""

from __future__ import annotations

import time
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from zhujie.annotate.spans import RANK, Layer, Nested, Span, nest

LAYERS: tuple[Layer, ...] = ("clause", "term", "figure")
SPANS = st.lists(
    st.builds(
        lambda start, length, layer: Span(start, start + length, layer, f"{layer}-{start}-{length}"),
        st.integers(0, 20),
        st.integers(0, 12),
        st.sampled_from(LAYERS),
    ),
    max_size=12,
)


def flat(forest: tuple[Nested, ...]) -> Iterator[Span]:
    """Every span of a forest."""
    for nested in forest:
        yield nested.span
        yield from flat(nested.inside)


def test_a_figure_inside_a_term_stands_inside() -> None:
    """办结率100% holds 100%."""
    term, figure = Span(0, 7, "term", "t"), Span(3, 7, "figure", "f")
    assert nest([figure, term]) == (Nested(term, (Nested(figure, ()),)),)


def test_of_two_that_cross_the_lower_layer_is_left_out() -> None:
    """A term and a figure that share only some characters cannot both be elements."""
    term, figure = Span(0, 5, "term", "t"), Span(3, 8, "figure", "f")
    assert list(flat(nest([figure, term]))) == [term]


def test_of_two_equal_stretches_the_higher_layer_is_outside() -> None:
    """A clause that is a term holds it."""
    clause, term = Span(0, 5, "clause", "c"), Span(0, 5, "term", "t")
    assert nest([term, clause]) == (Nested(clause, (Nested(term, ()),)),)


@given(SPANS)
def test_what_is_kept_never_crosses_and_what_is_left_out_crossed(spans: list[Span]) -> None:
    """Every span is either in the forest, inside all that hold it, or crosses one of its rank or higher."""
    forest = nest(spans)
    kept = list(flat(forest))

    def inside(parent: Span, children: tuple[Nested, ...]) -> None:
        for child in children:
            assert parent.start <= child.span.start and child.span.end <= parent.end
            inside(child.span, child.inside)

    for nested in forest:
        inside(nested.span, nested.inside)
    for span in spans:
        if span not in kept and span.start < span.end:
            assert any(
                RANK[k.layer] <= RANK[span.layer]
                and (k.start < span.start < k.end < span.end or span.start < k.start < span.end < k.end)
                for k in kept
            )


def test_a_row_of_figures_four_times_as_long_takes_four_times_as_long() -> None:
    """A flattened table is one sentence of thousands of figures and clauses: each is held against its neighbours alone."""

    def seconds(count: int) -> float:
        spans = [Span(9 * n, 9 * n + 9, "clause", f"c{n}") for n in range(count)]
        spans += [Span(9 * n + 4, 9 * n + 7, "figure", f"f{n}") for n in range(count)]
        start = time.process_time()
        nest(spans)
        return time.process_time() - start

    assert any(seconds(16_000) <= 10 * seconds(4000) for _ in range(6)), "each against each would be sixteen times"
