"""Results kept from build to build: a pure function asked the same question again need not work again.

Stages stay pure: they take a `Keep`, call it with a question that names everything the answer depends on, and get the
same answer whether it was kept or made. Only what the last build asked is kept, so the file does not grow. It begins with
a digest of the rest: a file that is not just as it was written is not believed, and costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Keep = Callable[[str, Callable[[], Any]], Any]
"""`keep(question, make)`: the answer made earlier to the same question, or what `make()` gives now. Plain JSON values."""


def make_anew(question: str, make: Callable[[], Any]) -> Any:
    """Keeps nothing."""
    return make()


def question_of(*parts: object) -> str:
    """A short name for a question: whatever the answer depends on, and the Python that makes it."""
    return hashlib.sha256(repr((sys.version_info[:2], *parts)).encode()).hexdigest()[:32]


class Memo:
    """A `Keep` in a JSON file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._asked: dict[str, Any] = {}
        self._changed = False
        self._kept: dict[str, Any] = {}
        try:
            digest, _, answers = file.read_text(encoding="utf-8").partition("\n")
            if digest == _digest(answers):
                self._kept = json.loads(answers)
        except (OSError, ValueError):
            return

    def __call__(self, question: str, make: Callable[[], Any]) -> Any:
        """See `Keep`."""
        if question in self._kept:
            answer = self._kept[question]
        else:
            answer = make()
            self._changed = True
        self._asked[question] = answer
        return answer

    def save(self) -> None:
        """Keep what was asked since the memo was opened."""
        if self._changed or len(self._asked) != len(self._kept):
            answers = json.dumps(self._asked, ensure_ascii=False)
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_text(f"{_digest(answers)}\n{answers}", encoding="utf-8")
            except OSError:
                return


def _digest(answers: str) -> str:
    return hashlib.sha256(answers.encode("utf-8")).hexdigest()
