"""One at a time: builds of one folder take turns, and nothing reads what another is about to exchange.

The lock is a file in the work folder, held by the process, so that a crash leaves nothing to clear away. In the
system's temporary folder it would be another one for whoever has set another TMPDIR.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from zhujie.model import Fault, Finding, Place
from zhujie.owned import WORK
from zhujie.publish.aside import Aside
from zhujie.publish.disk import on_disk
from zhujie.publish.together import recover

PLACES = ("docs", "site", "dist", "seeds")
"""What we write below an output folder; each may be a link that leads elsewhere."""

Say = Callable[[str], None]


@contextmanager
def alone(out: Path, say: Say) -> Iterator[None]:
    """The only one that writes below `out`: says so and waits where another does, then clears what a killed one left."""
    asides = _asides(out)
    with ExitStack() as held:
        for work in _works(out, asides):
            held.enter_context(_locked(work / "lock", say, shared=False))
        recover(*asides)
        yield


@contextmanager
def undisturbed(out: Path, say: Say) -> Iterator[None]:
    """Nobody writes below `out` meanwhile. Leaves no trace: where no build ever was there is nothing to wait for."""
    with ExitStack() as held:
        for work in _works(out, _asides(out)):
            if (work / "lock").exists():
                held.enter_context(_locked(work / "lock", say, shared=True))
        yield


def _asides(out: Path) -> list[Aside]:
    with on_disk(out, "read"):
        asides = [Aside.of(out / name) for name in PLACES]
    if found := _overlapping(dict(zip(PLACES, asides, strict=True))):
        raise Fault(*found)
    return asides


def _overlapping(asides: dict[str, Aside]) -> list[Finding]:
    """Links can lead two of them to one folder, or one into another: one would then replace the other."""
    return [
        Finding(
            "error",
            "not-ours",
            Place(f"{name}/"),
            f"this lies in the folder of {other}/ ({asides[other].target}): one would replace the other.",
            "Give each its own folder (nothing was touched), then build again.",
        )
        for name in asides
        for other in asides
        if name != other and asides[name].target.is_relative_to(asides[other].target)
    ]


def _works(out: Path, asides: list[Aside]) -> list[Path]:
    """In one order for everybody, so that no two wait for each other."""
    return sorted({Path(os.path.realpath(out)) / WORK, *(aside.work for aside in asides)})


@contextmanager
def _locked(file: Path, say: Say, shared: bool) -> Iterator[None]:
    with ExitStack() as held:
        try:
            handle = _open(file, shared)
            held.callback(os.close, handle)
            if not _lock(handle, shared, wait=False):
                say("Another build is writing here; waiting for it to end.")
                while not _lock(handle, shared, wait=True):
                    pass
        except OSError as error:
            say(f"{file} cannot be locked ({error.strerror}): let no two builds run here at once.")
        yield


def _open(file: Path, shared: bool) -> int:
    if shared:
        return os.open(file, os.O_RDONLY)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:  # another user's, who may lock it too
        return os.open(file, os.O_RDONLY)


if sys.platform == "win32":
    import errno

    def _lock(file: int, shared: bool, wait: bool) -> bool:
        """Take the lock; False when another process has it (after ten seconds, if it is to wait)."""
        import msvcrt

        try:
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EDEADLK):
                raise
            return False
        return True

else:

    def _lock(file: int, shared: bool, wait: bool) -> bool:
        """Take the lock; False when another process has it and it is not to wait."""
        import fcntl

        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(file, kind if wait else kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
