"""`serve`: follows every edit, outlives every fault, shows it on the last good page, and answers nothing it should not."""

from __future__ import annotations

import html
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.browser import NewPage
from tests.project import Project, check_fault
from zhujie.preview import rebuild
from zhujie.previewserver import PreviewServer, find_file, with_news

PATIENCE = 120
"""Seconds to wait for what must happen. Only a failing test waits so long."""


class Preview:
    """A running `serve` whose words are collected as they come."""

    def __init__(self, project: Project) -> None:
        command = [sys.executable, "-u", "build.py", "serve", "--port", "0"]
        self.process = subprocess.Popen(
            command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.said = ""
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.wait_for(lambda: "Serving http://" in self.said, "an address")
        self.address = re.findall(r"Serving (\S+)", self.said)[0]

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    def wait_for(self, happened: Callable[[], bool], what: str) -> None:
        """Until it happened."""
        until = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < until, f"{what} did not happen; it said: {self.said}"
            assert self.process.poll() is None, f"it ended; it said: {self.said}"
            time.sleep(0.05)

    def page(self, path: str = "about.html") -> str:
        """What it serves."""
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            return str(answer.read().decode())

    def end(self) -> int:
        """Ctrl-C, and the exit code; what does not end by itself is ended and fails the test."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=PATIENCE)
        finally:
            self.process.kill()
            self._listener.join(PATIENCE)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one made-up report."""
    return Project(tmp_path / "项目 #1")


@pytest.fixture
def preview(project: Project) -> Iterator[Preview]:
    """Its preview. At the end it stops at Ctrl-C with exit code 0 and has shown no traceback."""
    preview = Preview(project)
    try:
        yield preview
    finally:
        code = preview.end()
    assert code == 0 and "Traceback" not in preview.said and "Exception" not in preview.said


def test_the_preview_follows_an_edit_once(project: Project, preview: Preview) -> None:
    """An edited template is one rebuild and not a loop, for a page and for an address that leads nowhere."""
    template = project.root / "templates" / "pages" / "about.md"
    text = template.read_text(encoding="utf-8")
    for number in (1, 2):
        template.write_text(f"{text}\n<p>第{number}段</p>\n", encoding="utf-8")
        preview.wait_for(lambda n=number: f"第{n}段" in preview.page(), "a rebuild")  # type: ignore[misc]
    preview.wait_for(lambda: preview.said.count("rebuilt") == 2, "the word of it")
    with pytest.raises(urllib.error.HTTPError) as lost:
        preview.page("a/b/nowhere.html")
    with closing(lost.value):
        assert lost.value.code == 404 and "<h1" in lost.value.read().decode()


def test_no_fault_stops_the_preview(project: Project, preview: Preview) -> None:
    """Whatever is spoilt, the last good page stays with the fault on it; after the mend it is gone."""
    good = project.root / "seeds" / "made-up" / "report.txt"
    files: dict[str, tuple[bytes | None, str]] = {
        "seeds/made-up/notes.yml": (b"notes: x\n", "seeds/made-up/notes.yml:1:8: error"),
        "seeds/made-up/report.yml": (b"\xff", "report.yml:1:1: error"),
        "seeds/made-up/report.txt": (None, "report.txt: error: there is no such file"),
        "templates/pages/about.md": (b"{{ 1 // 0 }}", "about.md:1: error"),
        "templates/pages/plain.md": (b"\xff", "plain.md:1: error"),
        "templates/theme/partials/zj-nav.html": (b"{% if %}", "zj-nav.html:1: error"),
        "mkdocs.yml": (None, "mkdocs.yml: error"),
    }
    project.write("seeds/made-up/notes.yml", "notes: []\n")
    preview.wait_for(lambda: "rebuilt" in preview.said, "a rebuild")
    for name, (content, words) in files.items():
        path = project.root / name
        whole = path.read_bytes()
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        preview.wait_for(lambda w=words: w in preview.page(), f"the fault of {name} on the page")  # type: ignore[misc]
        assert "关于本站" in preview.page()
        preview.wait_for(lambda w=words: w in preview.said, f"the fault of {name} on the terminal")  # type: ignore[misc]
        path.write_bytes(whole)
        preview.wait_for(lambda: "preview-fault" not in preview.page(), f"the mend of {name}")
    assert good.is_file()


def test_the_fault_is_seen_and_goes_under_the_strictest_policy(
    project: Project, preview: Preview, new_page: NewPage
) -> None:
    """A reader's browser shows the bar without being asked, under the page's own policy, and takes it away again."""
    assert "connect-src 'none'" in html.unescape(preview.page())
    watched = new_page(preview.address)
    page = watched.open("about.html")
    assert page.locator("#preview-fault").count() == 0
    project.write("seeds/made-up/notes.yml", "notes:\n- {id: <img src=x onerror=alert(1)>}\n")
    bar = page.locator("#preview-fault")
    bar.wait_for(timeout=PATIENCE * 1000)
    assert "notes.yml:2" in bar.inner_text() and "<img src=x onerror=alert(1)>" in bar.inner_text()
    assert bar.evaluate("bar => getComputedStyle(bar).position") == "fixed"
    assert bar.evaluate("bar => bar.getBoundingClientRect().bottom === innerHeight && !bar.querySelector('img')")
    project.write("seeds/made-up/notes.yml", "notes: []\n")
    bar.wait_for(state="detached", timeout=PATIENCE * 1000)
    assert not watched.foreign and not watched.errors


def test_a_mistake_of_the_program_does_not_stop_the_preview_either(folder: Path) -> None:
    """What nobody foresaw is shown like a fault of the reader's own."""

    class Stumbling:
        def build(self) -> Path:
            """Nobody foresaw this."""
            raise KeyError("没有")

    told: list[str] = []
    with PreviewServer(0) as server:
        server.show(folder)
        rebuild(Stumbling(), server, told.append)
        assert server.folder == folder and "internal fault: KeyError: '没有'" in server.warning[0]
    assert told == [*server.warning]


def test_nothing_of_the_preview_is_in_the_site(project: Project, preview: Preview) -> None:
    """The bar and the script are added while a page is sent, never written."""
    assert "/.preview/" in preview.page()
    assert project.run().returncode == 0
    assert not [name for name, content in project.files("docs", "site").items() if b"/.preview/" in content]


def test_a_first_build_that_fails_serves_nothing(project: Project) -> None:
    """There is no last good page then: the sentence, and exit code 1."""
    project.write("templates/pages/about.md", "{{ 1 // 0 }}")
    check_fault(project.run("serve", "--port", "0"), "about.md:1: error", "Nothing is served.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of three files, with one outside that nobody must see."""
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    folder = tmp_path / "site"
    (folder / "sub").mkdir(parents=True)
    (folder / "index.html").write_text("<html><body class='a'>总览</body></html>", encoding="utf-8")
    (folder / "sub" / "中 文.html").write_text("<body>二</body>", encoding="utf-8")
    (folder / "404.html").write_text("<body><h1>没有这一页</h1></body>", encoding="utf-8")
    (folder / "out.html").symlink_to(tmp_path / "secret.html")
    return folder


@pytest.fixture
def server(folder: Path) -> Iterator[PreviewServer]:
    """A server of that site."""
    with PreviewServer(0) as server:
        server.show(folder)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(server: PreviewServer, request: bytes) -> tuple[int, str]:
    """Status and body of the answer to these bytes."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port_of(server)), timeout=PATIENCE) as line:
        line.sendall(request)
        with suppress(OSError):  # it may have answered and hung up already
            line.shutdown(socket.SHUT_WR)
        while more := line.recv(65536):
            answer += more
    status = re.search(rb"\b[1-5]\d\d\b", answer)  # the answer to what is no request has no head, only a page
    assert status, answer
    return int(status[0]), answer.partition(b"\r\n\r\n")[2].decode("utf-8", "replace")


def port_of(server: PreviewServer) -> int:
    """Where it listens."""
    return int(server.server_address[1])


def get(address: str, host: str = "localhost") -> bytes:
    """A request for an address."""
    return f"GET {address} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode("latin-1")


ADDRESSES = {
    "/": 200,
    "/index.html": 200,
    "/index.html?q=%00": 200,
    "/./sub//%E4%B8%AD%20%E6%96%87.html": 200,
    "/nowhere.html": 404,
    "/sub": 404,
    "/sub/": 404,
    "/%00": 400,
    "/index.html%00.txt": 400,
    "/%ff": 400,
    "/../secret.html": 400,
    "/../../etc/passwd": 400,
    "/%2e%2e/secret.html": 400,
    "/..%2fsecret.html": 400,
    "/..%5csecret.html": 400,
    "//etc/passwd": 404,
    "/out.html": 400,
    "secret.html": 400,
    "*": 400,
    "http://localhost/index.html": 400,
    "/" + "a" * 300: 404,
    "/" + "a" * 60_000: 400,
    "/" + "a" * 100_000: 414,
    "/" + "%61" * 20_000: 400,
    "/.preview/": 404,
    "/.preview/x/news.gif": 404,
    "/.preview/%00": 404,
}


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:40])
def test_an_odd_address_is_refused(server: PreviewServer, address: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A file of the site, or 400, 404, 414: nothing from outside, nothing on the terminal."""
    status, body = ask(server, get(address))
    assert status == ADDRESSES[address] and "secret" not in body and "root:" not in body
    assert capfd.readouterr() == ("", "")


REQUESTS = {
    "a host elsewhere": (get("/", "evil.example"), 400),
    "a broken host": (get("/", "[::"), 400),
    "a host of odd bytes": (b"GET / HTTP/1.1\r\nHost: \xff\x00\r\n\r\n", 400),
    "a host that injects": (get("/", 'localhost"><script>'), 400),
    "a host with any port": (get("/", "127.0.0.1:9"), 200),
    "no host": (b"GET / HTTP/1.0\r\n\r\n", 200),
    "no request": (b"\x16\x03\x01\x00\xa5\r\n\r\n", 400),
    "another method": (b"POST / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501),
    "a long header": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 65_536 + b"\r\n", 431),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_an_odd_request_is_refused(server: PreviewServer, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A status of its own, nothing on the terminal, and the next one is answered."""
    request, status = REQUESTS[name]
    assert ask(server, request)[0] == status
    assert ask(server, get("/"))[0] == 200
    assert capfd.readouterr() == ("", "")


def test_a_reader_who_goes_away_is_no_fault(server: PreviewServer, capfd: pytest.CaptureFixture[str]) -> None:
    """A connection closed in mid-request leaves no word, and others are answered."""
    for sent in (b"", b"GET", b"GET / HTTP/1.1\r\n"):
        with socket.create_connection(("127.0.0.1", port_of(server))) as line:
            line.sendall(sent)
    assert ask(server, get("/"))[0] == 200
    assert capfd.readouterr() == ("", "")


def test_it_listens_on_this_machine_only(server: PreviewServer) -> None:
    """No other machine can ask."""
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port_of(server)), timeout=5):
        pass
    assert server.server_address[0] == "127.0.0.1"


def test_news_reach_whoever_waits(server: PreviewServer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A waiting browser is answered when there is a new site or a warning; one who knows it all waits in vain."""
    known = server.news
    waiting = threading.Thread(target=lambda: answers.append(ask(server, get(f"/.preview/{known}/news.gif"))[0]))
    answers: list[int] = []
    waiting.start()
    server.warn(["甲: error: <b>"])
    waiting.join(PATIENCE)
    assert answers == [200]
    page = ask(server, get("/"))[1]
    assert "甲: error: &lt;b&gt;" in page and page.startswith("<html><body class='a'>")
    monkeypatch.setattr("zhujie.previewserver.PATIENCE", 0.01)
    assert ask(server, get(f"/.preview/{server.news}/news.gif"))[0] == 404
    server.show(folder)
    assert "preview-fault" not in ask(server, get("/"))[1]


def test_a_page_without_a_body_gets_the_news_at_its_end() -> None:
    """Whatever the page is, nothing of it is lost."""
    assert with_news(b"<p>1", ("a",), 3).startswith(b"<p>1<script")


def test_an_address_stays_below_the_folder(folder: Path) -> None:
    """What may be opened is below the folder, or is nothing."""
    assert find_file(folder, "/sub/") == folder / "sub" / "index.html"
    assert find_file(folder, "/out.html") is None
