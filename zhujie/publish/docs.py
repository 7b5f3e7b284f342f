"""`docs/`: wholly ours, committed, and written only where it changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zhujie.model import Fault
from zhujie.owned import LIST, entries, list_text, not_ours, read_list, strangers
from zhujie.publish.aside import Aside
from zhujie.publish.disk import on_disk


@dataclass(frozen=True, slots=True)
class DocsChange:
    """What writing `docs/` would do, by path below it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int

    def __bool__(self) -> bool:
        """Whether it would do anything."""
        return bool(self.written or self.removed)


def known_docs(docs: Path, files: dict[str, str]) -> Callable[[str], bool]:
    """Whether a file in `docs/` is what we would write, whoever wrote it."""
    wanted = _wanted(files)
    return lambda name: name in wanted and not _differs(docs / name, wanted[name])


def plan_docs(docs: Path, files: dict[str, str]) -> DocsChange:
    """Compare `docs/` with what it should hold. Raises Fault naming what there is not ours."""
    folder = Aside.of(docs).target
    wanted = _wanted(files)
    with on_disk(docs, "read"):
        if foreign := strangers(docs, known_docs(docs, files)):
            raise Fault(*not_ours(docs, foreign))
        present = set(entries(folder)) if folder.is_dir() else set()
        owned = read_list(folder) or frozenset()
        written = tuple(name for name in sorted(wanted) if _differs(folder / name, wanted[name]))
    removed = tuple(sorted((present & owned) - wanted.keys()))
    return DocsChange(written, removed, len(wanted) - len(written))


def stage_docs(docs: Aside, files: dict[str, str], change: DocsChange) -> Path:
    """Make the new `docs/` aside where it changes; gives the folder that holds what it should: that, or `docs/` itself.

    A file that does not change is not copied but gets a second name, so that it keeps its time.
    """
    if not change:
        return docs.target
    wanted = _wanted(files)
    with on_disk(docs.target):
        for folder in sorted({(docs.new / name).parent for name in wanted}):
            folder.mkdir(parents=True, exist_ok=True)
        for name in sorted(files):
            path = docs.new / name
            if name in change.written:
                path.write_bytes(wanted[name])
            else:
                _take_over(docs.target / name, path)
        (docs.new / LIST).write_bytes(wanted[LIST])  # last: a folder with a list is whole
    return docs.new


def _wanted(files: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode("utf-8") for name, text in {**files, LIST: list_text(files)}.items()}


def _take_over(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a disk without second names
        shutil.copy2(old, new)


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.is_symlink() or path.read_bytes() != content
    except OSError:
        return True
