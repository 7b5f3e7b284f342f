"""The only module that calls MkDocs. Should another host take its place (see host notes in CONTRIBUTING), it is here."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from zhujie.model import Fault, Finding, Place


class _Listener(logging.Handler):
    """Keeps the host's warnings, which it would only print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build_site(root: Path, docs: Path, site: Path) -> None:
    """Render `docs` into `site` with `root/mkdocs.yml`. Raises Fault when the host warns or fails: a page would be wrong."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    listener = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(listener)
    log.propagate = False
    try:
        config = load_config(str(root / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site))
        build(config)
    except MkDocsException as error:
        listener.messages.append(str(error))
    finally:
        log.removeHandler(listener)
    if listener.messages:
        place = Place("mkdocs.yml")
        advice = "Nothing was replaced; correct it and build again."
        raise Fault(*(Finding("error", "host", place, f"MkDocs says: {one}", advice) for one in listener.messages))
