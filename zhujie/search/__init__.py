"""Search: one plain data file, written at build time, that a scan in the browser answers from.

The index is built from our own records: every sentence, heading, topic, glossary entry, note and figure stands in it
once. The verbatim page, quoted relations and end lists repeat what is already there and are left out.

The interface is our own, not Material's. Material's search posts queries to a worker, which no browser starts from
`file://` without a shim, reads its index by fetch, and cannot show what we answer (numbers compared, near matches,
kinds). Ours is a combobox in the page: the index is a classic script (`window.zhujieIndex = {…}`), added to the page
when search is first used, so the same files work over http, from a folder on the disk and under `script-src 'self'`.
No segmentation: the browser scans folded text, which is exact by construction; what that costs is measured by
`tools/bench_search.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from zhujie.markdown import script_data
from zhujie.model import Annotated
from zhujie.pages.models import Page
from zhujie.search.records import index_data
from zhujie.text.scripts import readings, simplified_forms

INDEX_PATH = "assets/search-index.js"
"""Where the index lies below the site's root. `search.js` finds it beside its own folder."""


def search_index(annotated: Annotated, pages: Iterable[Page]) -> dict[str, object]:
    """The index as plain values: `records.index_data` and the tables of scripts for the characters that occur."""
    data = index_data(annotated, tuple(pages))
    texts = list(_strings(data))
    return {**data, "readings": readings(texts), "traditional": simplified_forms("".join(texts))}


def search_script(annotated: Annotated, pages: Iterable[Page]) -> str:
    """Text of `assets/search-index.js`. One line a page, so that a change in a report is a small change here."""
    data = search_index(annotated, pages)
    fields = ",\n".join(f"{json.dumps(name)}: {_lines(value)}" for name, value in data.items())
    return f"window.zhujieIndex = {{\n{fields}\n}};\n"


def _lines(value: object) -> str:
    """JSON that is JavaScript too: a list has one line an element."""
    if isinstance(value, list):
        return "[\n" + ",\n".join(_json(one) for one in value) + "\n]"
    return _json(value)


def _json(value: object) -> str:
    return script_data(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _strings(value: object) -> Iterable[str]:
    """Every string inside plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)
