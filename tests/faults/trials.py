"""A build of a small report over an older one, met by a fault at one of its points; and what must be true afterwards."""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.project import PLAIN, Project

SERVER = Path(__file__).with_name("server.py")
OUTPUTS = ("docs", "site", "dist")
STARTED = ["figures.yml", "notes.yml", "relations.yml", "report.txt", "report.yml", "terms.yml"]
OLDER = PLAIN.replace("二是提高网上办理率。完善政务服务平台。", "二是提高办理率。三是加强培训。").replace(
    "办理", "处理"
)
"""Some pages are those of PLAIN, some are others, and one is gone from it."""

Tree = dict[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at a point."""

    at: int | None = None
    error: int | None = None
    """Number of the error the call fails with; None is a kill."""
    lasting: bool = False
    three_steps: bool = False
    """On a system that cannot exchange two names in one step."""

    def __str__(self) -> str:
        what = errno.errorcode[self.error] if self.error else "SIGKILL"
        return (
            f"{what}{' for good' if self.lasting else ''} at {self.at}{' in three steps' if self.three_steps else ''}"
        )


class Trials:
    """One project and its folder `out`, put back before every trial to what the older build left."""

    def __init__(self, folder: Path) -> None:
        self._project = Project(folder / "project")
        self._out, self._template = folder / "out", folder / "template"
        command = [sys.executable, str(SERVER), str(self._project.root)]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.old = self._built(OLDER)
        shutil.copytree(self._out, self._template)
        shutil.rmtree(self._out)
        self.new = self._built(PLAIN)
        self._left = set(self._paths())
        self._mended: set[str] = set()

    def close(self) -> None:
        """End the server."""
        self._server.communicate()

    def points(self, three_steps: bool = False) -> list[str]:
        """Every point of a build that meets no fault."""
        self._reset()
        ended = self._build(Fault(three_steps=three_steps))
        assert ended["status"] == 0, ended["said"]
        met = ended["met"]
        assert isinstance(met, list)
        return met

    def faults_of_killing(self, *faults: Fault) -> Iterator[str]:
        """One kill, or one after the other, each in the build after: old or new is whole, the next build mends all."""
        self._reset()
        for fault in faults:
            ended = self._build(fault)
            if ended["status"] not in (-9, 0):
                yield f"it ended with {ended['status']}: {ended['said']}"
            yield from self._unlike(fault.three_steps)
        yield from self._mixed()
        yield from self._unmended()

    def faults_of_failing(self, fault: Fault) -> Iterator[str]:
        """A call that fails: one sentence and all old, or the build gets over it and all is new."""
        self._reset()
        ended = self._build(fault)
        said = ended["said"].splitlines()
        if "Traceback" in ended["said"] or ended["status"] not in (0, 1):
            yield f"it ended with {ended['status']}: {ended['said']}"
        elif ended["status"] == 1 and not (
            len(said) == 2 and ": error: " in said[0] and said[1].startswith("1 error.")
        ):
            yield f"it said {said}"
        whole = self.new if ended["status"] == 0 else self.old
        if (found := self._trees()) != whole:
            yield f"it ended with {ended['status']} and {[name for name in OUTPUTS if found[name] != whole[name]]} are not so"
        yield from self._unmended(known=ended["status"] != 0)

    def points_of_starting(self) -> list[str]:
        """Every point of `new`."""
        self._unstart()
        met = self._start(Fault())["met"]
        assert isinstance(met, list)
        self._unstart()
        return met

    def faults_of_starting(self, fault: Fault) -> Iterator[str]:
        """`new` met by a fault: the folder is whole or not there, and once more gives it and leaves nothing else."""
        self._unstart()
        ended = self._start(fault)
        if "Traceback" in ended["said"] or ended["status"] not in (0, 1, -9):
            yield f"it ended with {ended['status']}: {ended['said']}"
        started = self._started.exists()
        if started and sorted(path.name for path in self._started.iterdir()) != STARTED:
            yield "the folder is there and not whole"
        if (self._start(Fault())["status"] == 0) == started:
            yield "it cannot be started again" if not started else "it was started twice"
        work = [path.name for path in (self._project.root / ".zhujie").iterdir()]
        if work != ["lock"] or sorted(path.name for path in self._started.parent.iterdir()) != ["b", "made-up"]:
            yield f"it leaves {work}"
        self._unstart()

    @property
    def _started(self) -> Path:
        return self._project.root / "seeds" / "b"

    def _unstart(self) -> None:
        for folder in (self._started, self._project.root / ".zhujie"):
            shutil.rmtree(folder, ignore_errors=True)

    def _start(self, fault: Fault) -> dict[str, Any]:
        options = ["--slug", "b", "--organ", "某局", "--year", "2022"]
        return self._run(fault, ["new", "seeds/made-up/report.txt", *options], self._project.root)

    def _unlike(self, three_steps: bool) -> Iterator[str]:
        found = self._trees()
        for name in OUTPUTS:
            if found[name] not in (self.old[name], self.new[name]) and not (three_steps and self._spared(name)):
                yield f"{name} is neither the old nor the new one"

    def _mixed(self) -> Iterator[str]:
        """Whatever the kill left, the next run makes it one edition, even if that run ends with a fault of the report."""
        ended = self._run(Fault(), ["--out", str(self._out)], self._out, refused=True)
        if ended["status"] != 1:
            yield f"a refused build ended with {ended['status']}: {ended['said']}"
        if (found := self._trees()) not in (self.old, self.new):
            yield f"after a refused build {[name for name in OUTPUTS if found[name] != self.old[name]]} are new, others old"

    def _spared(self, name: str) -> bool:
        """Between the steps the target is missing, and the old one whole beside it."""
        spare = self._out / ".zhujie" / f"{name}.old"
        return not (self._out / name).exists() and _tree(spare) in (self.old[name], self.new[name])

    def _unmended(self, known: bool = True) -> Iterator[str]:
        """The next plain build gives the new outputs and leaves nothing else. The same bytes need to be mended once."""
        state = hashlib.sha256(repr(sorted(_tree(self._out).items())).encode()).hexdigest()
        if known and state in self._mended:
            return
        ended = self._build(Fault())
        if ended["status"] != 0:
            yield f"the next build ended with {ended['status']}: {ended['said']}"
        if self._trees() != self.new:
            yield "the next build gives something else"
        if litter := set(self._paths()) ^ self._left:
            yield f"the next build leaves or lacks {sorted(litter)[:5]}"
        self._mended.add(state)

    def _built(self, text: str) -> dict[str, Tree]:
        self._project.write_report(text)
        self._ask({"warm": "made-up"})
        ended = self._build(Fault())
        assert ended["status"] == 0, ended["said"]
        return self._trees()

    def _build(self, fault: Fault) -> dict[str, Any]:
        return self._run(fault, ["--out", str(self._out)], self._out)

    def _run(self, fault: Fault, arguments: list[str], watched: Path, refused: bool = False) -> dict[str, Any]:
        how = {"at": fault.at, "error": fault.error, "lasting": fault.lasting, "three_steps": fault.three_steps}
        return self._ask({"arguments": arguments, "watched": str(watched), "refused": refused, **how})

    def _ask(self, question: dict[str, object]) -> dict[str, Any]:
        assert self._server.stdin and self._server.stdout
        print(json.dumps(question), file=self._server.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self._server.stdout.readline())
        return answer

    def _reset(self) -> None:
        shutil.rmtree(self._out, ignore_errors=True)
        shutil.copytree(self._template, self._out)

    def _trees(self) -> dict[str, Tree]:
        return {name: _tree(self._out / name) for name in OUTPUTS}

    def _paths(self) -> Iterable[str]:
        return (path.relative_to(self._out).as_posix() for path in self._out.rglob("*"))


def _tree(folder: Path) -> Tree:
    """Digest of every file below the folder, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
