"""The places a build writes to, as a person meets them: what is theirs, what it needs, what it leaves behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.project import PLAIN, Project, check_fault
from zhujie.owned import LIST, list_text
from zhujie.publish import alone
from zhujie.publish.aside import clear

OTHER = PLAIN.replace("巡查", "检查")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one made-up report."""
    return Project(tmp_path / "project")


def paths(folder: Path) -> dict[str, int]:
    """Everything below the folder, with its time."""
    return {path.relative_to(folder).as_posix(): path.lstat().st_mtime_ns for path in folder.rglob("*")}


def test_a_build_leaves_its_outputs_a_lock_and_a_stamp(project: Project, tmp_path: Path) -> None:
    """Nothing else below --out, and nothing at all in the system's temporary folder."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "build.py", "--out", "out"]
    run = subprocess.run(command, cwd=project.root, env={**os.environ, "TMPDIR": str(temporary)}, check=False)
    assert run.returncode == 0
    assert list(temporary.iterdir()) == []
    out = project.root / "out"
    assert sorted(path.name for path in out.iterdir()) == [".zhujie", "dist", "docs", "site"]
    assert sorted(path.name for path in (out / ".zhujie").iterdir()) == ["lock", "made-up.json"]
    assert [path.name for path in (out / "dist").iterdir()] == ["made-up.zip"]


def test_what_a_person_put_into_or_beside_the_site_stays(project: Project) -> None:
    """A page of their own in site/ stops the build by its name; a folder whose name begins like ours is not touched."""
    project.run()
    project.write(".site-backup/index.html", "mine")
    project.write("site/my-own.html", "mine")
    project.write_report(OTHER)
    before = project.files("docs", "site", "dist", ".site-backup")
    run = project.run()
    assert run.returncode == 1 and "site/my-own.html: error: this file was not written by build.py" in run.stderr
    assert project.files("docs", "site", "dist", ".site-backup") == before
    (project.root / "site" / "my-own.html").unlink()
    assert project.run().returncode == 0
    assert project.files(".site-backup") == {".site-backup/index.html": b"mine"}


def test_a_foreign_site_below_out_stays(project: Project) -> None:
    """--out into a folder where somebody's site lies: refused, whole."""
    project.write("www/site/index.html", "mine")
    run = project.run("--out", "www")
    assert run.returncode == 1 and "site/index.html" in run.stderr and "no list of what build.py wrote" in run.stderr
    assert project.files("www/site", "www/docs", "www/dist") == {"www/site/index.html": b"mine"}


def test_a_site_that_is_a_link_stays_one(project: Project) -> None:
    """A usual deployment: `site` leads to the folder a web server serves."""
    served = project.root / "served" / "www"
    served.mkdir(parents=True)
    (project.root / "site").symlink_to(served)
    for text in (PLAIN, OTHER):
        project.write_report(text)
        assert project.run().returncode == 0
    assert (project.root / "site").is_symlink()
    assert "检查" in (served / "text.html").read_text(encoding="utf-8")
    assert "Nothing changed" in project.run().stdout


def test_mkdocs_alone_deletes_nothing_of_others(project: Project) -> None:
    """MkDocs would empty the folder."""
    project.run()
    project.write("site/mine/index.html", "mine")
    before = project.files("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    run = subprocess.run(command, cwd=project.root, check=False, capture_output=True, text=True)
    check_fault(run, "site/mine/index.html: error: this file was not written by build.py")
    assert project.files("site") == before


@pytest.mark.parametrize(
    ("name", "spoilt", "said"),
    [
        ("docs/measures/1.md", lambda text: text.replace("河湖长制", "河长制"), "which is not what the data counts"),
        ("docs/.dress.json", lambda text: text[:-20], "docs/.dress.json: error: this is not what build.py wrote"),
        (
            "docs/.dress.json",
            lambda text: '{"index.html": 5}',
            "docs/.dress.json: error: this is not what build.py wrote",
        ),
        ("docs/.head.json", lambda text: "5", "docs/.head.json: error: this is not what build.py wrote"),
    ],
)
def test_mkdocs_alone_says_what_was_edited(
    project: Project, name: str, spoilt: Callable[[str], str], said: str
) -> None:
    """Pages whose marks would no longer fit, or data nobody can read: a sentence; build.py then makes all anew."""
    project.run()
    project.write(name, spoilt(project.read(name)))
    command = [sys.executable, "-m", "mkdocs", "build"]
    run = subprocess.run(command, cwd=project.root, check=False, capture_output=True, text=True)
    assert run.returncode == 1 and said in run.stderr and "Traceback" not in run.stderr, run.stderr
    assert project.run().returncode == 0


@pytest.mark.parametrize(("link", "leads"), [("site", "docs"), ("dist", "site"), ("site", "docs/measures")])
def test_an_output_that_leads_into_another_is_refused(project: Project, link: str, leads: str) -> None:
    """One would replace the other: said before anything is touched."""
    project.run()
    shutil.rmtree(project.root / link)
    (project.root / link).symlink_to(project.root / leads)
    project.write_report(OTHER)
    before = project.files("docs")
    check_fault(project.run(), f"{link}/: error: this lies in the folder of")
    assert project.files("docs") == before


@pytest.mark.parametrize("out", ["docs", "site/inner", "seeds", ".zhujie", "zhujie/new", "up/../.cache"])
def test_outputs_do_not_go_into_a_folder_that_holds_something_else(project: Project, out: str) -> None:
    """Such a build would be a stranger in the next one's docs/, or lie among the sources."""
    before = project.files("docs", "site", "seeds", ".zhujie", ".cache")
    check_fault(project.run("--out", out), f"{out}: error: it lies in ", "which holds something else")
    assert project.files("docs", "site", "seeds", ".zhujie", ".cache") == before


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of an ordinary user, who is who runs the test: to the superuser no folder is closed."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.geteuid()
        if before == 0:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(before)


@pytest.mark.parametrize("listed", [True, False])
def test_a_closed_folder_of_ours_can_be_cleared(unprivileged: Path, listed: bool) -> None:
    """What was closed to writing after it was published would else stop every later build."""
    page = unprivileged / "site.new" / "measures" / "m1.html"
    page.parent.mkdir(parents=True)
    page.write_text("ours", encoding="utf-8")
    if listed:
        (unprivileged / "site.new" / LIST).write_text(list_text({"measures/m1.html": "ours"}), encoding="utf-8")
    page.parent.chmod(0o500)
    clear(unprivileged / "site.new", unprivileged / "none")
    assert list(unprivileged.iterdir()) == []


def test_a_site_made_by_mkdocs_alone_is_ours(project: Project) -> None:
    """`mkdocs build` leaves the same list, so that the next build replaces its site; what was there besides stays."""
    project.run()
    project.write("site/.htaccess", "mine")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    assert subprocess.run(command, cwd=project.root, check=False).returncode == 0
    project.write_report(OTHER)
    assert "site/.htaccess" in project.run().stderr
    (project.root / "site" / ".htaccess").unlink()
    assert project.run().returncode == 0


@pytest.mark.parametrize(
    ("mask", "said"),
    [
        (0o022, ""),
        (0o027, "pages are readable by you and your group alone (umask 027)"),
        (0o077, "pages are readable by you alone (umask 077): a web server may not be able to read them"),
    ],
)
def test_pages_no_web_server_can_read_are_said(project: Project, mask: int, said: str) -> None:
    """The umask is obeyed, and what follows from it is one line that stops nothing."""
    before = os.umask(mask)
    try:
        run = project.run()
    finally:
        os.umask(before)
    assert run.returncode == 0 and run.stdout.count("readable by") == bool(said) and said in run.stdout
    for path in (project.root / "site").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o777 if path.is_dir() else 0o666) & ~mask


def test_closed_pages_are_said_again_and_opened_once_they_can_be(project: Project) -> None:
    """A build with nothing to do says it too; with another umask it has something to do."""
    before = os.umask(0o077)
    try:
        project.run()
        again = project.run()
        os.umask(0o022)
        opened = project.run()
        settled = project.run()
    finally:
        os.umask(before)
    assert "Nothing changed" in again.stdout and "pages are readable by you alone (umask 077)" in again.stdout
    assert "Nothing changed" not in opened.stdout and "readable by" not in opened.stdout
    assert (project.root / "site" / "index.html").stat().st_mode & 0o777 == 0o644
    assert "Nothing changed" in settled.stdout


@pytest.mark.parametrize("where", ["", "--out", "--check"])
def test_strangers_in_every_output_are_named_in_one_run(project: Project, where: str) -> None:
    """A page put into docs/, one into site/ and a zip of somebody else: three sentences, each with the whole path."""
    given = ["--out", "www"] if where == "--out" else [where] if where else []
    within = "www/" if where == "--out" else ""
    project.run(*(given if within else []))
    for name in ("docs/mine.md", "site/mine.html", "dist/made-up.zip"):
        project.write(within + name, "mine")
    run = project.run(*given)
    said = [line.partition(": error: ")[0] for line in run.stderr.splitlines()]
    assert run.returncode == 1
    assert said == [f"{within}{name}" for name in ("dist/made-up.zip", "docs/mine.md", "site/mine.html")] + [
        "3 errors. Nothing was published."
    ]


def test_a_list_that_lost_a_line_leaves_nothing_behind(project: Project) -> None:
    """A name gone from docs/.owned.json, as a merge may lose it: the next build mends the list, and so does the one after."""
    project.run()
    owned = json.loads(project.read("docs/.owned.json"))
    for kept in ([name for name in owned if name != "about.md"], ["index.md"]):
        project.write("docs/.owned.json", json.dumps(kept))
        for _ in range(2):
            run = project.run()
            assert run.returncode == 0, run.stderr
        assert json.loads(project.read("docs/.owned.json")) == owned
        assert sorted(path.name for path in (project.root / ".zhujie").iterdir()) == ["lock", "made-up.json"]


def test_what_is_stale_elsewhere_is_named_with_its_folder(project: Project) -> None:
    """`--check --out DIR` speaks of DIR/docs/, not of the project's own."""
    run = project.run("--check", "--out", "www")
    assert "www/docs/index.md: error: " in run.stderr and "\ndocs/" not in run.stderr
    project.run("--out", "www")
    assert "www/docs/ is up to date" in project.run("--check", "--out", "www").stdout


@pytest.mark.parametrize("built", [False, True])
def test_check_writes_nothing_at_all(project: Project, built: bool) -> None:
    """No output, no lock, no cache, no compiled module; nothing that is there is touched."""
    if built:
        project.run()
        for cache in project.root.rglob("__pycache__"):
            for file in cache.iterdir():
                file.unlink()
    before = paths(project.root)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "build.py", "--check"]
    run = subprocess.run(command, cwd=project.root, env=environment, capture_output=True, check=False)
    assert run.returncode == int(not built)
    assert paths(project.root) == before


class Waiting:
    """A command that was started while another holds the lock."""

    def __init__(self, project: Project, *arguments: str) -> None:
        with alone(project.root, lambda line: None):
            self.process = subprocess.Popen(
                [sys.executable, "-u", "build.py", *arguments], cwd=project.root, text=True, stdout=subprocess.PIPE
            )
            assert self.process.stdout
            self.lines: Iterator[str] = iter(self.process.stdout)
            said = next(line for line in self.lines if "waiting" in line or "date" in line or "Serving" in line)
            self.waits = "waiting for it to end" in said

    def end(self) -> int:
        """Its exit code."""
        self.process.communicate()
        return self.process.returncode


def test_check_waits_for_a_build(project: Project) -> None:
    """It compares docs/ with nothing half exchanged, and passes once the build is done."""
    project.run()
    check = Waiting(project, "--check")
    assert check.waits and check.end() == 0


def test_the_preview_waits_for_a_build(project: Project) -> None:
    """`serve` writes docs/ too: it takes its turn."""
    preview = Waiting(project, "serve", "--port", "0")
    assert preview.waits
    assert any("Serving" in line for line in preview.lines)
    preview.process.kill()
    preview.end()
