"""The site's own style sheets and scripts, each kind joined into one file with a hash of its content in its name.

They are written as small files with one job each; a reader's browser asks once for all of them, and keeps them until
they change. Nothing is rewritten: the files stand one after the other, in the order mkdocs.yml gives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

STEM = "site"
"""First part of a joined file's name, `site.1a2b3c4d.css`."""


def join(texts: Iterable[str], suffix: str) -> tuple[str, str]:
    """Name and content of the joined file.

    Args:
        texts: contents in order. Each script keeps its names to itself, in a function that it calls.
        suffix: `.css` or `.js`.
    """
    # Strict from the first line on: a directive further down would be a mere string.
    opening = '"use strict";\n' if suffix == ".js" else ""
    content = opening + "".join(_closed(text.rstrip(), suffix) + "\n" for text in texts)
    digest = hashlib.sha256(content.encode("utf-8")).hexdigest()[:8]
    return f"{STEM}.{digest}{suffix}", content


def _closed(text: str, suffix: str) -> str:
    """A script that ends without a semicolon would call what the next one begins with."""
    return text if suffix != ".js" or text.endswith(";") else text + ";"
