"""Every call by which a build changes the disk is a point; at the one chosen the process dies, or the call fails.

Calls are seen by Python's audit events. Two kinds have none: bytes that go to a file, and `fsync`; those are wrapped. A
death or a failure in the midst of a write leaves half of it. Nothing is really synced: no test pulls the plug.
"""

from __future__ import annotations

import builtins
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate")
NEED_ROOM = ("open", "write", "sendfile", "fsync", "os.mkdir", "os.link")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Points:
    """Counts the points below a folder, and does what was asked at one of them."""

    def __init__(self, folder: Path, at: int | None, error: int | None, lasting: bool) -> None:
        """`error` is the number the call fails with; None kills the process. A `lasting` one fails all that write."""
        self._folder = os.path.realpath(folder)
        self._at, self._error, self._lasting = at, error, lasting
        self.seen: list[str] = []

    def meet(self, name: str, path: str, half: Callable[[], object] = lambda: None) -> None:
        """A call is about to be made."""
        if path != self._folder and not path.startswith(self._folder + os.sep):
            return
        self.seen.append(f"{name} {path[len(self._folder) :]}")
        now = len(self.seen) - 1
        if now == self._at or (self._lasting and self._at is not None and now > self._at and name in NEED_ROOM):
            half()
            if self._error is None:
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(self._error, os.strerror(self._error or 0), path)

    def install(self) -> None:
        """From now on, until the process ends."""
        sys.addaudithook(self._audit)
        builtins.open = io.open = self._open
        setattr(os, "fsync", self._wrapped("fsync", lambda file: None))  # noqa: B010 -- a name mypy knows as final
        setattr(os, "sendfile", self._wrapped("sendfile", os.sendfile))  # noqa: B010

    def _audit(self, event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and given[2] & WRITES and not isinstance(given[0], int):
            self.meet("open", _real(given[0]))
        elif event in CHANGES:
            numbers = [one for one in given if isinstance(one, int)]
            goal = given[1] if event in ("os.rename", "os.link", "os.symlink") else given[0]
            self.meet(event, _real(goal, numbers[-1] if event in ("os.remove", "os.rmdir") else -1))

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(file: int, *given: Any, **named: Any) -> Any:
            self.meet(name, os.readlink(f"/proc/self/fd/{file}"))
            return real(file, *given, **named)

        return call

    def _open(self, file: Any, mode: str = "r", buffering: int = -1, *text: Any, **named: Any) -> Any:
        if not set(mode) & set("wxa+") or isinstance(file, int) or "opener" in named:
            return REAL_OPEN(file, mode, buffering, *text, **named)
        raw = _Watched(file, mode.replace("b", "").replace("t", ""), self)
        opened = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return opened if "b" in mode else io.TextIOWrapper(opened, *text, **named)


class _Watched(io.FileIO):
    """A file whose writes are points."""

    def __init__(self, file: Any, mode: str, points: Points) -> None:
        super().__init__(file, mode)
        self._points, self._path = points, _real(file)

    def write(self, data: Any) -> int:
        content = bytes(data)
        plain = super().write
        self._points.meet("write", self._path, lambda: plain(content[: len(content) // 2]))
        return plain(content)


REAL_OPEN = io.open


def _real(path: Any, folder: int = -1) -> str:
    """The path whole, whether it was given below an open folder or not. Its last link is not followed."""
    given = os.fsdecode(path)
    if folder >= 0:
        given = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), given)
    above, name = os.path.split(os.path.abspath(given))
    return os.path.join(os.path.realpath(above), name)
