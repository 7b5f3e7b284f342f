"""Runs builds that meet a fault, each in a fork of a process that has everything imported.

A line of JSON in, a line of JSON out. `root` is the project, whose own `zhujie` is run; nothing of all this is in it.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any


def main(root: Path) -> None:
    """Answer until the input ends."""
    os.chdir(root)
    sys.path.insert(0, str(root))
    points = _load(Path(__file__).with_name("points.py"))
    for line in sys.stdin:
        asked = json.loads(line)
        if "warm" in asked:
            _warm(root, asked["warm"])
        print(json.dumps({} if "warm" in asked else _run(points, asked)), flush=True)


def _warm(root: Path, slug: str) -> None:
    """Import all, and work out the part of a build that writes nothing: forks find it done."""
    from jinja2 import FileSystemLoader

    import zhujie.cli
    import zhujie.edition
    import zhujie.start
    from zhujie.publish import Outputs

    if not hasattr(FileSystemLoader.list_templates, "cache_info"):  # the theme's ten thousand icons, listed once
        FileSystemLoader.list_templates = cache(FileSystemLoader.list_templates)  # type: ignore[method-assign]
    real = getattr(zhujie.edition.compose, "real", zhujie.edition.compose)
    edition = real(root, slug)

    def compose(*_: Any, **__: Any) -> Any:
        return edition

    compose.real = real  # type: ignore[attr-defined]
    zhujie.edition.compose = compose
    with tempfile.TemporaryDirectory() as made:
        zhujie.edition.publish_edition(root, Outputs.below(Path(made), slug), edition)
    gc.freeze()  # forks share what there is


def _run(points: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """One command line in a fork. `status` is its exit code, negative when it was killed."""
    with tempfile.TemporaryDirectory() as made:
        said, met = Path(made, "said"), Path(made, "met")
        child = os.fork()
        if child == 0:
            _be_the_build(points, asked, said, met)
        _, status = os.waitpid(child, 0)
        return {
            "status": os.waitstatus_to_exitcode(status),
            "said": said.read_text(encoding="utf-8"),
            "met": json.loads(met.read_text(encoding="utf-8")) if met.exists() else [],
        }


def _be_the_build(points: Any, asked: dict[str, Any], said: Path, met: Path) -> None:
    handle = os.open(said, os.O_WRONLY | os.O_CREAT)
    os.dup2(handle, 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    code = 3
    try:
        watched = points.Points(Path(asked["watched"]), asked["at"], asked["error"], asked["lasting"])
        _exchange(watched, asked["three_steps"])
        watched.install()
        from zhujie.cli import main as build

        if asked.get("refused"):
            _refuse()
        try:
            build(args=asked["arguments"])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        sys.stderr.flush()
        with points.REAL_OPEN(met, "w", encoding="utf-8") as file:
            json.dump(watched.seen, file)
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _refuse() -> None:
    """The report has a fault: the build ends before it makes anything."""
    import zhujie.edition
    from zhujie.model import Fault, Finding, Place

    def compose(*_: Any, **__: Any) -> Any:
        raise Fault(Finding("error", "made-up", Place("seeds"), "it is wrong.", "Mend it."))

    zhujie.edition.compose = compose


def _exchange(watched: Any, three_steps: bool) -> None:
    """The exchange of two names is a point too; a system that has none answers False."""
    from zhujie.publish import swap

    real = swap.exchange

    def exchange(one: Path, other: Path) -> bool:
        if three_steps:
            return False
        watched.meet("exchange", str(other))
        return real(one, other)

    swap.exchange = exchange


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(Path(sys.argv[1]))
