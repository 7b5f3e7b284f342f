"""JSON as it is published: a line a record, so that a change in a report is a line in the difference."""

from __future__ import annotations

import json
import re
from typing import Any

from zhujie.markdown import script_data
from zhujie.model.characters import INVISIBLE

Json = dict[str, Any]

_HIDDEN = re.compile(f"(?!\n){INVISIBLE.pattern}")
"""Line ends are ours: inside a string the encoder has spelled them out."""


def dump(value: Any) -> str:
    """JSON as published: Chinese as Chinese, keys in the order given, a line for each record of a list.

    So a change in the text is a line in the difference; a longer record is opened once more. (`indent` would do the
    same ten times slower: it leaves the C encoder.) What nobody would see, on a terminal or in a difference, is spelled
    out, which to a program is the same text; so it may also be copied into a script element as it is.
    """
    return script_data(_HIDDEN.sub(lambda match: _spelled(match.group()), _lines(value, ""))) + "\n"


def _spelled(char: str) -> str:
    r"""`\u202e`; a character beyond the first plane as the pair JSON wants."""
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _lines(value: Any, margin: str) -> str:
    """Lists and dicts over several lines while they hold lists of records; anything smaller on one."""
    inner = margin + " "
    if isinstance(value, dict) and any(_is_long(one) for one in value.values()):
        rows = [f"{json.dumps(key, ensure_ascii=False)}: {_lines(one, inner)}" for key, one in value.items()]
        return "{\n" + ",\n".join(inner + row for row in rows) + "\n" + margin + "}"
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return "[\n" + ",\n".join(inner + _lines(one, inner) for one in value) + "\n" + margin + "]"
    return json.dumps(value, ensure_ascii=False)


def _is_long(value: Any) -> bool:
    """A list of records, or a dict that holds one."""
    if isinstance(value, list):
        return any(isinstance(one, dict) for one in value)
    return isinstance(value, dict) and any(_is_long(one) for one in value.values())
