"""Knows whether anything changed since the last build, without parsing or rendering.

The stamp holds a digest of every input and the size and time of every output. If both still fit there is nothing to
do; if it is missing or unreadable the build simply runs.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from zhujie.owned import WORK
from zhujie.publish import Outputs

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


def is_fresh(out: Path, outputs: Outputs, digest: str) -> bool:
    """True when the inputs are those of the last build and its outputs are untouched."""
    try:
        known = json.loads(_file(out, outputs).read_text(encoding="utf-8"))
        return bool(known["inputs"] == digest and known["outputs"] == _state(outputs))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_stamp(out: Path, outputs: Outputs, digest: str) -> None:
    """Remember this build. A stamp that cannot be written, or only in part, costs time at the next build."""
    try:
        kept = {"inputs": digest, "outputs": _state(outputs)}
        _file(out, outputs).write_text(json.dumps(kept), encoding="utf-8")
    except OSError:
        return


def _file(out: Path, outputs: Outputs) -> Path:
    return out / WORK / f"{outputs.slug}.json"


def _state(outputs: Outputs) -> list[list[object]]:
    """Path, size and time of every file of the outputs."""
    state: list[list[object]] = []
    for path in (outputs.docs, outputs.site, outputs.bundle):
        for file in _files(path):
            info = file.stat()
            state.append([str(file), info.st_size, info.st_mtime_ns])
    return state


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
