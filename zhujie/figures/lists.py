"""Counting the things listed before a claimed number (`甲、乙等12项`, `“甲”“乙”“丙”三个`)."""

from __future__ import annotations

import re

FURTHEST = 600
"""Characters before a number that are read for its list."""
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》|‘[^‘’]*’")
_ITEM = "\ue001"
"""Stands in for a quoted item."""
_RUN = re.compile(f"{_ITEM}(?:(?:、|和|及|与|以及)?{_ITEM})*$")
_CLOSING = re.compile("等共?$")
_STOPS = ",，;；。：:！？\n"
_LAST_JOINT = re.compile("以及|和|及|与")


def listed_before(before: str) -> tuple[int, int]:
    """The least and the greatest number of items listed at the end of `before`.

    Marks inside quotation marks and titles do not count. Quoted items may stand side by side without a mark. The two
    numbers differ where the last item holds 和 or 及, which may join two items or belong to the name of one.
    """
    hidden = _CLOSING.sub("", _QUOTED.sub(_ITEM, before[-FURTHEST:]))
    stretch = hidden[max(map(hidden.rfind, _STOPS)) + 1 :]
    if run := _RUN.search(stretch):
        quoted = run.group().count(_ITEM)
        if quoted > 1:
            return quoted, quoted
    neighbours = len(re.findall(f"{_ITEM}(?={_ITEM})", stretch))
    items = stretch.count("、") + 1 + neighbours
    last = stretch.rsplit("、", 1)[-1]
    joined = "、" in stretch and _LAST_JOINT.search(last) is not None
    return (items, items + 1) if joined else (items, items)
