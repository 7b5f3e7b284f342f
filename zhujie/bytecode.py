"""Compiled templates, kept between builds: compiling the theme takes longer than filling it in.

Each is kept with a digest of its source and compiled anew when that changed. A folder that cannot be written, or a
file in it that cannot be read, only costs time.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache


class KeptTemplates(FileSystemBytecodeCache):
    """Jinja2's cache in `templates/` below a folder, made to never stop a build, and on demand only read."""

    def __init__(self, kept: Path, keeps: bool = True) -> None:
        folder = kept / "templates"
        self._keeps = keeps
        if keeps:
            with suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Loads what was kept, or nothing."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled, where that can be written."""
        if self._keeps:
            with suppress(OSError):
                super().dump_bytecode(bucket)
