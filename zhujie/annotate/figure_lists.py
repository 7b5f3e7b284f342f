"""Counting the things listed before a claimed number (`甲、乙等12项`, `“甲”“乙”“丙”三个`)."""

from __future__ import annotations

import re

_QUOTED = re.compile("“[^“”]*”|《[^《》]*》|‘[^‘’]*’")
_RUN = re.compile("Q(?:(?:、|和|及|与|以及)?Q)*$")
_STRETCH = re.compile("[^,，;；。：:！？\n]*$")
_LAST_JOINT = re.compile("以及|和|及|与")


def listed_before(before: str) -> tuple[int, int]:
    """The least and the greatest number of items listed at the end of `before`.

    Marks inside quotation marks and titles do not count. Quoted items may stand side by side without a mark. The two
    numbers differ where the last item holds 和 or 及, which may join two items or belong to the name of one.
    """
    hidden = re.sub("等共?$", "", _QUOTED.sub("Q", before))
    if run := _RUN.search(hidden):
        quoted = run.group().count("Q")
        if quoted > 1:
            return quoted, quoted
    found = _STRETCH.search(hidden)
    stretch = found.group() if found else ""
    neighbours = len(re.findall("Q(?=Q)", stretch))
    items = stretch.count("、") + 1 + neighbours
    last = stretch.rsplit("、", 1)[-1]
    joined = "、" in stretch and _LAST_JOINT.search(last) is not None
    return (items, items + 1) if joined else (items, items)
