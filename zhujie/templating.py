"""What every template of ours has in common: bounds on what it may do, and a sentence for whatever it does wrong.

Pages and theme are filled in by Jinja, and a mistake in one of them may reach us as any exception at all: a division by
zero, a recursion without end, bytes that are no UTF-8. None is foreseen by its class here (a list of classes is always
one short); what is read is where it happened, from the traceback, which Jinja rewrites to the lines of the templates.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, Undefined, UndefinedError

from zhujie.model import Finding, Place

MOST_STEPS = 1_000_000
"""Of a `range` in a template. The longest report has some hundred thousand sentences."""

MOST_CHARACTERS = 200_000_000
"""Of one page: more than ten times the largest report."""


def bound(environment: Environment) -> None:
    """A template that would run or print without end stops with an OverflowError instead of filling the memory."""
    environment.globals["range"] = _short_range
    environment.concat = _join  # type: ignore[method-assign]  # typed as the method of "" that it is by default


def tell_undefined(environment: Environment, folder: Path) -> None:
    """A template below the folder that prints a name that is not there stops with an UndefinedError.

    Others of the same environment may go on printing nothing: those of the theme we build on count on it.
    """
    start = os.path.join(os.path.abspath(folder), "")

    class Told(Undefined):
        __slots__ = ()

        def __str__(self) -> str:
            if _asking_file().startswith(start):
                raise UndefinedError(self._undefined_message)
            return ""

    environment.undefined = Told


def _asking_file() -> str:
    """The file of the code, a template's too, that wants a value as text; Jinja's own steps between are passed over."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(("jinja2.", "markupsafe")):
        frame = frame.f_back
    return frame.f_code.co_filename


def _short_range(*limits: int) -> range:
    made = range(*limits)
    if len(made) > MOST_STEPS:
        raise OverflowError(f"a range of more than {MOST_STEPS:,} steps")
    return made


def _join(pieces: Iterable[str]) -> str:
    """`"".join`, a batch at a time: what is printed is counted while it is made."""
    left, batches, count = iter(pieces), [], 0
    while batch := list(islice(left, 10_000)):
        batches.append("".join(batch))
        count += len(batches[-1])
        if count > MOST_CHARACTERS:
            raise OverflowError(f"a page of more than {MOST_CHARACTERS:,} characters")
    return "".join(batches)


def template_finding(error: BaseException, templates: Path, name: str = "") -> Finding | None:
    """What is wrong with a template, at the innermost line of ours that took part.

    Args:
        error: what was raised while a template was read or filled in.
        templates: the folder `templates/`; its files are named from there.
        name: the file to name when the error knows none. Without it, None is given for an error of something else.
    """
    place = _place(error, templates) or (Place(name) if name else None)
    if place is None:
        return None
    message, advice = _words(error)
    return Finding("error", "template", place, f"{message}.", advice)


def _place(error: BaseException, templates: Path) -> Place | None:
    """File and line of ours: that of a syntax error, of a file that cannot be read, or the innermost of the traceback."""
    if isinstance(error, TemplateSyntaxError) and (shown := _shown(error.filename or "", templates)):
        return Place(shown, error.lineno)
    if isinstance(error, OSError) and (shown := _shown(str(error.filename or ""), templates)):
        return Place(shown)
    if isinstance(error, UnicodeDecodeError) and (place := _undecodable(error, templates)):
        return place
    place, trace = None, error.__traceback__
    while trace is not None:
        if shown := _shown(trace.tb_frame.f_code.co_filename, templates):
            place = Place(shown, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _shown(file: str, templates: Path) -> str:
    """`templates/theme/main.html` for a file below the folder, else an empty string."""
    start = os.path.join(os.path.abspath(templates), "")
    return f"{templates.name}/{file[len(start) :].replace(os.sep, '/')}" if file.startswith(start) else ""


def _undecodable(error: UnicodeDecodeError, templates: Path) -> Place | None:
    """The error knows the bytes and not their file, so the file is looked for by its bytes."""
    for path in sorted(templates.rglob("*")):
        try:
            same = path.is_file() and path.read_bytes() == error.object
        except OSError:
            continue
        if same:
            line = error.object.count(b"\n", 0, error.start) + 1
            return Place(_shown(os.path.abspath(path), templates), line)
    return None


def _words(error: BaseException) -> tuple[str, str]:
    """What was found, without its full stop, and what to do."""
    match error:
        case UndefinedError():
            return str(error.message), "Use a name that the page model in zhujie/pages, or the theme, has."
        case TemplateSyntaxError():
            return f"the template cannot be read: {(error.message or '').rstrip('.')}", "Correct the template."
        case TemplateNotFound():
            return f'there is no file for the template "{error.name}"', "Restore it, or correct the name."
        case UnicodeDecodeError():
            byte = f"byte 0x{error.object[error.start]:02X} at offset {error.start}"
            return f"the file is not UTF-8: {byte} cannot be read", "Save it as UTF-8."
        case OSError():
            return f"the file cannot be read: {error.strerror or error}", "Check that it is a file and its permissions."
        case RecursionError():
            return "the template is nested too deep or comes back to itself without end", "Break the circle."
        case OverflowError() | MemoryError():
            return f"the template asks for too much: {_said(error)}", "Give its loops an end."
    return f"the template cannot be rendered: {_said(error)}", "Correct the template."


def _said(error: Any) -> str:
    """The error's own words on one line; its name where it has none or they say little by themselves."""
    said = " ".join(str(error).split())
    return (
        f"{type(error).__name__}: {said}" if said and not isinstance(error, TypeError) else said or type(error).__name__
    )
