"""Odd command lines, names, streams and surroundings: a sentence and exit code 1, or it simply works; never a traceback."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import PLAIN, Project, check_fault

BYTES = os.fsdecode(b"b\xff\xfe")
"""A name that is not UTF-8, as Python hands it on."""
LONG = "a" * 300
INSPECT = ("inspect", "seeds/made-up/report.txt")

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="names there are characters, not bytes")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project for runs that leave it as it is."""
    project = Project(tmp_path_factory.mktemp("shared"))
    (project.root / BYTES).write_text(PLAIN, encoding="utf-8")
    (project.root / "circle").symlink_to("circle")
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of the test's own."""
    return Project(tmp_path / "项目 #1")


NEW = ("--organ", "某局", "--year", "2020")
LINES: dict[str, tuple[tuple[str, ...], str]] = {
    "a long file": (("inspect", LONG), "File name too long"),
    "a file of bytes": (("inspect", BYTES + "x"), r"b\udcff\udcfex: error: there is no such file"),
    "no name": (("inspect", ""), "this is a folder"),
    "a folder": (("inspect", "seeds"), "this is a folder"),
    "a device": (("inspect", "/dev/null"), "this is a device, not a file"),
    "a circle": (("inspect", "circle"), "leads back to itself"),
    "new, a long file": (("new", LONG, "--slug", "b", *NEW), "File name too long"),
    "new, a long slug": (("new", "seeds/made-up/report.txt", "--slug", LONG, *NEW), "at most 100"),
    "new, a slug of bytes": (("new", "seeds/made-up/report.txt", "--slug", BYTES, *NEW), r"b\udcff\udcfe"),
    "new, a slug that is there": (("new", "seeds/made-up/report.txt", "--slug", "made-up", *NEW), "exists already"),
    "a long report": (("--report", LONG), "at most 100"),
    "a report of bytes": (("--report", BYTES), r"b\udcff\udcfe"),
    "a report without a name": (("--report", ""), "cannot be the name of a report"),
    "a report above": (("--report", "../x"), "cannot be the name of a report"),
    "a long folder": (("--out", LONG), "File name too long"),
    "a long folder, looked at": (("--check", "--out", LONG), "File name too long"),
    "a folder of bytes": (("--out", BYTES + "x"), "its name is not UTF-8"),
    "a folder without a name": (("--out", ""), "--out: error: it is empty"),
    "a folder in a circle": (("--out", "circle"), "it cannot be a folder"),
    "a folder below a file": (("--out", "build.py/x"), "build.py/x"),
}


@needs_posix
@pytest.mark.parametrize("name", LINES)
def test_an_odd_name_is_a_sentence(shared: Project, name: str) -> None:
    """Too long, not UTF-8, empty, in a circle: named as well as the terminal can, with exit code 1, nothing written."""
    arguments, words = LINES[name]
    check_fault(shared.run(*arguments), words)
    assert not shared.files("docs", "site", "dist")


@pytest.mark.parametrize("port", ["99999", "-1", "x"])
def test_a_port_that_is_none_is_a_wrong_option(shared: Project, port: str) -> None:
    """Exit code 2, like every wrong option, and the ports there are."""
    run = shared.run("serve", "--port", port)
    assert run.returncode == 2 and "Traceback" not in run.stderr
    assert "0<=x<=65535" in run.stderr or "not a valid integer" in run.stderr


def test_a_taken_port_is_a_sentence(shared: Project) -> None:
    """It names the port and the way out, before anything is built."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        run = shared.run("serve", "--port", str(one.getsockname()[1]))
    check_fault(run, "cannot be used", "serve --port", "Nothing is served.")
    assert not shared.files("docs")


@needs_posix
def test_a_file_with_an_odd_name_is_read(shared: Project) -> None:
    """Its name is shown with escapes, and the text is understood."""
    for options in ((), ("--json",)):
        run = shared.run("inspect", BYTES, *options)
        assert run.returncode == 0, run.stderr
        assert "measure-1-1" in run.stdout


@needs_posix
@pytest.mark.parametrize("place", ["seeds", "seeds/made-up", "templates/pages", "templates"])
def test_a_file_with_an_odd_name_lying_about_stops_nothing(project: Project, place: str) -> None:
    """What is no input is no trouble, whatever it is called."""
    (project.root / place / BYTES).write_text("", encoding="utf-8")
    run = project.run("--check")
    check_fault(run, "docs/index.md")  # which is not written yet
    assert project.run().returncode == 0
    assert "Nothing changed" in project.run().stdout


@needs_posix
def test_a_stranger_with_an_odd_name_is_named(project: Project) -> None:
    """In docs/, where nothing foreign may be."""
    project.write("docs/index.md", "")
    (project.root / "docs" / BYTES).write_text("", encoding="utf-8")
    check_fault(project.run("--check"), r"docs/b\udcff\udcfe: error: this file was not written by build.py")


SHELL: dict[str, tuple[str, int, str]] = {
    "disk full": ("{python} build.py {inspect} > /dev/full", 1, "standard output cannot be written: No space left"),
    "disk full, a build": ("{python} build.py > /dev/full", 1, "No space left on device. Not everything could be said"),
    "disk full, help": ("{python} build.py --help > /dev/full", 1, "standard output cannot be written"),
    "closed": ("{python} build.py {inspect} >&-", 1, "standard output is closed"),
    "closed, a build": ("{python} build.py >&-", 1, "standard output is closed"),
    "nobody listens": ("set -o pipefail; {python} build.py {inspect} --json | head -0", 1, "was closed"),
    "nobody listens to a build": ("set -o pipefail; {python} build.py | head -0", 1, "was closed"),
    "errors closed": ("{python} build.py inspect nothing 2>&-", 1, ""),
    "errors full": ("{python} build.py inspect nothing 2>/dev/full", 1, ""),
    "errors full, a wrong option": ("{python} build.py --nonsense 2>/dev/full", 2, ""),
    "both closed": ("{python} build.py {inspect} >&- 2>&-", 1, ""),
    "both full": ("{python} build.py {inspect} >/dev/full 2>/dev/full", 1, ""),
    "nothing to read from": ("{python} build.py {inspect} <&-", 0, ""),
}
"""Command, exit code, what is said on standard error."""


@needs_posix
@pytest.mark.parametrize("held_back", [True, False])
@pytest.mark.parametrize("name", SHELL)
def test_output_that_cannot_be_written_is_a_sentence(project: Project, name: str, held_back: bool) -> None:
    """Exit code 1, a sentence where one can be heard, no half site and no complaint of Python's at the end."""
    command, code, words = SHELL[name]
    filled = command.format(python=shlex.quote(sys.executable), inspect=" ".join(INSPECT))
    known = {**os.environ, "PYTHONUNBUFFERED": "" if held_back else "1"}
    run = subprocess.run(
        ["bash", "-c", filled], cwd=project.root, capture_output=True, text=True, check=False, env=known
    )
    assert (run.returncode, "Traceback" in run.stderr, "Exception" in run.stderr) == (code, False, False), run.stderr
    assert words in run.stderr
    assert not project.files("site", "dist")


SURROUNDINGS: dict[str, dict[str, str | None]] = {
    "C locale": {"LC_ALL": "C"},
    "ASCII terminal": {"PYTHONIOENCODING": "ascii"},
    "no home": {"HOME": None},
    "no temporary folder": {"TMPDIR": "/nowhere"},
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_poor_surroundings_are_enough(project: Project, name: str) -> None:
    """A build, and a text shown, work where little is known: what cannot be printed is shown with escapes."""
    environment = {**os.environ, **SURROUNDINGS[name]}
    known = {key: value for key, value in environment.items() if value is not None}
    run = project.run(env=known, encoding=None, errors="backslashreplace")
    assert run.returncode == 0, run.stderr
    project.write("templates/pages/about.md", "{{ it.没有 }}")
    check_fault(project.run(env=known, encoding=None, errors="backslashreplace"), "templates/pages/about.md:1:")


@needs_posix
def test_a_project_whose_own_name_cannot_be_said_is_a_sentence(project: Project) -> None:
    """Han in the path, and a system told to know ASCII only: no output could name its place."""
    ascii_only = {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    check_fault(project.run(env={**os.environ, **ascii_only}), "its name is not UTF-8", "PYTHONUTF8=1")


@needs_posix
@pytest.mark.parametrize("arguments", [(), ("--out", "x"), ("inspect", "x.txt"), ("serve",)])
def test_a_folder_that_is_gone_is_a_sentence(project: Project, arguments: tuple[str, ...], tmp_path: Path) -> None:
    """The one the shell stands in was deleted: said at once, since no path can be joined there."""
    command = shlex.join([sys.executable, str(project.root / "build.py"), *arguments])
    gone = shlex.quote(str(tmp_path / "gone"))
    run = subprocess.run(
        ["bash", "-c", f"mkdir {gone} && cd {gone} && rmdir {gone} && {command}"],
        capture_output=True,
        text=True,
        check=False,
    )
    check_fault(run, "the folder one is in cannot be found")


def without_privileges() -> None:
    """What the administrator may do beyond an ordinary user is taken away before the command starts."""
    if os.geteuid() == 0:
        for capability in (1, 2, 10):  # to write and to read anything, to bind low ports
            if ctypes.CDLL(None).prctl(24, capability, 0, 0, 0):
                os._exit(99)


CLOSED: dict[str, tuple[str, str]] = {
    "template": ("templates/pages/about.md", "templates/pages/about.md: error: the file cannot be read: Permission"),
    "macros": ("templates/pages/plain.md", "templates/pages/plain.md: error: the file cannot be read: Permission"),
    "templates": ("templates/pages", "templates/pages/about.md: error: there is no file"),
    "theme": ("templates/theme/partials/zj-nav.html", "zj-nav.html: error: the file cannot be read: Permission denied"),
    "script": ("templates/theme/assets/js/cite.js", "cite.js: error: the file cannot be read: Permission denied"),
    "settings": ("mkdocs.yml", "mkdocs.yml: error: no permission to read this file"),
    "text": ("seeds/made-up/report.txt", "report.txt: error: no permission to read this file"),
    "facts": ("seeds/made-up/report.yml", "report.yml: error: no permission to read this file"),
    "report": ("seeds/made-up", "seeds/made-up: error: the folder cannot be read: Permission denied"),
    "seeds": ("seeds", "seeds: error: the folder cannot be read: Permission denied"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are Linux's")
@pytest.mark.parametrize("name", CLOSED)
def test_what_an_ordinary_user_may_not_read_is_a_sentence(project: Project, name: str) -> None:
    """The file or folder is named, and the last good site stays."""
    path, words = CLOSED[name]
    assert project.run().returncode == 0
    before = project.files("site", "dist")
    project.write("templates/pages/home.md", project.read("templates/pages/home.md") + "\n")
    (project.root / path).chmod(0)
    run = project.run(preexec_fn=without_privileges)
    (project.root / path).chmod(0o755)
    check_fault(run, words)
    assert project.files("site", "dist") == before


def to_circle(cache: Path) -> None:
    """A link to itself."""
    cache.symlink_to(cache.name)


CACHES: dict[str, Callable[[Path], object]] = {
    "a file": lambda cache: cache.write_text("x", encoding="utf-8"),
    "a circle": to_circle,
    "closed": lambda cache: cache.mkdir(mode=0),
}


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are Linux's")
@pytest.mark.parametrize("name", CACHES)
def test_an_odd_cache_costs_nothing_but_time(project: Project, name: str) -> None:
    """Whatever stands where the builds keep what they worked out."""
    CACHES[name](project.root / ".cache")
    run = project.run(preexec_fn=without_privileges)
    assert run.returncode == 0, run.stderr


def test_spoilt_leavings_of_the_last_build_are_worked_out_anew(project: Project) -> None:
    """Every file in .cache/ cut to half: the next build gives the same bytes."""
    assert project.run().returncode == 0
    before = project.files("docs", "site", "dist")
    kept = [path for path in (project.root / ".cache").rglob("*") if path.is_file()]
    assert len(kept) > 10
    for path in kept:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    shutil.rmtree(project.root / "site")
    run = project.run()
    assert run.returncode == 0, run.stderr
    assert project.files("docs", "site", "dist") == before
