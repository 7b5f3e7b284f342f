"""Each fixture is a made-up report with one way of laying it out; beside it stands what the parser must see in it.

The expected outlines are prose, to be read and reviewed. `python -m tests.parse.test_fixtures` writes them anew from
what the parser sees now: review the difference before keeping it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parse.outlines import outline, source
from zhujie.parse import parse

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))


def seen(path: Path) -> str:
    """The outline of a fixture as the parser sees it now."""
    with path.open(encoding="utf-8", newline="") as file:
        return outline(parse(source(file.read(), path.name)))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_outline_is_as_reviewed(path: Path) -> None:
    """The parser sees in every fixture what a reader has approved."""
    assert seen(path) == path.with_suffix(".outline").read_text(encoding="utf-8")


def test_no_outline_is_left_without_its_report() -> None:
    """Every expected outline belongs to a fixture."""
    outlines = {path.stem for path in FIXTURES[0].parent.glob("*.outline")}
    assert outlines == {path.stem for path in FIXTURES}


if __name__ == "__main__":
    for fixture in FIXTURES:
        fixture.with_suffix(".outline").write_text(seen(fixture), encoding="utf-8")
