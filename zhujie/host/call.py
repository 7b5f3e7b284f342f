"""The only module that calls MkDocs. Should another host take its place (see host notes in CONTRIBUTING), it is here.

What goes wrong over there is said in our words: where it is known, with the line of `mkdocs.yml`, of a theme file or of
a hook. An exception that is nobody's there is left alone; it is a mistake of ours and the door says so.
"""

from __future__ import annotations

import datetime
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zhujie.model import Fault, Finding, Place
from zhujie.source import read_bytes
from zhujie.templating import template_finding

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SETTINGS = "mkdocs.yml"
EPOCH = "SOURCE_DATE_EPOCH"

_ADVICE = "Nothing was replaced; correct it and build again."
_FOLLOWS = re.compile(r"Aborted with|Error (building|reading) page")
"""What the host says besides the fault itself."""


class _Listener(logging.Handler):
    """Keeps the host's warnings, which it would only print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build_site(root: Path, docs: Path, site: Path) -> None:
    """Render `docs` into `site` with `root/mkdocs.yml`.

    Raises Fault when the host warns or fails, or the hook refused a page: something would be wrong.
    """
    try:
        _build(root, docs, site)
    except Fault as fault:
        raise Fault(*dict.fromkeys([*fault.findings, *look_over(root)])) from None


def _build(root: Path, docs: Path, site: Path) -> None:
    check_epoch()
    with _speaking_our_words(root) as heard:
        from mkdocs.commands.build import build

        config = _settings(root, docs, site)
        if heard.messages:
            return
        if wrong := tuple(_wrong_files(config, root)):
            raise Fault(*wrong)
        refused: list[Finding] = []
        config.extra["refused"] = refused  # the hook puts in what its gate found
        try:
            build(config)
        finally:
            if refused:
                heard.messages.clear()  # the host would only say the same again
                raise Fault(*refused)


def look_over(root: Path) -> Iterator[Finding]:
    """What is wrong with the settings and the theme, as far as it shows before a page is rendered."""
    try:
        with _speaking_our_words(root):
            config = _settings(root, root / "seeds", root / "site")
            yield from _wrong_files(config, root)
            environment = config.theme.get_env()
    except Fault as fault:
        yield from fault.findings
        return
    theme = root / "templates" / "theme"
    for path in filter(os.path.isfile, sorted(theme.rglob("*.html"))):
        name = path.relative_to(theme).as_posix()
        try:
            environment.get_template(name)
        except Exception as error:
            wrong = template_finding(error, root / "templates", f"templates/theme/{name}")
            yield from (wrong,) if wrong else ()


def check_epoch() -> None:
    """Raises Fault for a SOURCE_DATE_EPOCH that is no time: the host reads it, although no page of ours prints a date."""
    value = os.environ.get(EPOCH, "0")
    try:
        if not re.fullmatch("[0-9]+", value):
            raise ValueError(value)
        datetime.datetime.fromtimestamp(int(value), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        message = (
            f'this variable of the environment is "{value[:40]}"; it must be a whole number of seconds since 1970.'
        )
        raise Fault(Finding("error", "environment", Place(EPOCH), message, "Correct it, or unset it.")) from None


def _settings(root: Path, docs: Path, site: Path) -> MkDocsConfig:
    """`mkdocs.yml` as the host understands it."""
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    read_bytes(root / SETTINGS, SETTINGS)
    try:
        return load_config(str(root / SETTINGS), docs_dir=str(docs), site_dir=str(site))
    except MkDocsException:
        raise
    except Exception as error:
        if wrong := _blamed(error, root):
            raise Fault(wrong) from None
        message = f"MkDocs cannot read these settings: {type(error).__name__}: {error}."
        raise Fault(Finding("error", "host", Place(SETTINGS), message, _ADVICE)) from None


def _wrong_files(config: MkDocsConfig, root: Path) -> Iterator[Finding]:
    """What the host would publish all the same: a dead link to a script or style sheet, a name no address can have."""
    for path in sorted((root / "templates" / "theme").rglob("*")):
        if not path.name.isprintable():
            place = Place(path.relative_to(root).as_posix())
            yield Finding("error", "host", place, "the name of this file is not UTF-8, or not printable.", "Rename it.")
    for key in ("extra_css", "extra_javascript"):
        for name in map(str, config[key]):
            if not any(os.path.isfile(os.path.join(folder, name)) for folder in config.theme.dirs):
                message = f'{key} names "{name}", but there is no such file in templates/theme.'
                advice = "Restore the file, or take the name out."
                yield Finding("error", "host", Place(SETTINGS, _line_of(root, name)), message, advice)


@contextmanager
def _speaking_our_words(root: Path) -> Iterator[_Listener]:
    """Whatever the host warns of or fails on becomes one Fault at the end."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.exceptions import MkDocsException

    listener, log = _Listener(), logging.getLogger("mkdocs")
    log.addHandler(listener)
    log.propagate = False
    found: list[Finding] = []
    try:
        yield listener
    except Fault as fault:
        found += fault.findings
    except MkDocsException as error:
        found.append(_said_by_host(error, root))
    except (Exception, SystemExit) as error:
        wrong = _blamed(error, root)
        if wrong is None:
            raise
        found.append(wrong)
    finally:
        log.removeHandler(listener)
    heard = [_finding(message, root) for message in listener.messages if not _FOLLOWS.match(message)]
    told = [one for one in found if not (heard and _FOLLOWS.match(one.message.removeprefix("MkDocs says: ")))]
    if heard or told:
        raise Fault(*dict.fromkeys([*heard, *told]))


def _said_by_host(error: Exception, root: Path) -> Finding:
    """The host's own exception, at the line of the YAML error behind it if there is one."""
    behind = error.__context__ or error.__cause__
    mark = getattr(behind, "problem_mark", None) or getattr(behind, "context_mark", None)
    if mark is None:
        return _finding(str(error), root)
    place = Place(SETTINGS, mark.line + 1, mark.column + 1)
    return Finding("error", "host", place, f"YAML cannot read this: {getattr(behind, 'problem', behind)}.", _ADVICE)


def _finding(message: str, root: Path) -> Finding:
    """A message of the host, at the line of the setting it names."""
    named = re.search(r"Config value '(?P<key>\w+)'(?:: Unrecognised configuration name: (?P<unknown>\S+))?", message)
    key = named and (named["unknown"] or named["key"])
    place = Place(SETTINGS, _line_of(root, f"{key}:") if key else 0)
    return Finding("error", "host", place, f"MkDocs says: {' '.join(message.split()).rstrip('.')}.", _ADVICE)


def _line_of(root: Path, words: str) -> int:
    """The first line of the settings that begins with the words or has them after a blank or dash; 0 if none has."""
    lines = read_bytes(root / SETTINGS, SETTINGS).decode("utf-8", "replace").splitlines()
    wanted = re.compile(rf"(^|[\s\[,'\"-]){re.escape(words)}")
    return next((number for number, line in enumerate(lines, 1) if wanted.search(line)), 0)


def _blamed(error: BaseException, root: Path) -> Finding | None:
    """The template or hook that an exception came from; None when it is nobody's there."""
    if wrong := template_finding(error, root / "templates"):
        return wrong
    place = _hook_place(error, root)
    if place is None and not isinstance(error, SystemExit):
        return None
    message = f"a hook or plugin of mkdocs.yml failed: {type(error).__name__}: {error}."
    return Finding("error", "host", place or Place(SETTINGS), message, "Correct it, or take it out of mkdocs.yml.")


def _hook_place(error: BaseException, root: Path) -> Place | None:
    """The innermost line of a hook or plugin of this project that took part; the package's own are not meant."""
    start, ours = os.path.join(os.path.abspath(root), ""), os.path.dirname(os.path.abspath(__file__))
    if isinstance(error, SyntaxError) and (error.filename or "").startswith(start):
        return Place((error.filename or "")[len(start) :], error.lineno or 0)
    place, trace = None, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(start) and not file.startswith((ours, os.path.join(start, ".venv"))):
            place = Place(file[len(start) :], trace.tb_lineno)
        trace = trace.tb_next
    return place
