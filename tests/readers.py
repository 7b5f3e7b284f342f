"""Programs that know Markdown and nothing of us."""

from __future__ import annotations

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

GITHUB = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
"""With the anchors that GitHub's viewer lets through, and with footnotes."""


def commonmark(page: str) -> str:
    """The reference of the format, in Python."""
    return str(MarkdownIt("commonmark").render(page))


def github(page: str) -> str:
    """GitHub's own renderer: tables and footnotes."""
    return str(cmarkgfm.markdown_to_html_with_extensions(page, GITHUB, ["table", "strikethrough"]))
