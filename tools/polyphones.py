"""Prints `zhujie/text/polyphones.txt`: the characters that are usually read in more than one way, from pypinyin's phrases.

Counting them takes longer than a whole build, and they change only with the dictionary: so they are kept as a list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

LEAST, SHARE = 2, 0.02
"""A reading is usual when so many phrases have it, and such a share of the character's phrases."""

HEAD = """\
# Characters with more than one usual reading, toneless, ü as v: `行 hang xing`.
# Written by `python -m tools.polyphones` from the phrases of pypinyin (MIT licence).
"""


def usual() -> Iterator[tuple[str, list[str]]]:
    """Every such character with its readings, in the order of its code."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, sounds in phrases_dict.items():
        for character, (sound, *_) in zip(phrase, sounds, strict=False):
            counts[character][to_normal(sound, v_to_u=False)] += 1
    for character in sorted(counts):
        count = counts[character]
        said = sorted(one for one, times in count.items() if times >= LEAST and times >= SHARE * count.total())
        if len(said) > 1:
            yield character, said


def table() -> str:
    """The whole file."""
    return HEAD + "".join(f"{character} {' '.join(said)}\n" for character, said in usual())


if __name__ == "__main__":
    print(table(), end="")
