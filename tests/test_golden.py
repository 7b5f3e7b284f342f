"""The committed edition is what its sources give today: a change that moves a page shows in its difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhujie.edition import compose
from zhujie.publish import plan_docs
from zhujie.seeds import list_slugs

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("slug", list_slugs(ROOT))
def test_docs_are_what_the_sources_give(slug: str) -> None:
    """No page is stale, none is left over: otherwise run `python build.py` and commit docs/ with the change."""
    change = plan_docs(ROOT / "docs", compose(ROOT, slug).files)
    assert (change.written, change.removed) == ((), ())
