"""Knows whether anything changed since the last build, without parsing or rendering.

The stamp holds a digest of every input and the size and time of every output. If both still fit there is nothing to
do; if it is missing or unreadable the build simply runs.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

INPUTS = ("build.py", "mkdocs.yml", "requirements.txt", "seeds", "templates", "zhujie")


def inputs_digest(root: Path, slug: str) -> str:
    """Hex digest of every input's path and bytes, the report's name and the Python version."""
    digest = hashlib.sha256(f"{slug}\n{sys.version}\n".encode())
    for name in INPUTS:
        for path in _files(root / name):
            digest.update(f"{path.relative_to(root).as_posix()}\n".encode("utf-8", "surrogateescape"))
            digest.update(_content(path))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    """Digest of a file's bytes, however many; what cannot be read is the build's to say."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b"unreadable"


def outputs_state(paths: Iterable[Path]) -> list[tuple[str, int, int]]:
    """Path, size and time of every file at or below the paths."""
    state = []
    for path in paths:
        for file in _files(path):
            info = file.stat()
            state.append((str(file), info.st_size, info.st_mtime_ns))
    return state


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def is_fresh(stamp: Path, digest: str, outputs: Iterable[Path]) -> bool:
    """True when the inputs are those of the last build and its outputs are untouched."""
    try:
        known = json.loads(stamp.read_text(encoding="utf-8"))
        return bool(known["inputs"] == digest and known["outputs"] == [list(one) for one in outputs_state(outputs)])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_stamp(stamp: Path, digest: str, outputs: Iterable[Path]) -> None:
    """Remember this build. A stamp that cannot be written only costs time at the next build."""
    try:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(json.dumps({"inputs": digest, "outputs": outputs_state(outputs)}), encoding="utf-8")
    except OSError:
        return
