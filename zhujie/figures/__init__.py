"""Every number of a report: found once, classified by what stands around it, valued, and told in its own words.

`find` the numbers of a sentence, `classify` them by the one `table` of rules (with `changes`, `quantities` and `names`),
`value` what they say, find their `meaning` in their `clauses`, `groups` and `lists`, compute what is `derived`, run the
`checks`; `read` tells the story, `overrides` places an editor's corrections, `lexicon` holds the words. `claims` are the
quantities said in words alone.
"""

from __future__ import annotations

from zhujie.figures.checks import check_figures
from zhujie.figures.claims import find_claims
from zhujie.figures.read import UNCLASSIFIED, find_figures

__all__ = ["UNCLASSIFIED", "check_figures", "find_claims", "find_figures"]
