"""Compiled templates, kept between builds: compiling the theme takes longer than filling it in.

A kept file is used only when it is, byte for byte, what was written for the same source by the same Python and Jinja
with the same settings. Jinja's own cache asks less: it takes a file on its first bytes, and damaged bytecode ends the
interpreter without a word. Whatever is odd about the folder or a file in it only costs time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

_DIGEST = 32


class KeptTemplates(BytecodeCache):
    """Jinja2's cache in `templates/` below a folder, made to never stop a build, and on demand only read."""

    def __init__(self, kept: Path, keeps: bool = True) -> None:
        self._folder = kept / "templates"
        self._keeps = keeps

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The place of a template, under a checksum of all that its bytecode depends on."""
        return super().get_bucket(environment, name, filename, f"{_settings(environment)}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Loads what was kept, or nothing."""
        try:
            kept = self._file(bucket).read_bytes()
            if kept[:_DIGEST] == _digest(bucket, kept[_DIGEST:]):
                code = marshal.loads(kept[_DIGEST:])
                bucket.code = code if isinstance(code, CodeType) else None
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled, where that can be written; a file is there whole or not at all."""
        if not self._keeps:
            return
        code = marshal.dumps(bucket.code)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=self._folder, prefix=".new-")
        except OSError:
            return
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(bucket, code) + code)
            os.replace(aside, self._file(bucket))
        except OSError:
            Path(aside).unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / bucket.key


def _settings(environment: Environment) -> str:
    """What the compiler looks at besides the source."""
    asked = (environment.autoescape, environment.finalize, environment.undefined, *environment.extensions.values())
    names = (getattr(one, "__qualname__", "") or type(one).__qualname__ + repr(one is True) for one in asked)
    blanks = (environment.trim_blocks, environment.lstrip_blocks, environment.keep_trailing_newline)
    return repr((sys.version, jinja2.__version__, *names, *blanks))


def _digest(bucket: Bucket, code: bytes) -> bytes:
    return hashlib.sha256(bucket.checksum.encode() + code).digest()
