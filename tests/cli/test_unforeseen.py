"""What nobody foresaw is one sentence with its place and how to report it; the traceback is one option away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.project import PLAIN, Project, check_fault
from zhujie import cli, edition, inspect, preview, start
from zhujie.markdown import finalize
from zhujie.unforeseen import explain

COMMANDS: dict[str, tuple[tuple[str, ...], object, str]] = {
    "build": ((), edition, "compose"),
    "check": (("--check",), edition, "compose"),
    "serve": (("serve", "--port", "0"), preview, "run_preview"),
    "inspect": (("inspect", "report.txt"), inspect, "inspect_file"),
    "new": (("new", "report.txt", "--slug", "b", "--organ", "某局", "--year", "2020"), start, "start_report"),
}
"""Command line, and the function it calls."""
FAULTS: dict[str, Callable[[], Exception]] = {
    "a key": lambda: KeyError("没有"),
    "an error without words": RuntimeError,
    "many lines": lambda: ValueError("eins\nzwei\n" * 100),
    "recursion": lambda: RecursionError("maximum recursion depth exceeded"),
    "memory": MemoryError,
    "a name that is no text": lambda: UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"),
}


def run(monkeypatch: pytest.MonkeyPatch, root: Path, command: str, error: Exception, *before: str) -> Result:
    """The command line of a project where one function raises."""
    arguments, module, name = COMMANDS[command]

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module, name, fail)
    monkeypatch.setattr(cli, "ROOT", root)
    monkeypatch.setattr(cli, "KEPT", root / ".cache")
    return CliRunner().invoke(cli.main, [*before, *arguments])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project."""
    return Project(tmp_path_factory.mktemp("project")).root


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_an_internal_fault_is_a_sentence(command: str, fault: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In every command: its place in the package, its name, how to report it, exit code 1; no traceback."""
    error = FAULTS[fault]()
    result = run(monkeypatch, root, command, error)
    assert result.exit_code == 1 and "Traceback" not in result.output
    first, *rest = result.stderr.splitlines()
    assert first.startswith("zhujie/cli.py:") and f"error: internal fault: {type(error).__name__}" in first
    assert "--traceback" in first and len(first) < 500
    assert len(rest) == 1 and rest[0].startswith("1 error.")


def test_the_traceback_is_one_option_away(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole, before the sentence, with the same exit code."""
    result = run(monkeypatch, root, "build", KeyError("没有"), "--traceback")
    assert result.exit_code == 1
    assert result.stderr.startswith("Traceback (most recent call last):") and "KeyError: '没有'" in result.stderr
    assert "internal fault: KeyError" in result.stderr.splitlines()[-2]


def test_what_the_system_refuses_is_no_internal_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file it refuses is named."""
    result = run(monkeypatch, root, "build", PermissionError(13, "Permission denied", "/somewhere/file"))
    assert result.stderr.startswith("/somewhere/file: error: the system refuses it: Permission denied.")


def test_a_package_that_is_not_installed_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way to get it; a module of ours that is not there is our mistake."""
    result = run(monkeypatch, root, "build", ModuleNotFoundError("No module named 'x'", name="jinja2.ext"))
    assert "the package jinja2.ext is needed" in result.stderr and "requirements.txt" in result.stderr
    (ours,) = explain(ModuleNotFoundError("No module named 'zhujie.x'", name="zhujie.x"))
    assert "internal fault" in ours.message


def test_an_interruption_is_a_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C, anywhere in a command."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(edition, "compose", interrupt)
    monkeypatch.setattr(cli, "ROOT", root)
    result = CliRunner().invoke(cli.main, ["--check"])
    assert result.exit_code == 1 and result.stderr == "Interrupted. The last good site and zip are untouched.\n"


def test_the_place_is_the_last_line_of_ours() -> None:
    """Not that of the caller; where no line of ours took part, the package."""
    with pytest.raises(TypeError) as ours:
        finalize([])
    (finding,) = explain(ours.value)
    assert finding.place.file == "zhujie/markdown.py" and finding.place.line > 0
    with pytest.raises(ValueError) as theirs:
        int("没有")
    (finding,) = explain(theirs.value)
    assert str(finding.place) == "zhujie"


def test_a_mistake_in_the_code_is_a_sentence_from_the_door(tmp_path: Path) -> None:
    """The whole way: the real door, a stage that stumbles, its file and line."""
    project = Project(tmp_path / "project")
    stage = project.root / "zhujie" / "parse" / "report.py"
    stage.write_text(
        stage.read_text(encoding="utf-8").replace("    lines = ", "    [][7]\n    lines = ", 1), encoding="utf-8"
    )
    line = 1 + stage.read_text(encoding="utf-8").splitlines().index("    [][7]")
    check_fault(project.run(), f"zhujie/parse/report.py:{line}: error: internal fault: IndexError", "--traceback")
    assert "Traceback (most recent call last):" in project.run("--traceback").stderr
    (project.root / "any.txt").write_text(PLAIN, encoding="utf-8")
    check_fault(project.run("inspect", "any.txt"), "internal fault: IndexError")
    assert not project.files("docs", "site", "dist")
