"""The zip of a site: the same bytes for the same files, and known again by what only ours has."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from pathlib import Path

from zhujie.owned import LIST
from zhujie.publish.disk import on_disk, sync

ZIP_TIME = (2020, 1, 1, 0, 0, 0)
"""A fixed date for every file in the zip: the same input gives the same bytes."""
MANIFEST = "MANIFEST.sha256"


def write_zip(site: Path, target: Path, name: str, extra: dict[str, str]) -> int:
    """Zip `site` below one folder `name`, with `extra` text files and `MANIFEST.sha256`; gives its size in bytes.

    Names are sorted, with one date and one mode. The manifest is in the form `sha256sum -c` reads, and lists every
    other file.
    """
    with on_disk(target):
        found = (path for path in site.rglob("*") if path.is_file() and path != site / LIST)
        contents = {path.relative_to(site).as_posix(): path.read_bytes() for path in found}
        contents |= {path: text.encode("utf-8") for path, text in extra.items()}
        manifest = "".join(f"{hashlib.sha256(contents[path]).hexdigest()}  {path}\n" for path in sorted(contents))
        contents[MANIFEST] = manifest.encode("utf-8")
        size = target.write_bytes(_packed(contents, name))
        sync(target)
        return size


def _packed(contents: dict[str, bytes], name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in sorted(contents):
            entry = zipfile.ZipInfo(f"{name}/{path}", ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            bundle.writestr(entry, contents[path])
    return packed.getvalue()


def listed_in(bundle: Path) -> dict[str, str]:
    """Path and digest of every file in a zip of ours, by its manifest; nothing for any other file.

    Ours has one folder, one date throughout, and a manifest of exactly what it holds: whoever adds a file or packs it
    anew changes that. So a zip needs no list beside it, which would be lost when the zip is handed on.
    """
    try:
        with zipfile.ZipFile(bundle) as opened:
            inside = opened.infolist()
            top = inside[0].filename.partition("/")[0]
            lines = opened.read(f"{top}/{MANIFEST}").decode("utf-8").splitlines()
    except (OSError, zipfile.BadZipFile, zlib.error, LookupError, ValueError, RuntimeError, EOFError):
        return {}
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    whole = {one.filename for one in inside} == {f"{top}/{name}" for name in (*listed, MANIFEST)}
    return listed if whole and all(one.date_time == ZIP_TIME for one in inside) else {}
