"""Writing: only what changed, only what is ours, all or nothing."""

from __future__ import annotations

import errno
import json
import os
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from zhujie.model import Fault
from zhujie.publish import DocsChange, Outputs, alone, plan_docs, publish, swap
from zhujie.publish.lock import undisturbed
from zhujie.publish.zipped import listed_in, write_zip

PAGES = {"index.md": "一\n", "measures/1.md": "二\n"}
SITE = {"index.html": "good", "measures/1.html": "good"}


def with_files(files: dict[str, str]) -> Callable[[Path, Path], None]:
    """A maker of sites with these files, whatever docs/ holds."""

    def make(docs: Path, site: Path) -> None:
        put(site, files)

    return make


def put(folder: Path, files: dict[str, str]) -> None:
    """Write the files below the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def build(
    out: Path,
    pages: dict[str, str] = PAGES,
    make: Callable[[Path, Path], None] | None = None,
) -> DocsChange:
    """A build in miniature, alone in its folder."""
    with alone(out, lambda line: None):
        return publish(Outputs.below(out, "small"), pages, make or with_files(SITE), {}, lambda step, what: None)


def everything(folder: Path) -> dict[str, bytes | str]:
    """What lies below the folder: contents of files, goals of links; but not the work folder."""
    found = ((path.relative_to(folder), path) for path in sorted(folder.rglob("*")))
    return {
        name.as_posix(): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for name, path in found
        if (path.is_symlink() or path.is_file()) and name.parts[0] != ".zhujie"
    }


def times(folder: Path) -> dict[Path, tuple[int, int]]:
    """Number and time of every file."""
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def refused(out: Path, *said: str) -> str:
    """A build ends with a fault that says these words, and leaves everything as it was."""
    before = everything(out)
    with pytest.raises(Fault) as fault:
        build(out, {**PAGES, "new.md": "三"}, with_files({"index.html": "newer"}))
    for words in said:
        assert words in str(fault.value)
    assert everything(out) == before
    assert not list((out / ".zhujie").glob("*.new"))
    return str(fault.value)


def test_docs_that_would_not_change_are_not_touched(tmp_path: Path) -> None:
    """Neither the files nor the folder; and where one changes, the others keep their time."""
    build(tmp_path)
    before, folder = times(tmp_path / "docs"), (tmp_path / "docs").stat()
    assert not build(tmp_path)
    assert times(tmp_path / "docs") == before and (tmp_path / "docs").stat().st_ino == folder.st_ino
    change = build(tmp_path, {**PAGES, "index.md": "另"})
    assert change.written == ("index.md",) and change.removed == ()
    measure = tmp_path / "docs" / "measures" / "1.md"
    assert times(tmp_path / "docs")[measure] == before[measure]


def test_what_we_no_longer_make_is_removed_with_its_folder(tmp_path: Path) -> None:
    """An orphan of ours goes, from docs/ and from the site; an emptied folder goes with it."""
    build(tmp_path)
    change = build(tmp_path, {"index.md": "一\n"}, with_files({"index.html": "good"}))
    assert change.removed == ("measures/1.md",)
    assert not (tmp_path / "docs" / "measures").exists() and not (tmp_path / "site" / "measures").exists()


def test_strangers_stop_the_work_and_stay(tmp_path: Path) -> None:
    """All of them are named in one run: in docs/, in the site, a link, an empty folder, and a zip of our name."""
    build(tmp_path)
    put(tmp_path, {"docs/my-notes.md": "mine", "site/measures/my-own.html": "mine", "dist/small.zip": "mine"})
    (tmp_path / "site" / "files").mkdir()
    (tmp_path / "site" / "data").symlink_to("/")
    said = refused(tmp_path, "docs/my-notes.md", "site/measures/my-own.html", "site/files/", "site/data", "small.zip")
    assert said.count("Move it elsewhere (it was not touched)") == 5


def test_a_foreign_folder_is_named_by_a_few_files_and_counted(tmp_path: Path) -> None:
    """A site without our list is somebody's: five files by name, the others by number, and the way out."""
    put(tmp_path / "site", {f"{number}.html": "mine" for number in range(12)})
    said = refused(tmp_path, "site/0.html", "7 more here not written", "no list of what build.py wrote")
    assert said.count("\n") == 6


def test_a_page_of_our_name_that_we_did_not_write_is_not_ours(tmp_path: Path) -> None:
    """In a folder without our list even index.md is somebody's, unless it is the very page we would write."""
    put(tmp_path / "docs", {"index.md": "mine", "measures/1.md": PAGES["measures/1.md"]})
    said = refused(tmp_path, "docs/index.md")
    assert "docs/measures" not in said
    (tmp_path / "docs" / "index.md").unlink()
    assert build(tmp_path).written == (".owned.json", "index.md")


@pytest.mark.parametrize("content", ["5", "null", '[["x"]]', "[1, 2]", "{", '["' + "[" * 9999, ""])
def test_a_damaged_list_vouches_for_nothing(tmp_path: Path, content: str) -> None:
    """Then nothing in the folder is known to be ours: it is said, and nothing is lost."""
    build(tmp_path)
    put(tmp_path, {"docs/.owned.json": content, "site/.owned.json": content, "docs/index.md": "edited"})
    (tmp_path / "dist" / "small.zip").unlink()
    refused(
        tmp_path, "docs/index.md", "site/index.html", "docs: error: no list", "or it is damaged", "Restore the list"
    )


def test_a_list_reaches_nothing_outside_its_folder(tmp_path: Path) -> None:
    """Names with `..` or from the root remove nothing."""
    build(tmp_path)
    put(tmp_path, {"mine.txt": "mine"})
    names = [*SITE, ".owned.json", "../mine.txt", str(tmp_path / "mine.txt")]
    put(tmp_path, {"site/.owned.json": json.dumps(names), "docs/.owned.json": json.dumps([*PAGES, *names])})
    build(tmp_path, {"index.md": "一"}, with_files({"index.html": "newer"}))
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_site_without_a_list_is_known_by_the_zip(tmp_path: Path) -> None:
    """Where every file of it stands in our zip, byte for byte, it is ours; one byte more and it is not."""
    build(tmp_path)
    (tmp_path / "site" / ".owned.json").unlink()
    build(tmp_path, PAGES, with_files({"index.html": "newer"}))
    assert everything(tmp_path / "site").keys() == {".owned.json", "index.html"}
    (tmp_path / "site" / ".owned.json").unlink()
    put(tmp_path, {"site/index.html": "newer!"})
    refused(tmp_path, "site/index.html")


def test_a_zip_is_ours_only_as_we_made_it(tmp_path: Path) -> None:
    """One that somebody added a file to is somebody's."""
    build(tmp_path)
    bundle = tmp_path / "dist" / "small.zip"
    assert listed_in(bundle).keys() == SITE.keys()
    with zipfile.ZipFile(bundle, "a") as opened:
        opened.writestr("small/mine.txt", "mine")
    refused(tmp_path, "dist/small.zip")


def test_an_edited_page_of_ours_is_stale_and_written_anew(tmp_path: Path) -> None:
    """docs/ is wholly ours: a hand edit is seen by the plan and undone by the write."""
    build(tmp_path)
    put(tmp_path, {"docs/index.md": "edited"})
    assert plan_docs(tmp_path / "docs", PAGES).written == ("index.md",)
    build(tmp_path)
    assert (tmp_path / "docs" / "index.md").read_text(encoding="utf-8") == PAGES["index.md"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_a_crash_while_making_the_site_leaves_all_as_it_was(tmp_path: Path, error: type[BaseException]) -> None:
    """Neither a fault of the host nor Ctrl-C costs the last good site, docs/ or zip, and nothing is left beside them."""
    build(tmp_path)
    before = everything(tmp_path)

    def fail(docs: Path, site: Path) -> None:
        put(site, {"index.html": "half"})
        raise error

    with pytest.raises((error, Fault)):
        build(tmp_path, {"index.md": "newer"}, fail)
    assert everything(tmp_path) == before
    assert [path.name for path in (tmp_path / ".zhujie").iterdir()] == ["lock"]


def test_what_comes_while_we_build_is_not_lost(tmp_path: Path) -> None:
    """A file somebody puts into the site meanwhile stops the swap and stays where it is."""
    build(tmp_path)

    def make(docs: Path, site: Path) -> None:
        put(site, {"index.html": "newer"})
        put(tmp_path, {"site/mine.html": "mine"})

    with pytest.raises(Fault, match=r"site/mine\.html"):
        build(tmp_path, PAGES, make)
    assert everything(tmp_path / "site").keys() == {*SITE, ".owned.json", "mine.html"}


def test_what_comes_at_the_very_last_moment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between our last look and the swap: the file is kept with what was replaced, and the next build names it."""
    build(tmp_path)
    real = swap.exchange

    def late(one: Path, other: Path) -> bool:
        put(tmp_path, {"site/mine.html": "mine"})
        return real(one, other)

    monkeypatch.setattr(swap, "exchange", late)
    build(tmp_path, PAGES, with_files({"index.html": "newer"}))
    with pytest.raises(Fault, match=r"site\.new.*mine\.html.*Move it elsewhere"):
        build(tmp_path)
    assert (tmp_path / ".zhujie" / "site.new" / "mine.html").read_text(encoding="utf-8") == "mine"


def test_names_like_ours_are_not_ours(tmp_path: Path) -> None:
    """No pattern: whatever lies beside the outputs stays, however it is called."""
    strange = {".site-backup/a": "mine", "site-old/a": "mine", "dist/.new-1": "mine", ".zhujie/site.new.bak": "mine"}
    put(tmp_path, strange)
    build(tmp_path)
    build(tmp_path, PAGES, with_files({"index.html": "newer"}))
    for name, content in strange.items():
        assert (tmp_path / name).read_text(encoding="utf-8") == content


@pytest.mark.parametrize("name", ["docs", "site", "dist"])
def test_a_link_to_a_folder_is_followed_and_stays(tmp_path: Path, name: str) -> None:
    """What it leads to gets the new content, in one step and without a trace beside it but the lock."""
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "www").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).symlink_to(elsewhere / "www")
    for text in ("good", "newer"):
        build(tmp_path / "out", {"index.md": text}, with_files({"index.html": text}))
    assert (tmp_path / "out" / name).is_symlink()
    expected = {"docs": {".owned.json", "index.md"}, "site": {".owned.json", "index.html"}, "dist": {"small.zip"}}[name]
    found = everything(elsewhere / "www")
    assert found.keys() == expected
    assert all(content == b"newer" for path, content in found.items() if path.startswith("index"))
    assert [path.name for path in (elsewhere / ".zhujie").iterdir()] == ["lock"]


@pytest.mark.parametrize("name", ["docs", "site", "dist"])
@pytest.mark.parametrize("kind", ["file", "broken link", "link to a file", "link to itself"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str, kind: str) -> None:
    """A file, or a link that leads to no folder, is named and left alone; nothing is made where a link leads."""
    if kind == "file":
        put(tmp_path, {name: "mine"})
    else:
        goal = {"broken link": "nowhere/www", "link to a file": "mine.txt", "link to itself": name}[kind]
        put(tmp_path, {"mine.txt": "mine"})
        (tmp_path / name).symlink_to(goal)
    refused(tmp_path, f"{name}: error: this is a", "where build.py needs a folder")
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_folder_that_the_host_made_is_ours(tmp_path: Path) -> None:
    """Whatever came about in the new site is on its list."""

    def make(docs: Path, site: Path) -> None:
        put(site, {"index.html": "good"})
        (site / "empty").mkdir()

    build(tmp_path, PAGES, make)
    build(tmp_path)
    assert not (tmp_path / "site" / "empty").exists()


def test_a_link_in_docs_is_not_ours(tmp_path: Path) -> None:
    """A link, broken, to a folder or to itself, stops the work by its name and stays."""
    build(tmp_path)
    for name, goal in (("a.md", "nowhere"), ("b.md", "."), ("c.md", "c.md")):
        (tmp_path / "docs" / name).symlink_to(goal)
    refused(tmp_path, "docs/a.md", "docs/b.md", "docs/c.md")


def test_a_folder_where_a_file_must_go_is_a_sentence(tmp_path: Path) -> None:
    """It is not ours, even if it is empty."""
    (tmp_path / "docs" / "index.md").mkdir(parents=True)
    refused(tmp_path, "docs/index.md/: error: this folder was not written by build.py")


@pytest.fixture
def mask() -> Iterator[Callable[[int], int]]:
    """Sets the umask for one test."""
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


@pytest.mark.parametrize("bits", [0o022, 0o002, 0o027, 0o077])
def test_the_umask_is_obeyed(tmp_path: Path, mask: Callable[[int], int], bits: int) -> None:
    """Files and folders get the modes the system gives to any program's."""
    mask(bits)
    build(tmp_path)
    for path in tmp_path.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o777 if path.is_dir() else 0o666) & ~bits, path


def test_a_mount_is_a_sentence_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot change its name keeps its content, and the way out is said."""
    build(tmp_path)

    def refuse(one: Path, other: Path) -> bool:
        raise OSError(errno.EBUSY, "Device or resource busy", str(other))

    monkeypatch.setattr(swap, "exchange", refuse)
    refused(tmp_path, "docs: error: it cannot be written", "mount the folder above it")


def test_the_zip_is_the_same_bytes_whatever_the_times(tmp_path: Path) -> None:
    """Times, modes and the order of the disk do not show in the zip, nor does the list of what is ours."""
    for name, when in (("a", 1), ("b", 2_000_000_000)):
        folder = tmp_path / name
        folder.mkdir()
        for file in ("2.html", "1.html") if name == "a" else ("1.html", "2.html", ".owned.json"):
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
        folder = Path(made) / "out"
        folder.mkdir()
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_no_permission_is_a_sentence(closed_folder: Path, as_ordinary_user: None) -> None:
    """A folder one may not write to is named, with what to do; that it cannot be locked is said and stops nothing."""
    told: list[str] = []
    with (
        pytest.raises(Fault, match=r"out.*cannot be written: Permission denied. Check its permissions"),
        alone(closed_folder, told.append),
    ):
        publish(Outputs.below(closed_folder, "small"), PAGES, with_files(SITE), {}, lambda step, what: None)
    assert len(told) == 1 and "cannot be locked (Permission denied)" in told[0]


def test_a_disk_without_locks_is_said_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some disks have none, across a network above all."""

    def refuse(file: int, shared: bool, wait: bool) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("zhujie.publish.lock._lock", refuse)
    told: list[str] = []
    with alone(tmp_path, told.append):
        pass
    assert told == [
        f"{tmp_path}/.zhujie/lock cannot be locked (No locks available): let no two builds run here at once."
    ]


def test_one_at_a_time_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits until the first is done and says that it waits, wherever its temporary folder is."""
    told: list[str] = []
    order: list[str] = []
    entered = threading.Event()

    def second() -> None:
        entered.set()
        with alone(tmp_path, told.append):
            order.append("second")

    other = threading.Thread(target=second)
    with alone(tmp_path, told.append):
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
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


def test_one_who_reads_waits_for_one_who_writes_and_for_no_reader(tmp_path: Path) -> None:
    """Where nobody ever wrote there is no lock, and reading makes none."""
    told: list[str] = []
    with undisturbed(tmp_path, told.append):
        pass
    assert list(tmp_path.iterdir()) == []
    with alone(tmp_path, told.append):
        reader = threading.Thread(target=lambda: undisturbed(tmp_path, told.append).__enter__())
        reader.start()
        reader.join(0.3)
        assert reader.is_alive()
    reader.join()
    assert len(told) == 1
    with undisturbed(tmp_path, told.append), undisturbed(tmp_path, told.append):
        pass
    assert len(told) == 1


def test_two_outputs_that_share_a_folder_share_its_lock(tmp_path: Path) -> None:
    """Two projects whose sites are links into one folder take turns there, and spare each other's leftovers."""
    for name in ("a", "b"):
        (tmp_path / "www" / name).mkdir(parents=True)
        (tmp_path / name).mkdir()
        (tmp_path / name / "site").symlink_to(tmp_path / "www" / name)
    build(tmp_path / "a")
    spare = tmp_path / "www" / ".zhujie" / "a.old"
    (tmp_path / "www" / "a").rename(spare)  # as a kill between the steps of a swap leaves it
    build(tmp_path / "b")
    assert everything(spare).keys() == {*SITE, ".owned.json"}
    (tmp_path / "www" / "b").rename(tmp_path / "www" / ".zhujie" / "b.old")
    build(tmp_path / "b")
    assert everything(tmp_path / "www" / "b").keys() == {*SITE, ".owned.json"}


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("last_step", [1, 2])
def test_a_swap_cut_short_is_undone_first(tmp_path: Path, linked: bool, last_step: int) -> None:
    """Killed after the first or second of three steps, the old site is back before the next build, even if that fails."""
    if linked:
        (tmp_path / "www").mkdir()
        (tmp_path / "site").symlink_to("www")
    build(tmp_path)
    site, work = (tmp_path / "site").resolve(), tmp_path / ".zhujie"
    before = everything(site)
    site.rename(work / f"{site.name}.old")
    new = site if last_step == 2 else work / f"{site.name}.new"
    put(new, {"index.html": "newer", ".owned.json": '["index.html", ".owned.json"]'})

    def fail(docs: Path, site: Path) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        build(tmp_path, PAGES, fail)
    assert everything(site) == before
    assert [path.name for path in work.iterdir()] == ["lock"]


def test_what_somebody_put_in_the_place_of_a_site_cut_short_is_theirs(tmp_path: Path) -> None:
    """It is named and stays, and so does the old site in the work folder; moved away, the old one is back."""
    build(tmp_path)
    before = everything(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".zhujie" / "site.old")
    put(tmp_path, {"site/index.html": "mine"})
    refused(tmp_path, "site/index.html")
    assert everything(tmp_path / ".zhujie" / "site.old") == before
    (tmp_path / "site").rename(tmp_path / "mine")
    with alone(tmp_path, lambda line: None):
        assert everything(tmp_path / "site") == before
