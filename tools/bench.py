"""Time and memory of the build, from one run, as ratios: `make bench`.

Seconds say little about another machine; a ratio to MkDocs alone on the same pages, minute and machine says what our
own work costs. Each time is the best of ROUNDS alternating runs, since only other programs can make a run slower.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".cache" / "zhujie"
"""What builds keep for the next one; may be deleted at any time."""
ROUNDS = 3
COPIES = (1, 20, 200)

# The theme and its search plugin with nothing of ours: no overrides, no hooks, no extensions.
STOCK_CONFIG = """\
site_name: bench
docs_dir: {docs}
site_dir: {site}
use_directory_urls: false
theme: {{name: material, language: zh, font: false}}
plugins: [search]
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: wall seconds, and the most memory it held at once in MB."""

    seconds: float
    peak_mb: float
    output: str


def run(*arguments: str) -> Run:
    """Runs Python with the arguments from the root of the checkout; a failure ends the bench with its output.

    The peak is the kernel's own count for that child. It starts from what this process holds, so nothing heavy may be
    imported here: the pipeline is measured in children too.
    """
    start = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        child = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if child.returncode != 0:
        sys.exit(f"{' '.join(arguments)} ended with {child.returncode}:\n{text}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(seconds, kilobytes / 1024, text)


def stamps(*folders: Path) -> dict[Path, int]:
    """When each file below the folders was last written, in nanoseconds."""
    return {path: path.stat().st_mtime_ns for folder in folders for path in folder.rglob("*") if path.is_file()}


def line(name: str, value: str, target: str = "", met: bool = True) -> None:
    """Prints one result, and whether it meets its target where it has one."""
    print(
        f"{name:<52}{value:>12}   {target and f'target {target}: ' + ('met' if met else 'MISSED')}".rstrip(), flush=True
    )


def bench_build(scratch: Path) -> None:
    """The whole of build.py against MkDocs alone, then a second build with nothing changed.

    Twice: with nothing kept from earlier builds, as on a fresh clone; and with the templates an earlier build compiled, as
    an editor builds all day. Nothing else is kept: every build reads the whole text anew.
    """
    first, ours, bare = [], [], []
    for number in range(ROUNDS):
        out = scratch / f"out-{number}"
        shutil.rmtree(KEPT, ignore_errors=True)
        first.append(run("build.py", "--out", str(scratch / f"first-{number}")))
        ours.append(run("build.py", "--out", str(out)))
        docs = out / "docs" if (out / "docs").is_dir() else ROOT / "docs"
        config = scratch / f"mkdocs-{number}.yml"
        config.write_text(STOCK_CONFIG.format(docs=docs, site=scratch / f"bare-{number}"), encoding="utf-8")
        bare.append(run("-m", "mkdocs", "build", "--quiet", "--config-file", str(config)))
    alone = min(r.seconds for r in bare)
    line("mkdocs build of the same docs/, stock Material", f"{alone:.2f} s")
    for name, runs in (("nothing kept", first), ("templates kept", ours)):
        whole = min(r.seconds for r in runs)
        line(f"build.py, everything, {name}", f"{whole:.2f} s")
        line("    ratio to MkDocs alone", f"{whole / alone:.2f}", "≤ 1.25", whole / alone <= 1.25)
        peak = max(r.peak_mb for r in runs)
        line("    peak memory", f"{peak:.0f} MB", "≤ 250 MB", peak <= 250)
    line("peak memory of MkDocs alone", f"{max(r.peak_mb for r in bare):.0f} MB")

    before = stamps(out, docs)
    again = min(run("build.py", "--out", str(out)).seconds for _ in range(ROUNDS))
    touched = sum(before.get(path) != stamp for path, stamp in stamps(out, docs).items())
    line("second build, nothing changed", f"{again:.2f} s", "≤ 0.5 s", again <= 0.5)
    line("files it touched", str(touched), "0", touched == 0)


def bench_copies() -> None:
    """1, 20 and 200 copies of the report through parse, annotate and render, each number in a process of its own."""
    per_report, peak = {}, {}
    for copies in COPIES:
        child = run("-m", "tools.bench", "copies", str(copies))
        per_report[copies], peak[copies] = json.loads(child.output), child.peak_mb
        line(f"parse + annotate + render, {copies} times over: each", f"{per_report[copies] * 1000:.0f} ms")
        line("    peak memory", f"{peak[copies]:.0f} MB")
    # Against 20, not 1: the first copy also pays for what is loaded once.
    slower, larger = per_report[200] / per_report[20], peak[200] / peak[20]
    line("time each, 200 copies to 20", f"{slower:.2f}", "≤ 1.2", slower <= 1.2)
    line("peak memory, 200 copies to 20", f"{larger:.2f}", "≤ 1.2", larger <= 1.2)


def compose_copies(copies: int) -> float:
    """Composes the first report's pages `copies` times from nothing; seconds each."""
    from zhujie import edition

    slug = sorted(path.parent.name for path in (ROOT / "seeds").glob("*/report.yml"))[0]
    start = time.perf_counter()
    for _ in range(copies):
        edition.compose(ROOT, slug)
    return (time.perf_counter() - start) / copies


def main() -> None:
    """Prints everything, or as `copies N` only the seconds each of N copies took, as JSON."""
    if sys.argv[1:2] == ["copies"]:
        print(json.dumps(compose_copies(int(sys.argv[2]))))
        return
    with tempfile.TemporaryDirectory(prefix="zhujie-bench-") as scratch:
        bench_build(Path(scratch))
    bench_copies()


if __name__ == "__main__":
    main()
