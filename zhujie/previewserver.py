"""Answers a browser on this machine with the pages of a folder, and says on each what is wrong with the edit in hand.

What it adds to a page is a plain element, a style sheet and a script, all from this server, so that it works under the
policy the page itself carries. The script waits by asking for a picture, since that policy allows no other request: it
is answered when there is something new. MkDocs's own preview server is not used: it ends with the first exception of a
build, and waits by what the policy forbids.
"""

from __future__ import annotations

import html
import mimetypes
import os
import re
import sys
import threading
import urllib.parse
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any

OWN = "/.preview/"
"""Addresses of the preview's own; no page can have one, since docs/ has no hidden files."""

PATIENCE = 25.0
"""Seconds before a waiting browser is told to ask again."""

TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}
"""Told apart here, because what a system believes about them differs."""

PIXEL = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")

SCRIPT = """\
(function () {
  var address = document.currentScript.src.replace("follow.js", "news.gif");
  function wait() {
    var asked = Date.now(), picture = new Image();
    picture.onload = function () { location.reload(); };
    picture.onerror = function () { setTimeout(wait, Date.now() - asked < 2000 ? 2000 : 0); };
    picture.src = address + "?" + asked;
  }
  // Not before: a page is not loaded while a picture it asked for is under way.
  addEventListener("load", function () { setTimeout(wait, 0); });
})();
"""

STYLE = """\
#preview-fault { position: fixed; inset: auto 0 0 0; z-index: 1000; box-sizing: border-box; max-height: 50vh;
  overflow: auto; margin: 0; padding: .8rem 1rem; border-top: 4px solid #b3261e; background: #fff4f2; color: #401410;
  font: 14px/1.5 monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
#preview-fault strong { font-family: sans-serif; }
@media print { #preview-fault { display: none; } }
"""


class PreviewServer(ThreadingTCPServer):
    """Serves one folder at a time, on this machine only."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would share the port with another program

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Answer)
        self.folder = Path()
        self.warning: tuple[str, ...] = ()
        self.news = 0
        """Counts what a reader should see anew."""
        self._told = threading.Condition()

    def show(self, folder: Path) -> None:
        """These pages from now on, with nothing wrong."""
        self._turn(folder, ())

    def warn(self, lines: list[str]) -> None:
        """The pages as they are, with these lines on each."""
        self._turn(self.folder, tuple(lines))

    def _turn(self, folder: Path, warning: tuple[str, ...]) -> None:
        with self._told:
            self.folder, self.warning = folder, warning
            self.news += 1
            self._told.notify_all()

    def wait_for_news(self, known: int) -> bool:
        """True as soon as there is more than what is known; False when nothing came."""
        with self._told:
            return self._told.wait_for(lambda: self.news != known, PATIENCE)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in the middle of an answer is nobody's fault; an answer that fails is one answer."""


class _Answer(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.0"
    error_message_format = "<!doctype html><title>%(code)d</title><h1>%(code)d %(message)s</h1>\n"
    timeout = 60

    def do_GET(self) -> None:
        """A page, a file, or why not."""
        address = self.path.partition("?")[0].partition("#")[0]
        if not _is_this_machine(self.headers.get("Host")):
            self.send_error(HTTPStatus.BAD_REQUEST)
        elif address.startswith(OWN):
            self._own(address.removeprefix(OWN))
        else:
            self._file(address)

    do_HEAD = do_GET

    def _own(self, name: str) -> None:
        number, _, what = name.partition("/")
        if what == "news.gif" and number.isdecimal():
            if self.server.wait_for_news(int(number[:9])):
                self._send(HTTPStatus.OK, "image/gif", PIXEL)
            else:
                self.send_error(HTTPStatus.NOT_FOUND)
        elif what == "follow.js":
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT.encode())
        elif what == "fault.css":
            self._send(HTTPStatus.OK, "text/css", STYLE.encode())
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _file(self, address: str) -> None:
        folder, warning, news = self.server.folder, self.server.warning, self.server.news
        file = find_file(folder, address)
        if file is None:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        status = HTTPStatus.OK
        try:
            content = file.read_bytes()
        except (OSError, ValueError):
            status, file = HTTPStatus.NOT_FOUND, folder / "404.html"
            try:
                content = file.read_bytes()
            except OSError:
                self.send_error(status)
                return
        if file.suffix == ".html":
            content = with_news(content, warning, news)
        self._send(status, type_of(file), content)

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """What is asked for is nobody's business."""


def find_file(folder: Path, address: str) -> Path | None:
    """The file below the folder that an address means, there or not; None for an address that can mean none."""
    try:
        path = urllib.parse.unquote(address, errors="strict")
    except UnicodeDecodeError:
        return None
    steps = path.replace("\\", "/").split("/")
    if not path.startswith("/") or "\0" in path or ".." in steps or len(path) > 2000:
        return None
    file = folder.joinpath(*(step for step in steps if step not in ("", ".")))
    if path.endswith("/"):
        file = file / "index.html"
    inside = os.path.join(os.path.realpath(folder), "")
    return file if os.path.realpath(file).startswith(inside) else None


def with_news(page: bytes, warning: tuple[str, ...], news: int) -> bytes:
    """The page, which follows what comes after these news, with the warning at the beginning of its body."""
    own = f"{OWN}{news}/"
    added = f'<script src="{own}follow.js"></script>'
    if warning:
        told = html.escape("\n".join(warning))
        added += (
            f'<link rel="stylesheet" href="{own}fault.css">'
            f'<pre id="preview-fault" role="alert"><strong>Not rebuilt; this is the last good page.</strong>\n{told}</pre>'
        )
    opening = re.search(rb"<body\b[^>]*>", page)
    at = opening.end() if opening else len(page)
    return page[:at] + added.encode("utf-8", "backslashreplace") + page[at:]


def type_of(file: Path) -> str:
    """The media type of a file, with the one encoding there is."""
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in TYPES.values() else kind


def _is_this_machine(host: str | None) -> bool:
    """True for the names a browser on this machine asks by. A page of another site must not read the preview."""
    return host is None or bool(re.fullmatch(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", host))
