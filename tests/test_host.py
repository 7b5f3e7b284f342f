"""What goes wrong at the host is said in our words, with the line of the settings or of the hook, and makes no site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import Project, check_fault, write_docs
from zhujie.edition import compose
from zhujie.host import build_site, check_epoch
from zhujie.model import Fault


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of `docs/`, made once."""
    return compose(Project(tmp_path_factory.mktemp("pages")).root, "made-up").files


@pytest.fixture
def project(pages: dict[str, str], tmp_path: Path) -> Project:
    """A project whose `docs/` is written, ready for the host."""
    project = Project(tmp_path / "项目 #1")
    write_docs(project.root / "docs", pages)
    return project


def said_by_host(project: Project) -> list[str]:
    """What it says instead of making the site."""
    with pytest.raises(Fault) as fault:
        build_site(project.root, project.root / "docs", project.root / "made")
    return [str(finding) for finding in fault.value.findings]


def settings(old: str, new: str) -> Callable[[Project], None]:
    """Other settings."""

    def change(project: Project) -> None:
        before = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
        assert old in before
        project.write("mkdocs.yml", before.replace(old, new))

    return change


def whole(content: bytes) -> Callable[[Project], object]:
    """Settings that are these bytes."""
    return lambda project: (project.root / "mkdocs.yml").write_bytes(content)


def hook(text: str) -> Callable[[Project], None]:
    """One more hook, `mine.py`."""

    def add(project: Project) -> None:
        project.write("mine.py", text)
        settings("hooks: [zhujie/host/hook.py]", "hooks: [zhujie/host/hook.py, mine.py]")(project)

    return add


def without(name: str) -> Callable[[Project], None]:
    """A file of the theme less."""
    return lambda project: (project.root / "templates" / "theme" / name).unlink()


def to_folder(project: Project) -> None:
    """A folder in the place of the settings."""
    (project.root / "mkdocs.yml").unlink()
    (project.root / "mkdocs.yml").mkdir()


WRONG: dict[str, tuple[Callable[[Project], object], str, str]] = {
    "script missing": (
        without("assets/js/cite.js"),
        "mkdocs.yml@assets/js/cite.js",
        'extra_javascript names "assets/js/cite.js"',
    ),
    "style sheet missing": (
        without("assets/search.css"),
        "mkdocs.yml@assets/search.css",
        'extra_css names "assets/search.css"',
    ),
    "script of another host": (
        settings("- assets/js/theme.js", "- https://host.invalid/a.js"),
        "mkdocs.yml@https://host.invalid",
        "https://host.invalid/a.js",
    ),
    "no settings": (lambda project: (project.root / "mkdocs.yml").unlink(), "mkdocs.yml", "no such file"),
    "a folder": (to_folder, "mkdocs.yml", "a folder"),
    "not UTF-8": (whole(b"site_name: \xff\n"), "mkdocs.yml", "invalid start byte"),
    "broken YAML": (whole(b"site_name: a\nnav: [\n"), "mkdocs.yml:3:1", "YAML cannot read this"),
    "a number": (whole(b"5\n"), "mkdocs.yml", "cannot read these settings"),
    "a list": (whole(b"- a\n"), "mkdocs.yml", "key-value mapping"),
    "nothing": (whole(b""), "mkdocs.yml", "site_name"),
    "unknown key": (settings("docs_dir: docs", "docs_dri: docs"), "mkdocs.yml@docs_dri", "docs_dri"),
    "unknown theme": (settings("name: material", "name: nonesuch"), "mkdocs.yml@theme:", "nonesuch"),
    "plugin not installed": (settings("plugins: []", "plugins: [nonesuch]"), "mkdocs.yml@nonesuch", "not installed"),
    "unknown extension": (settings("- footnotes", "- nonesuch"), "mkdocs.yml@markdown_extensions:", "nonesuch"),
    "tag of Python": (settings("plugins: []", "extra: !!python/name:nonesuch.x"), "mkdocs.yml@nonesuch", "nonesuch"),
    "hook missing": (settings("[zhujie/host/hook.py]", "[none.py]"), "mkdocs.yml@none.py", "none.py"),
    "hook that raises": (hook("def on_config(config):\n    return 1 / 0\n"), "mine.py:2", "ZeroDivisionError"),
    "hook that ends": (
        hook("import sys\n\ndef on_files(files, config):\n    sys.exit(0)\n"),
        "mine.py:4",
        "SystemExit",
    ),
    "hook that is no Python": (hook("\ndef on_config(config:\n"), "mine.py:2", "SyntaxError"),
    "hook that fails when read": (hook("\n\n[][1]\n"), "mine.py:3", "IndexError"),
    "script not UTF-8": (
        lambda project: (project.root / "templates/theme/assets/js/cite.js").write_bytes(b"//\n//\xff\n"),
        "templates/theme/assets/js/cite.js:2",
        "not UTF-8",
    ),
}
"""What is spoilt, the place that is named (after @ the words of its line), words of the sentence."""


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_at_the_host_is_one_sentence(project: Project, name: str) -> None:
    """Its place is the line of the settings, the theme file or the hook; nothing that only follows is said."""
    spoil, place, words = WRONG[name]
    spoil(project)
    (said,) = said_by_host(project)
    file, _, at = place.partition("@")
    if at:
        lines = (project.root / file).read_text(encoding="utf-8").splitlines()
        file += f":{1 + next(number for number, line in enumerate(lines) if at in line)}"
    assert said.startswith((f"{file}: error: ", f"{file}:8: error: ")) and words in said
    assert not (project.root / "made" / "index.html").exists()


def test_every_missing_script_is_said(project: Project) -> None:
    """Two files less: two sentences."""
    without("assets/js/cite.js")(project)
    without("assets/behaviour.css")(project)
    assert len(said_by_host(project)) == 2


def test_every_theme_file_that_cannot_be_read_is_said(project: Project) -> None:
    """The host stops at the first; two faults of syntax are two sentences all the same."""
    for name in ("404.html", "partials/footer.html"):
        project.write(f"templates/theme/{name}", "\n{% if %}")
    assert sorted(said.split(":")[0] for said in said_by_host(project)) == [
        "templates/theme/404.html",
        "templates/theme/partials/footer.html",
    ]


def test_a_file_name_no_address_can_have_is_named(project: Project) -> None:
    """A name that is not UTF-8 among the files of the theme stops the site before anything is replaced."""
    (project.root / "templates" / "theme" / "assets" / "a\udcff.css").write_text("", encoding="utf-8")
    (said,) = said_by_host(project)
    assert said.startswith(r"templates/theme/assets/a\udcff.css: error: the name of this file is not UTF-8")


@pytest.mark.parametrize("value", ["x", "", "1" + "0" * 30, "1.5", "-1" + "0" * 18, "-1", " 1", "1_0", "+1", "１"])
def test_a_time_that_is_none_is_a_sentence(value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH, which other tools set, is checked before the host stumbles over it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(Fault, match=r"SOURCE_DATE_EPOCH: error: .* whole number of seconds"):
        build_site(tmp_path, tmp_path, tmp_path)


@pytest.mark.parametrize("value", ["0", "1577836800", None])
def test_a_time_that_is_one_is_taken(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole number, or none at all."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if value:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    check_epoch()


def test_a_stranger_in_docs_does_not_hide_the_theme(tmp_path: Path) -> None:
    """Both are said in one run from the door, although neither is a fault of the report."""
    project = Project(tmp_path / "project")
    project.write("docs/mine.md", "我的")
    project.write("templates/theme/404.html", "\n{% if %}")
    check_fault(project.run(), "docs/mine.md: error", "templates/theme/404.html:2: error")


def test_a_fault_at_the_host_leaves_the_last_good_site(tmp_path: Path) -> None:
    """From the door: exit code 1, and neither site nor zip is touched."""
    project = Project(tmp_path / "project")
    assert project.run().returncode == 0
    before = project.files("site", "dist")
    without("assets/js/cite.js")(project)
    check_fault(project.run(), "mkdocs.yml:", "assets/js/cite.js", "Nothing was published.")
    assert project.files("site", "dist") == before
