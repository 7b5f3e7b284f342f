"""Two names on one disk change places: in one step where the system can, in three where it cannot.

A third name, the spare, makes the three steps safe: whenever they end, the spare holds what stood at the target, and
`put_back` knows it. A link that is turned from one folder to another would be one step everywhere, but readers would
then find a link where they look for the folder.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

HERE = -100
"""AT_FDCWD: paths are taken as they are."""
EXCHANGE = 2
"""RENAME_EXCHANGE of Linux."""
CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)
"""A system or a disk that knows no exchange; any other refusal would meet three steps as well."""


def swap(new: Path, target: Path, spare: Path) -> None:
    """`new` and `target` change places; a target that is not there yet gets `new`. All or nothing, Ctrl-C included."""
    if not os.path.lexists(target):
        os.rename(new, target)
    elif not exchange(new, target):
        try:
            os.rename(target, spare)
            os.rename(new, target)
            os.rename(spare, new)
        except BaseException:
            put_back(new, target, spare)
            raise


def put_back(new: Path, target: Path, spare: Path) -> None:
    """Undo a swap in three steps that was cut short: what the spare holds stood at the target."""
    if os.path.lexists(spare):
        if os.path.lexists(target) and not os.path.lexists(new):
            os.rename(target, new)
        if not os.path.lexists(target):
            os.rename(spare, target)


def exchange(one: Path, other: Path) -> bool:
    """Two names change places in one step; False where that is not known."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return True
    if (number := ctypes.get_errno()) in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
