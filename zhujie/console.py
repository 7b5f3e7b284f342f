"""What the program says to a person: lines on standard output and standard error.

A terminal may know other letters than a file's name has, and output may be closed or its disk full. The first never
stops anything: such letters are shown as escapes. The second stops the program with exit code 1, since whoever reads
the output would otherwise take half of it for the whole.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import IO

import click


class Unsaid(Exception):
    """Output that could not be written."""


def prepare() -> None:
    """Let every character be said, on any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(line: str, end: bool = True) -> None:
    """A line on standard output. Raises Unsaid where it cannot be written."""
    _write(line, sys.stdout, "standard output", end)


def tell(line: str) -> None:
    """A line on standard error. Raises Unsaid where it cannot be written."""
    _write(line, sys.stderr, "standard error", True)


def _write(line: str, stream: IO[str] | None, name: str, end: bool) -> None:
    if stream is None:  # so it is when the shell has closed it
        raise Unsaid(f"{name} is closed")
    try:
        click.echo(line, file=stream, nl=end)
    except (OSError, ValueError) as error:
        gone = isinstance(error, BrokenPipeError) or getattr(error, "errno", 0) == errno.EINVAL
        raise Unsaid(f"{name} {'was closed' if gone else f'cannot be written: {reason(error)}'}") from None


def silence_all() -> None:
    """What is still held back for a stream that cannot be written is dropped, so that nothing complains at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            _silence(stream)


def reason(error: Exception) -> str:
    """The system's words for what it refused."""
    return getattr(error, "strerror", None) or str(error)


def _silence(stream: IO[str]) -> None:
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
