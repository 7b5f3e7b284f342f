"""The only module that writes. Everything is made aside first and swapped in when whole.

`docs/` is ours: what we wrote is listed in `docs/.owned.json`. A file there that we did not write is never touched;
it stops the build and is named. `site/` and the zip are replaced in one step each, so a crash or Ctrl-C in mid-build
leaves the last good ones.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from zhujie.model import Fault, Finding, Place

OWNED = ".owned.json"
ZIP_TIME = (2020, 1, 1, 0, 0, 0)
"""A fixed date for every file in the zip: the same input gives the same bytes."""


@dataclass(frozen=True, slots=True)
class DocsChange:
    """What writing `docs/` would do, by path below it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def plan_docs(docs: Path, files: dict[str, str]) -> DocsChange:
    """Compare `docs/` with what it should hold. Raises Fault naming every file there that is not ours."""
    wanted = {**files, OWNED: _owned(files)}
    if docs.exists() and not docs.is_dir():
        message = "this is a file where build.py needs a folder for its pages."
        advice = "Move it elsewhere (it was not touched), then build again."
        raise Fault(Finding("error", "not-ours", Place(docs.name), message, advice))
    # A link counts as it stands, wherever it leads: we make none, and a broken one would only fail later.
    present = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_symlink() or not path.is_dir()}
    owned = _read_owned(docs)
    strangers = sorted(present - wanted.keys() - owned)
    if strangers:
        raise Fault(
            *(
                Finding(
                    "error",
                    "not-ours",
                    Place(f"{docs.name}/{name}"),
                    "this file was not written by build.py, which owns this folder.",
                    "Move it elsewhere (it was not touched), then build again.",
                )
                for name in strangers
            )
        )
    written = tuple(name for name in sorted(wanted) if _differs(docs / name, wanted[name]))
    removed = tuple(sorted((present & owned) - wanted.keys()))
    return DocsChange(written, removed, len(wanted) - len(written))


def write_docs(docs: Path, files: dict[str, str]) -> DocsChange:
    """Write what changed, each file whole or not at all, and delete what we wrote earlier and no longer make."""
    change = plan_docs(docs, files)
    wanted = {**files, OWNED: _owned(files)}
    with _disk(docs):
        # The list of ours goes first: a crash later leaves no file of ours that the next build would not know.
        ahead = set(json.loads(wanted[OWNED])) | _read_owned(docs)
        if change.written or change.removed:
            _write(docs / OWNED, json.dumps(sorted(ahead), ensure_ascii=False, indent=0) + "\n")
        for name in change.written:
            if name != OWNED:
                _write(docs / name, wanted[name])
        for name in change.removed:
            (docs / name).unlink()
            for folder in (docs / name).parents:
                if folder == docs or any(folder.iterdir()):
                    break
                folder.rmdir()
        if _differs(docs / OWNED, wanted[OWNED]):
            _write(docs / OWNED, wanted[OWNED])
    return change


def _owned(files: dict[str, str]) -> str:
    return json.dumps(sorted([*files, OWNED]), ensure_ascii=False, indent=0) + "\n"


def _read_owned(docs: Path) -> set[str]:
    try:
        return set(json.loads((docs / OWNED).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return set()


def _differs(path: Path, content: str) -> bool:
    try:
        return path.read_bytes() != content.encode("utf-8")
    except OSError:
        return True


def _write(path: Path, content: str) -> None:
    with _aside(path) as file:
        file.write(content.encode("utf-8"))


@contextmanager
def _aside(path: Path) -> Iterator[BinaryIO]:
    """A new file beside `path`, put in its place when it is whole; otherwise nothing is left of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


@contextmanager
def alone(out: Path, say: Callable[[str], None]) -> Iterator[None]:
    """One build at a time writes below `out`: a second one says so and waits for the first.

    The lock is a file in the system's temporary folder and ends with its process, so a crash leaves nothing to clear
    away. Where no lock can be had (a temporary folder of another user) the build goes on without.
    """
    name = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:16]
    try:
        lock = (Path(tempfile.gettempdir()) / f"zhujie-{name}.lock").open("ab")
    except OSError:
        yield
        return
    with lock:
        if not _lock(lock.fileno(), wait=False):
            say("Another build is writing here; waiting for it to end.")
            while not _lock(lock.fileno(), wait=True):
                pass
        yield


if sys.platform == "win32":

    def _lock(file: int, wait: bool) -> bool:
        """Take the lock; False when another process has it (after ten seconds, if it is to wait)."""
        import msvcrt

        try:
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(file: int, wait: bool) -> bool:
        """Take the lock; False when another process has it and it is not to wait."""
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


def replace_folder(folder: Path, make: Callable[[Path], None]) -> int:
    """Let `make` fill a new folder beside `folder`, then swap it in; gives the number of files. All or nothing."""
    with _disk(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in folder.parent.glob(f".{folder.name}-*"):
            shutil.rmtree(left, ignore_errors=True)
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
        os.chmod(aside, 0o755)
        old = aside.with_name(aside.name + "-old")
        try:
            make(aside)
            if folder.exists():
                folder.rename(old)
            try:
                aside.rename(folder)
            except BaseException:
                if old.exists():
                    old.rename(folder)
                raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
    return sum(1 for path in folder.rglob("*") if path.is_file())


def write_zip(site: Path, target: Path, name: str, extra: dict[str, str]) -> int:
    """Zip `site` below one folder `name`, with `extra` text files and `MANIFEST.sha256`; gives its size in bytes.

    The same input gives the same bytes: names sorted, one date, one mode. The manifest is in the form `sha256sum -c`
    reads, and lists every other file.
    """
    contents = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    contents |= {path: text.encode("utf-8") for path, text in extra.items()}
    manifest = "".join(f"{hashlib.sha256(contents[path]).hexdigest()}  {path}\n" for path in sorted(contents))
    contents["MANIFEST.sha256"] = manifest.encode("utf-8")
    with _disk(target), _aside(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in sorted(contents):
            entry = zipfile.ZipInfo(f"{name}/{path}", ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            bundle.writestr(entry, contents[path])
    return target.stat().st_size


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    """Turns what the disk refuses into a finding."""
    try:
        yield
    except OSError as error:
        where = error.filename or path
        message = f"it cannot be written: {error.strerror or error}."
        advice = "Check its permissions and the space on the disk; what was there before is whole."
        raise Fault(Finding("error", "cannot-write", Place(str(where)), message, advice)) from None
