"""Reading a report: from a source text to its parts, items and sentences.

`parse` is pure and total: any text gives a report whose nodes tile it, and what is odd about the text becomes a finding.
The stages, one module each: `width` folds the marks, `front` finds where the body begins and ends, `marks` finds the
enumerators, `lost` the parts that lost theirs, `overrides` works in what `report.yml` says, `outline` makes levels of
them all, `kinds` names the parts, `areas` finds items no enumerator marks, `build` makes the records, `topics` lays the
seed's topics over them. `report` tells the story; `leaves` reads the result as one tiling of the source.
"""

from __future__ import annotations

from zhujie.parse.report import parse

__all__ = ["parse"]
