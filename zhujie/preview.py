"""`build.py serve`: a preview that follows the seeds, templates and theme.

It watches what people edit and never what it writes (`docs/`, the preview folder), so a rebuild cannot cause another.
Whatever goes wrong with a rebuild, the last good pages stay and the fault stands on them until it is mended.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from zhujie.edition import compose, publish_edition
from zhujie.model import Fault, Finding, Place
from zhujie.previewserver import PreviewServer
from zhujie.publish import Outputs, alone
from zhujie.unforeseen import explain

Say = Callable[[str], None]

WATCHED = ("seeds", "templates", "mkdocs.yml")

PAUSE = 0.25
"""Seconds between two looks at the files. An edit is taken up when two looks in a row see the same."""


def run_preview(root: Path, out: Path, slug: str, port: int, say: Say) -> None:
    """Serve until Ctrl-C. Raises Fault when the first build fails or the port cannot be had."""
    with _folder() as made, _server(port) as server:
        maker = _Sites(root, out, slug, Path(made), say)
        seen = _look(root)
        server.show(maker.build())
        threading.Thread(target=server.serve_forever, args=(PAUSE,), daemon=True).start()
        say(f"Serving http://127.0.0.1:{server.server_address[1]}/ (Ctrl-C ends it)")
        try:
            while True:
                seen = _wait_for_an_edit(root, seen)
                rebuild(maker, server, say)
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            server.shutdown()


class Maker(Protocol):
    """What makes a new site."""

    def build(self) -> Path:
        """The folder of a whole new site."""
        ...


class _Sites:
    """Builds the site into a new folder each time, so that the pages being served are never half of one and half of another."""

    def __init__(self, root: Path, out: Path, slug: str, made: Path, say: Say) -> None:
        self._root, self._out, self._slug, self._made, self._say = root, out, slug, made, say
        self._earlier: list[Path] = []

    def build(self) -> Path:
        """The folder of a whole new site."""
        folder = Path(tempfile.mkdtemp(dir=self._made))
        outputs = Outputs(self._out / "docs", folder / "site", folder / "dist", self._slug)
        try:
            edition = compose(self._root, self._slug, kept=self._root / ".cache" / "zhujie", outputs=outputs)
            with alone(self._out, self._say):
                publish_edition(self._root, outputs, edition)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._earlier.append(folder)
        # The last one stays too: somebody may just be reading from it.
        for old in self._earlier[:-2]:
            shutil.rmtree(old, ignore_errors=True)
        self._earlier = self._earlier[-2:]
        return outputs.site


def rebuild(maker: Maker, server: PreviewServer, say: Say) -> None:
    """The new site, or the old one with what is wrong."""
    try:
        server.show(maker.build())
        say("rebuilt")
    except Fault as fault:
        findings = fault.findings
    except Exception as error:
        findings = explain(error)
    else:
        return
    lines = [str(finding) for finding in findings]
    server.warn(lines)
    say("\n".join(lines))


def _look(root: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file a person edits; one that cannot be looked at counts as gone."""
    seen = {}
    files = [root / name for name in WATCHED]
    for folder, _, names in (step for top in files for step in os.walk(top)):
        files += [Path(folder, name) for name in names]
    for file in files:
        try:
            state = os.stat(file)
        except (OSError, ValueError):
            continue
        seen[str(file)] = (state.st_size, state.st_mtime_ns)
    return seen


def _wait_for_an_edit(root: Path, seen: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Until the files are other than those seen and have come to rest; gives them as they are then."""
    before = seen
    while True:
        time.sleep(PAUSE)
        now = _look(root)
        if now == before and now != seen:
            return now
        before = now


def _folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="zhujie-", ignore_cleanup_errors=True)
    except OSError as error:
        message = f"the preview has no place for its pages: {error.strerror}."
        advice = "Set TMPDIR to a folder that can be written."
        raise Fault(Finding("error", "cannot-write", Place("serve"), message, advice)) from None


def _server(port: int) -> PreviewServer:
    try:
        return PreviewServer(port)
    except OSError as error:
        message = f"port {port} cannot be used: {error.strerror}."
        advice = "Choose another with `serve --port`."
        raise Fault(Finding("error", "port", Place("serve"), message, advice)) from None
