"""`build.py new`: the first files of a report's folder, with comments that say what to fill in."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from zhujie.figures import find_figures
from zhujie.model import Fault, Finding, Place, SourceText
from zhujie.parse import parse
from zhujie.publish import Aside, alone, on_disk, staged, sync_tree
from zhujie.seeds import valid_slug
from zhujie.seeds.report import ORGAN
from zhujie.source import MAX_BYTES, read_source

REPORT_YML = """\
# What is known about this report besides its text. Leave what is not known empty: nothing is invented.
organ: {organ}
year: {year}
# Digest of report.txt: the build stops if the text is not the one these files were written for.
sha256: {sha256}

title: ""            # the report's own title, where it is known from elsewhere than the text
display_title: ""    # your title (拟题), shown as such when the text has none
region: ""
published: ""        # "2021-01-30"
source_url: ""       # where the original stands
site_url: ""         # where this edition will stand; then it gets canonical links and a sitemap
full_width_punctuation: true

# Literal topic sentences that become sub-headings inside an item, each with a short label of yours:
# - {{quote: 坚决打好疫情防控阻击战, label: 疫情防控}}
topics: []

# Corrections of the parser; `quote` are the literal first words of the node. See CONTRIBUTING.md.
# - {{quote: 下一步, as: part, kind: plans, title: 下一步打算}}
overrides: []

# Literal words around the figures shown on the home page.
highlights: []
"""

EMPTY = {
    "relations.yml": "# Relations between problems, plans and measures, each with a literal quote at both ends; see "
    "CONTRIBUTING.md.\n# While this list is empty the site shows computed suggestions, marked 自动.\nrelations: []\n"
    "readings: []\n",
    "notes.yml": "# Notes of the editor on literal words of the report; see CONTRIBUTING.md.\nnotes: []\n",
    "terms.yml": "# Terms particular to this report; what any report may use goes into seeds/glossary.yml.\nterms: []\n",
    "figures.yml": "# Corrections of the number classifier, on literal words.\noverrides: []\n",
}


def start_report(root: Path, file: Path, slug: str, organ: str, year: int, say: Callable[[str], None]) -> None:
    """Make `seeds/<slug>/` whole or not at all. Raises Fault; a folder that exists is never touched.

    What the next build would refuse is refused here, save a number that no rule knows: that is the editor's next task.
    """
    valid_slug(slug)
    if fault := ORGAN.fault(organ):
        raise Fault(Finding("error", "bad-value", Place("--organ"), f"the organ {fault[0]}", fault[1], organ))
    source, notices = read_source(file, str(file))
    content = source.text.encode("utf-8-sig" if source.encoding == "utf-8-sig" else "utf-8")
    if len(content) > MAX_BYTES:
        message = f"as UTF-8 the text is larger than {MAX_BYTES // 1024 // 1024} MB."
        raise Fault(Finding("error", "file-unreadable", Place(str(file)), message, "Cut it to the report."))
    digest = hashlib.sha256(content).hexdigest()
    shown = SourceText(f"seeds/{slug}/report.txt", source.text, digest, source.encoding)
    report = parse(shown, None)
    _, found = find_figures(report, ())
    filled = REPORT_YML.format(organ=json.dumps(organ, ensure_ascii=False), year=year, sha256=digest)
    texts = {"report.yml": filled, **EMPTY}
    with alone(root, say):
        _write(root / "seeds", slug, {"report.txt": content} | {name: texts[name].encode("utf-8") for name in texts})
    counts = f"{len(report.parts)} parts, {sum(1 for _ in report.items())} items"
    say(f"seeds/{slug}/ is started: {len(source.text):,} characters, {counts}.")
    for finding in (*notices, *report.findings, *found):
        say(str(finding))
    say(f"Next: python build.py inspect seeds/{slug}/report.txt, edit report.yml, python build.py --report {slug}")


def _write(seeds: Path, slug: str, files: dict[str, bytes]) -> None:
    aside = Aside.of(seeds)
    folder = aside.target / slug
    if os.path.lexists(folder):
        message, advice = "this folder exists already.", "Choose another --slug, or edit it."
        raise Fault(Finding("error", "exists", Place(f"seeds/{slug}"), message, advice))
    with on_disk(folder), staged(aside):
        aside.new.mkdir()
        for name, content in files.items():
            (aside.new / name).write_bytes(content)
        sync_tree(aside.new)
        aside.target.mkdir(exist_ok=True)
        os.rename(aside.new, folder)
