"""Writing: only what changed, only what is ours, all or nothing."""

from __future__ import annotations

import os
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from zhujie.model import Fault
from zhujie.publish import alone, plan_docs, replace_folder, write_docs, write_zip


def test_a_second_write_touches_no_file(tmp_path: Path) -> None:
    """Files that would not change keep their time."""
    files = {"index.md": "一\n", "measures/1.md": "二\n"}
    write_docs(tmp_path / "docs", files)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*")}
    change = write_docs(tmp_path / "docs", files)
    assert change.written == () and change.removed == ()
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "docs").rglob("*")}


def test_what_we_no_longer_make_is_removed_with_its_folder(tmp_path: Path) -> None:
    """An orphan of ours goes; an emptied folder goes with it."""
    docs = tmp_path / "docs"
    write_docs(docs, {"index.md": "一", "plans/1.md": "二"})
    change = write_docs(docs, {"index.md": "一"})
    assert change.removed == ("plans/1.md",)
    assert not (docs / "plans").exists()


def test_a_file_that_is_not_ours_stops_the_work_and_stays(tmp_path: Path) -> None:
    """It is named, never deleted, and nothing else was written."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "my-notes.md").write_text("mine", encoding="utf-8")
    with pytest.raises(Fault) as fault:
        write_docs(docs, {"index.md": "一"})
    assert "docs/my-notes.md" in str(fault.value) and "Move it" in str(fault.value)
    assert [path.name for path in docs.iterdir()] == ["my-notes.md"]


def test_an_edited_page_of_ours_is_stale_and_written_anew(tmp_path: Path) -> None:
    """docs/ is wholly ours: a hand edit is seen by the plan and undone by the write."""
    docs = tmp_path / "docs"
    write_docs(docs, {"index.md": "一"})
    (docs / "index.md").write_text("edited", encoding="utf-8")
    assert plan_docs(docs, {"index.md": "一"}).written == ("index.md",)
    write_docs(docs, {"index.md": "一"})
    assert (docs / "index.md").read_text(encoding="utf-8") == "一"


def with_file(name: str, content: str) -> Callable[[Path], None]:
    """A maker that puts one file into its folder."""

    def make(folder: Path) -> None:
        (folder / name).write_text(content)

    return make


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_crash_while_making_a_folder_leaves_the_old_one_whole(tmp_path: Path, error: type[BaseException]) -> None:
    """Neither a fault of the host nor Ctrl-C costs the last good site, and nothing is left beside it."""
    site = tmp_path / "site"
    replace_folder(site, with_file("index.html", "good"))

    def fail(folder: Path) -> None:
        (folder / "index.html").write_text("half")
        raise error

    with pytest.raises(error):
        replace_folder(site, fail)
    assert (site / "index.html").read_text() == "good"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_left_by_a_killed_build_is_cleared_away(tmp_path: Path) -> None:
    """What a power cut left aside does not pile up."""
    (tmp_path / ".site-abc").mkdir()
    replace_folder(tmp_path / "site", with_file("a", ""))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_the_zip_is_the_same_bytes_whatever_the_times(tmp_path: Path) -> None:
    """Times, modes and the order of the disk do not show in the zip."""
    for name, when in (("a", 1), ("b", 2_000_000_000)):
        folder = tmp_path / name
        folder.mkdir()
        for file in ("2.html", "1.html") if name == "a" else ("1.html", "2.html"):
            (folder / file).write_text(file)
            os.utime(folder / file, (when, when))
        write_zip(folder, tmp_path / f"{name}.zip", "slug", {"使用说明.txt": "读我"})
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as bundle:
        assert bundle.namelist() == ["slug/1.html", "slug/2.html", "slug/MANIFEST.sha256", "slug/使用说明.txt"]


@pytest.fixture
def as_ordinary_user() -> Iterator[None]:
    """The system's administrator may write anywhere; whoever runs the tests as one is somebody else for a while."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    yield
    if administrator:
        os.seteuid(0)


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder that may be read and not written, below one everybody may enter."""
    with tempfile.TemporaryDirectory() as made:
        os.chmod(made, 0o755)
        folder = Path(made) / "docs"
        folder.mkdir()
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_no_permission_is_a_sentence(closed_folder: Path, as_ordinary_user: None) -> None:
    """A folder one may not write to is named, with what to do."""
    with pytest.raises(Fault, match=r"docs.*cannot be written: Permission denied. Check its permissions"):
        write_docs(closed_folder, {"index.md": "一"})


def test_a_folder_where_a_file_must_go_is_a_sentence(tmp_path: Path) -> None:
    """What the disk refuses is a finding with the path, whoever runs it."""
    (tmp_path / "docs" / "index.md").mkdir(parents=True)
    with pytest.raises(Fault, match=r"index\.md.*cannot be written"):
        write_docs(tmp_path / "docs", {"index.md": "一"})


def test_a_file_in_the_place_of_the_folder_is_named_and_stays(tmp_path: Path) -> None:
    """`docs` that is a file is not ours: it is said in its own words, and it is left alone."""
    docs = tmp_path / "docs"
    docs.write_text("mine")
    with pytest.raises(Fault, match=r"a file where build.py needs a folder"):
        write_docs(docs, {"index.md": "x"})
    assert docs.read_text() == "mine"


@pytest.mark.parametrize("goal", ["nowhere", ".", "stray.md"])
def test_a_link_in_docs_is_not_ours(tmp_path: Path, goal: str) -> None:
    """A link, broken, to a folder or to itself, stops the work by its name and stays."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "stray.md").symlink_to(goal)
    with pytest.raises(Fault, match=r"stray\.md.*was not written by build\.py"):
        write_docs(docs, {"index.md": "x"})
    assert (docs / "stray.md").is_symlink()


def test_one_at_a_time_writes(tmp_path: Path) -> None:
    """The second waits until the first is done and says that it waits; the third finds the way free."""
    told: list[str] = []
    order: list[str] = []
    entered = threading.Event()

    def second() -> None:
        entered.set()
        with alone(tmp_path, told.append):
            order.append("second")

    other = threading.Thread(target=second)
    with alone(tmp_path, told.append):
        other.start()
        entered.wait()
        other.join(0.3)
        order.append("first")
    other.join()
    assert order == ["first", "second"]
    assert told == ["Another build is writing here; waiting for it to end."]
    with alone(tmp_path, told.append):
        pass
    assert len(told) == 1
