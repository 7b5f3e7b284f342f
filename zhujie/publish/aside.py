"""The work folder: where an output is made before it takes its place, and what a killed build leaves there.

It lies beside the output it serves, so both are on one disk and can change places; where an output is a link, beside
the folder it leads to, and the link stays. Its names are exact: nothing is ever found by a pattern.
"""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from zhujie.model import Fault, Finding, Place
from zhujie.owned import LIST, WORK, entries, read_list, strangers
from zhujie.publish.disk import on_disk
from zhujie.publish.swap import put_back


@dataclass(frozen=True, slots=True)
class Aside:
    """One output and its names in the work folder."""

    target: Path
    """The folder itself, no link: what changes its name."""

    @staticmethod
    def of(path: Path) -> Aside:
        """For the folder that the path leads to. Raises Fault where it leads to none and is not free either."""
        aside = Aside(Path(os.path.realpath(path)))
        # A link may lead to what a killed build has not put back yet.
        if os.path.lexists(path) and not path.is_dir() and not (path.is_symlink() and aside.spare.exists()):
            link = path.is_symlink()
            what = f"a link that leads to no folder ({os.readlink(path)})" if link else "a file"
            advice = f"{'Mend or remove' if link else 'Move'} it (it was not touched), then build again."
            message = f"this is {what} where build.py needs a folder."
            raise Fault(Finding("error", "not-ours", Place(path.name), message, advice))
        return aside

    @property
    def work(self) -> Path:
        """The work folder."""
        return self.target.parent / WORK

    @property
    def new(self) -> Path:
        """What is being made; after the swap, what it replaced."""
        return self.work / f"{self.target.name}.new"

    @property
    def spare(self) -> Path:
        """What stood at the target, in the midst of a swap in three steps."""
        return self.work / f"{self.target.name}.old"


def undo(aside: Aside) -> None:
    """Put back what stood at the target when a swap was cut short."""
    with on_disk(aside.target):
        # Somebody may have made the target anew since: without a list of ours it is theirs, and is left to be named.
        if not os.path.lexists(aside.target) or read_list(aside.target) is not None:
            put_back(aside.new, aside.target, aside.spare)


def tidy(aside: Aside) -> None:
    """Clear what was made or replaced, now that the target is whole."""
    with on_disk(aside.target):
        clear(aside.new, aside.target)
        if read_list(aside.target) is not None:
            clear(aside.spare, aside.target)


def clear(path: Path, target: Path) -> None:
    """Remove what is ours. A folder without a list was never finished and is ours; of others, what the list names, and
    what stands in the same place of the target with the same bytes: with that nothing is lost, whoever wrote it.

    Raises Fault where more lies in it: it came while the folder was at its place, after we looked for strangers.
    """
    if not os.path.lexists(path):
        return
    if not path.is_dir() or path.is_symlink():
        path.unlink()
        return
    _open(path)
    owned = read_list(path)
    if owned is None:
        shutil.rmtree(path)
        return
    if foreign := strangers(path, lambda name: _same(path / name, target / name)):
        message = f"{', '.join(foreign)}: not written by build.py, and kept here when the rest was replaced."
        raise Fault(Finding("error", "not-ours", Place(str(path)), message, "Move it elsewhere, then build again."))
    # The list goes last: cut short, the rest is still known.
    for name in sorted(entries(path), key=lambda name: name == LIST):
        if not name.endswith("/"):
            (path / name).unlink()
    for emptied, _, _ in os.walk(path, topdown=False):
        os.rmdir(emptied)


def _same(one: Path, other: Path) -> bool:
    return (
        all(path.is_file() and not path.is_symlink() for path in (one, other))
        and one.read_bytes() == other.read_bytes()
    )


def _open(path: Path) -> None:
    """Somebody may have closed a folder of ours to writing: it could not be emptied, in this build or any later."""
    for folder, _, _ in os.walk(path):
        mode = os.stat(folder).st_mode
        if mode & stat.S_IRWXU != stat.S_IRWXU:
            os.chmod(folder, mode | stat.S_IRWXU)
