"""The disk: what it refuses becomes a sentence, what was written is made to last, what others may read."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhujie.model import Fault, Finding, Place

OTHERS = 0o005
"""What whoever is neither the owner nor of the group needs for a folder: to read it and to enter it."""

MOUNTED = (errno.EXDEV, errno.EBUSY)
"""What a disk answers where a name is a mount, or leads into another disk than its neighbours."""


@contextmanager
def on_disk(path: Path, what: str = "written") -> Iterator[None]:
    """Turns what the disk refuses into a finding."""
    try:
        yield
    except OSError as error:
        message = f"it cannot be {what}: {error.strerror or error}."
        advice = "Check its permissions and the space on the disk; what was there before is whole."
        if error.errno in MOUNTED:
            advice = "It is a mount, which cannot be exchanged in one step: mount the folder above it, or use --out."
        raise Fault(Finding("error", "cannot-write", Place(str(error.filename or path)), message, advice)) from None


def sync_tree(folder: Path) -> None:
    """Returns when every file and folder at and below `folder` is on the disk, so that a power cut keeps it."""
    for path, _, names in os.walk(folder, topdown=False):
        for name in names:
            sync(Path(path, name))
        sync(Path(path))


def sync(path: Path) -> None:
    """The same for one file or folder. Not on Windows, where only who writes a file can do it."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some disks cannot do it for a folder
            raise
    finally:
        os.close(handle)


def would_open(folder: Path) -> bool:
    """Whether others may not read what we made, and could read what would be made now."""
    return bool(closed_to_others(folder)) and not _mask() & OTHERS


def closed_to_others(folder: Path) -> str:
    """A sentence where nobody but the owner, or the owner's group, may read what we made; else nothing."""
    mode = folder.stat().st_mode
    if sys.platform == "win32" or mode & OTHERS == OTHERS:
        return ""
    whose = "you and your group" if mode & 0o050 == 0o050 else "you"
    return f"pages are readable by {whose} alone (umask {0o777 & ~mode:03o}): a web server may not be able to read them"


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
