"""A set of words that is asked at a place of a text: which of them begins here, which ends here?

Asking costs the same however many words there are: the lengths of the words with the same first character are tried,
longest first. An alternation of a regular expression, which tries one word after the other, was rejected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


class Words:
    """A set of words, each with the characters beside which it is another word's part.

    Beside is after the word for who asks what begins at a place, before it for who asks what ends there.
    """

    def __init__(self, beside: Mapping[str, frozenset[str]]) -> None:
        self._beside = beside
        self._heads: dict[str, list[int]] = {}
        self._tails: dict[str, list[int]] = {}
        for word in sorted(self._beside, key=len, reverse=True):
            for lengths in (self._heads.setdefault(word[0], []), self._tails.setdefault(word[-1], [])):
                if len(word) not in lengths:
                    lengths.append(len(word))
        self._head = re.compile(f"[{re.escape(''.join(self._heads))}]")

    def __contains__(self, word: str) -> bool:
        return word in self._beside

    def __iter__(self) -> Iterator[str]:
        return iter(self._beside)

    def end(self, text: str, at: int) -> int:
        """Where the longest word that begins at a place ends; -1 when none begins there."""
        for length in self._heads.get(text[at : at + 1], ()):
            word = text[at : at + length]
            beside = self._beside.get(word) if len(word) == length else None
            if beside is not None and text[at + length : at + length + 1] not in beside:
                return at + length
        return -1

    def start(self, text: str, end: int) -> int:
        """Where the longest word that ends at a place begins; -1 when none ends there."""
        for length in self._tails.get(text[end - 1 : end], ()):
            beside = self._beside.get(text[end - length : end]) if length <= end else None
            if beside is not None and text[end - length - 1 : end - length] not in beside:
                return end - length
        return -1

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Every place where a word begins, with the end of the longest."""
        for found in self._head.finditer(text):
            end = self.end(text, found.start())
            if end >= 0:
                yield found.start(), end
