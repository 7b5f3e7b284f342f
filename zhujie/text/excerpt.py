"""A place in a long sentence with enough around it to be understood, however often the sentence is cited."""

from __future__ import annotations

WHOLE = 400
"""Characters of a sentence that is always shown whole."""
AROUND = 60
"""Characters kept on each side of the place in a longer one, at most."""
OMITTED = "……"
"""Stands for what is left out, as Chinese citing does."""
_PAUSE = "，；、,;"


def around(text: str, low: int, high: int, start: int, end: int) -> tuple[str, str, str]:
    """Before, in and after `[start, end)` within the sentence `[low, high)`; a cut lies beside a pause where one is near.

    What a sentence printed once for each of its places would cost grows with the square of its length; this does not.
    """
    if high - low <= WHOLE:
        return text[low:start], text[start:end], text[end:high]
    first, last = max(low, start - AROUND), min(high, end + AROUND)
    before, after = text[first:start], text[end:last]
    if first > low:
        pause = next((at for at, char in enumerate(before) if char in _PAUSE), -1)
        before = OMITTED + before[pause + 1 :]
    if last < high:
        pause = next((at for at in range(len(after) - 1, -1, -1) if after[at] in _PAUSE), len(after))
        after = after[:pause] + OMITTED
    return before, text[start:end], after
