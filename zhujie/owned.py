"""What in a folder is ours: the list `.owned.json` that lies in it, and whoever else has put something there.

The list lies in the folder it speaks of, so that both move together: the swap of a folder swaps its list, a copy or a
clone keeps it, and a foreign folder in the same place has none. Kept elsewhere, by path, it would vouch for whatever
lies at that path today. It holds names alone: a page of ours that was edited by hand is still ours, and written anew.
Standard library and the records only: the host's hook loads this too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from zhujie.model import Finding, Place

LIST = ".owned.json"
"""Hidden: MkDocs publishes no such file, the zip leaves it out."""

WORK = ".zhujie"
"""The folder beside an output where build.py makes the next one."""

NAMED = 5
"""So many strangers are named one by one; the rest are counted."""


def list_text(names: Iterable[str]) -> str:
    """The list of the names and itself, as it is written."""
    return json.dumps(sorted({*names, LIST}), ensure_ascii=False, indent=0) + "\n"


def read_list(folder: Path) -> frozenset[str] | None:
    """The names the folder's list holds; None where there is no list, or one that nobody can read."""
    try:
        names = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return frozenset(names) if isinstance(names, list) and all(isinstance(name, str) for name in names) else None


def entries(folder: Path, above: str = "") -> Iterator[str]:
    """Everything below the folder by path: files, links as they stand, and empty folders, which end in `/`."""
    with os.scandir(folder) as found:
        inside = sorted(found, key=lambda one: one.name)
    if above and not inside:
        yield above
    for one in inside:
        if one.is_dir(follow_symlinks=False):
            yield from entries(folder / one.name, f"{above}{one.name}/")
        else:
            yield above + one.name


def strangers(folder: Path, known: Callable[[str], bool] = lambda name: False) -> list[str]:
    """What lies in the folder and is neither on its list nor known otherwise. A folder of our files may be empty."""
    if not folder.is_dir():
        return []
    owned = read_list(folder) or frozenset()
    found = [name for name in entries(folder) if name not in owned and name != LIST and not known(name)]
    return [name for name in found if not (name.endswith("/") and any(one.startswith(name) for one in owned))]


def adopt(folder: Path, known: Callable[[str], bool]) -> None:
    """Give a folder without a list the one it would have had: what is known otherwise is ours."""
    if folder.is_dir() and read_list(folder) is None:
        (folder / LIST).write_bytes(list_text(name for name in entries(folder) if known(name)).encode("utf-8"))


def not_ours(folder: Path, names: list[str], within: str = "") -> list[Finding]:
    """A sentence for each of the first strangers, and one that counts the others. `within` goes before each place."""
    called = within + folder.name
    whose = "was not written by build.py, which owns this folder."
    advice = "Move it elsewhere (it was not touched), then build again."
    said = [
        Finding("error", "not-ours", Place(f"{called}/{name}"), f"this {_kind(name)} {whose}", advice)
        for name in names[:NAMED]
    ]
    if len(names) > NAMED:
        message = f"{len(names) - NAMED} more here not written by build.py."
        said.append(Finding("error", "not-ours", Place(called), message, "Move them elsewhere too."))
    if names and read_list(folder) is None:
        message = f"no list of what build.py wrote ({LIST}) lies here, or it is damaged."
        advice = "Restore the list, move the whole folder elsewhere, or delete it if build.py made it."
        said.append(Finding("error", "not-ours", Place(called), message, advice))
    return said


def _kind(name: str) -> str:
    return "folder" if name.endswith("/") else "file"
