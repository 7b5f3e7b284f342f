"""The three things a build leaves, and whether what lies in their places may be replaced."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zhujie.model import Fault, Finding, Place
from zhujie.owned import adopt, not_ours, read_list, strangers
from zhujie.publish.disk import on_disk
from zhujie.publish.docs import known_docs
from zhujie.publish.zipped import listed_in


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where a build of one report writes."""

    docs: Path
    site: Path
    dist: Path
    slug: str
    within: str = ""
    """How places in them begin when they are named: the folder they lie in, as it was given."""

    @staticmethod
    def below(out: Path, slug: str, within: str = "") -> Outputs:
        """In the usual places."""
        return Outputs(out / "docs", out / "site", out / "dist", slug, within)

    @property
    def bundle(self) -> Path:
        """The zip."""
        return self.dist / f"{self.slug}.zip"


def check_outputs(outputs: Outputs, files: dict[str, str]) -> None:
    """Raises Fault naming all that lies in the places of the outputs and is not ours.

    Without any `files` it is not known what `docs/` should hold: a folder without a list is then left for later.
    """
    found: list[Finding] = []
    with on_disk(outputs.site, "read"):
        if files or read_list(outputs.docs) is not None:
            found += not_ours(outputs.docs, strangers(outputs.docs, known_docs(outputs.docs, files)), outputs.within)
        found += not_ours(outputs.site, strangers(outputs.site, _zipped(outputs)), outputs.within)
        found += _foreign_zip(outputs)
    if found:
        raise Fault(*found)


def _foreign_zip(outputs: Outputs) -> list[Finding]:
    bundle = outputs.bundle
    if not os.path.lexists(bundle) or (listed_in(bundle) and not bundle.is_symlink()):
        return []
    message = "what has the name of the zip here was not written by build.py."
    advice = "Move it elsewhere (it was not touched), then build again."
    return [Finding("error", "not-ours", Place(f"{outputs.within}dist/{bundle.name}"), message, advice)]


def adopt_outputs(outputs: Outputs, files: dict[str, str]) -> None:
    """Nothing is replaced without a list of what is ours in it; `check_outputs` has found no stranger."""
    with on_disk(outputs.site):
        adopt(outputs.docs, known_docs(outputs.docs, files))
        adopt(outputs.site, _zipped(outputs))


def _zipped(outputs: Outputs) -> Callable[[str], bool]:
    """Whether the zip holds a file of the site, byte for byte: then nothing is lost with it."""

    @cache
    def listed() -> dict[str, str]:
        return listed_in(outputs.bundle)

    def known(name: str) -> bool:
        path = outputs.site / name
        if path.is_symlink() or name not in listed():
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == listed()[name]

    return known
