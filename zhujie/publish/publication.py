"""Publishing, told from top to bottom: look, make aside, look again, swap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zhujie.owned import LIST, entries, list_text
from zhujie.publish.aside import Aside
from zhujie.publish.disk import on_disk, sync_tree
from zhujie.publish.docs import DocsChange, plan_docs, stage_docs
from zhujie.publish.outputs import Outputs, adopt_outputs, check_outputs
from zhujie.publish.together import staged, swap_in
from zhujie.publish.zipped import write_zip

MakeSite = Callable[[Path, Path], None]
"""`make(docs, site)`: fill the empty folder `site` from `docs`."""
Done = Callable[[str, str], None]
"""`done(step, what)`."""


def publish(
    outputs: Outputs, files: dict[str, str], make_site: MakeSite, extra: dict[str, str], done: Done
) -> DocsChange:
    """Give `docs/` these files, and make the site and its zip from them, with `extra` texts: all of it or none.

    Raises Fault for what is not ours, before anything is written, and for what the disk refuses. Whatever `make_site`
    raises, what was there before stays.
    """
    check_outputs(outputs, files)
    docs, site, dist = Aside.of(outputs.docs), Aside.of(outputs.site), Aside.of(outputs.dist)
    with staged(docs, site, dist):
        change = plan_docs(outputs.docs, files)
        pages = stage_docs(docs, files, change)
        done("docs", f"{len(change.written)} changed, {len(change.removed)} removed, {change.unchanged} unchanged")
        done("site", f"{_fill(site, lambda folder: make_site(pages, folder))} files")
        size = write_zip(site.new, dist.new, outputs.slug, extra)
        done("zip", f"{size / 1024:,.0f} kB")
        folders = {docs: bool(change), site: True}
        for aside in (aside for aside, new in folders.items() if new):
            with on_disk(aside.new):
                sync_tree(aside.new)
        check_outputs(outputs, files)  # a person may have put something there meanwhile
        adopt_outputs(outputs, files)
        swap_in(folders, dist, outputs.bundle.name)
    return change


def _fill(site: Aside, make: Callable[[Path], None]) -> int:
    """Make the new site, and list in it what it holds: all of that is ours. Gives the number of files."""
    with on_disk(site.target):
        site.new.mkdir()
        make(site.new)
        names = [name for name in entries(site.new) if name != LIST]
        (site.new / LIST).write_bytes(list_text(names).encode("utf-8"))
        return sum(not name.endswith("/") for name in names)
