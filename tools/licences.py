"""Prints THIRD-PARTY.md: what the built site carries of others, and what a build stands on, with their licences.

With the path of a bill of materials (CycloneDX, JSON) it adds the licences to that instead; made from a lock, it knows
none. The second table is read from the lock and from what the installed packages say of themselves. A licence scanner was not
taken: thirty packages that all state their licence need none, and its findings would have to be read all the same.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

HEAD = """\
# What is not ours

Written by `make licences` from requirements.txt and the installed packages.

## Carried by the built site and the zip

Their notices go along as `assets/licences.txt`.

| what | where it comes from | licence |
|---|---|---|
| `assets/stylesheets/*.css` | Material for MkDocs | MIT |
| icons inside these style sheets | Material Design Icons | Apache-2.0 |
| readings of the report's characters in `assets/search-index.js` | pypinyin | MIT |
| traditional forms of the report's characters in `assets/search-index.js` | OpenCC | Apache-2.0 |

The report itself is an official document; see LICENSE.

## Imported while building, carried by nothing that is published

| package | version | licence, as the package states it |
|---|---|---|
"""


def locked(lock: Path) -> list[tuple[str, str]]:
    """Name and version of every package of a lock, in its order."""
    return re.findall(r"(?m)^([a-z0-9][a-z0-9.-]*)==([0-9][0-9a-z.]*)", lock.read_text(encoding="utf-8"))


def licence(about: PackageMetadata) -> str:
    """What a package says its licence is: the SPDX expression, else its classifiers, else the first line of the text."""
    if "License-Expression" in about:
        return about["License-Expression"]
    classified = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License :: ")]
    free = about["License"].strip().splitlines() if "License" in about else []
    return ", ".join(classified) or (free[0] if free else "not stated")


def add_licences(bill: Path) -> None:
    """Write each component's licence into a bill of materials: an SPDX expression where the package states one."""
    listed = json.loads(bill.read_text(encoding="utf-8"))
    for component in listed["components"]:
        about = metadata(component["name"])
        known = (
            {"expression": licence(about)} if "License-Expression" in about else {"license": {"name": licence(about)}}
        )
        component["licenses"] = [known]
    bill.write_text(json.dumps(listed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Print the file, or complete the bill that is named."""
    if sys.argv[1:]:
        add_licences(Path(sys.argv[1]))
        return
    rows = [
        f"| {name} | {version} | {licence(metadata(name))} |" for name, version in locked(ROOT / "requirements.txt")
    ]
    print(HEAD + "\n".join(rows))


if __name__ == "__main__":
    main()
