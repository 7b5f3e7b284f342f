"""Reading a report: from a source text to its parts, items and sentences.

`parse` is pure and total: any text gives a report whose nodes tile it, and what is odd about the text becomes a finding.
The stages, one module each: `width` folds the marks, `front` finds where the body begins and ends, `marks` finds the
enumerators, `outline` makes levels of them, `kinds` names the parts, `areas` finds problems told area by area,
`build` makes the records, `topics` lays the seed's topics over them. `overrides` lets `report.yml` correct any of it.
"""

from __future__ import annotations

from zhujie.parse.report import parse

__all__ = ["parse"]
