"""A report's file is read as it is, or refused with one sentence that says what it is instead."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhujie.model import Fault, Finding, SourceText
from zhujie.model.characters import is_blank
from zhujie.source import MAX_BYTES, read_source

REPORT = (
    "2020年,某市水务局认真贯彻落实上级部署,法治政府建设取得新进展。\r\n"
    "一、主要举措和成效\n(一)依法履行职能。全年办理案件12宗,办结率100%。\n"
)


def read(tmp_path: Path, data: bytes) -> tuple[SourceText, tuple[Finding, ...]]:
    """The source of a file with these bytes."""
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    return read_source(path, "seeds/x/report.txt")


def refusal(tmp_path: Path, data: bytes) -> Finding:
    """The one finding with which a file of these bytes is refused."""
    with pytest.raises(Fault) as caught:
        read(tmp_path, data)
    (finding,) = caught.value.findings
    assert finding.severity == "error"
    assert finding.place.file == "seeds/x/report.txt"
    return finding


def test_utf8_is_read_verbatim(tmp_path: Path) -> None:
    """UTF-8 text keeps every character, line ends of both kinds included, without a remark."""
    source, findings = read(tmp_path, REPORT.encode())
    assert (source.text, source.encoding, findings) == (REPORT, "utf-8", ())
    assert source.sha256 == hashlib.sha256(REPORT.encode()).hexdigest()
    assert source.path == "seeds/x/report.txt"


def test_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    """A UTF-8 byte order mark is accepted and has no offset; the digest is of the file's own bytes."""
    data = b"\xef\xbb\xbf" + REPORT.encode()
    source, findings = read(tmp_path, data)
    assert (source.text, source.encoding, findings) == (REPORT, "utf-8-sig", ())
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
def test_gb18030_is_converted_and_said_so(tmp_path: Path, encoding: str) -> None:
    """The encodings bureaus really use give the same characters and one remark."""
    source, findings = read(tmp_path, REPORT.encode(encoding))
    assert (source.text, source.encoding) == (REPORT, "gb18030")
    assert [(f.severity, f.code) for f in findings] == [("info", "encoding-converted")]
    assert "converted to UTF-8" in findings[0].message


def test_gb18030_may_hold_what_word_leaves(tmp_path: Path) -> None:
    """A soft line break is nothing to speak of, an escape is damage; neither makes the file another encoding."""
    text = REPORT + "第一行\v第二行\x1f第三行\x1b。\x7f"
    source, findings = read(tmp_path, text.encode("gb18030"))
    assert source.text == text
    assert [f.code for f in findings] == ["encoding-converted", "text-damaged"]
    assert "3 place(s) look damaged by an earlier conversion (U+001B, U+001F, U+007F)" in findings[1].message


def test_gb18030_reads_rare_characters(tmp_path: Path) -> None:
    """A four-byte character in a name does not make the text implausible."""
    text = REPORT + "民警张\U00020089被评为先进。"
    assert read(tmp_path, text.encode("gb18030"))[0].text == text


def test_missing(tmp_path: Path) -> None:
    """A file that is not there is called missing."""
    with pytest.raises(Fault) as caught:
        read_source(tmp_path / "none.txt", "none.txt")
    assert str(caught.value) == "none.txt: error: there is no such file. Check the path."


def test_folder(tmp_path: Path) -> None:
    """A folder is called a folder."""
    with pytest.raises(Fault, match=r"x: error: this is a folder, not a file"):
        read_source(tmp_path, "x")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "no permission to read"),
        (OSError(errno.EIO, "Input/output error"), "cannot be read: Input/output error"),
    ],
)
def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str) -> None:
    """What the system refuses is a sentence, not a traceback."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise error

    (tmp_path / "report.txt").write_text("报告。", encoding="utf-8")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Fault, match=words):
        read_source(tmp_path / "report.txt", "report.txt")


@pytest.fixture
def ordinary() -> Iterator[Path]:
    """A folder with a report, as an ordinary user sees it: the superuser may read everything, so he steps down."""
    with tempfile.TemporaryDirectory() as name:
        folder, user = Path(name), os.geteuid()
        (folder / "report.txt").write_text(REPORT, encoding="utf-8", newline="")
        if user == 0:
            os.chown(folder, 65534, -1)
            os.chown(folder / "report.txt", 65534, -1)
            os.seteuid(65534)
        yield folder
        os.seteuid(user)


def made_pipe(path: Path) -> None:
    """A pipe that nobody writes into."""
    os.mkfifo(path)


def made_socket(path: Path) -> None:
    """A socket that nobody listens at."""
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def made_link_to_a_pipe(path: Path) -> None:
    """A link that looks like a file until it is followed."""
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def made_loop(path: Path) -> None:
    """Two links to each other."""
    other = path.with_name("other")
    path.symlink_to(other)
    other.symlink_to(path)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (made_pipe, "this is a pipe, not a file."),
    "link to a pipe": (made_link_to_a_pipe, "this is a pipe, not a file."),
    "socket": (made_socket, "this is a socket, not a file."),
    "device": (lambda path: path.symlink_to("/dev/zero"), "this is a device, not a file."),
    "folder": (lambda path: path.mkdir(), "this is a folder, not a file."),
    "link to nowhere": (lambda path: path.symlink_to("none"), "this is a link that leads nowhere."),
    "link loop": (made_loop, "this link leads back to itself."),
    "below a file": (lambda path: None, "there is no such file."),
    "the memory of a process": (lambda path: path.symlink_to("/proc/self/mem"), "cannot be read"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="these kinds of file are those of POSIX")
@pytest.mark.parametrize("kind", UNREADABLE)
def test_only_a_regular_file_is_read(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A pipe without a writer, a socket, a device, a broken or looping link: one sentence at once, never a wait."""
    make, words = UNREADABLE[kind]
    with tempfile.TemporaryDirectory() as short:  # the path of a socket may have 107 bytes
        path = Path(short, "report.txt")
        make(path)
        with pytest.raises(Fault) as caught:
            read_source(path, "report.txt")
    (finding,) = caught.value.findings
    assert words in finding.message and finding.advice


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with a name there")
def test_a_pipe_that_took_the_file_s_place_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the opening a file may become a pipe: opened without waiting, and refused."""
    path = tmp_path / "report.txt"
    path.write_text("报告。", encoding="utf-8")
    regular = os.stat(path)
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(os, "stat", lambda *_, **__: regular)
    with pytest.raises(Fault, match="this is a pipe"):
        read_source(path, "report.txt")


@pytest.mark.parametrize("change", [lambda text: text + "补。", lambda text: text[:3], lambda text: ""])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]
) -> None:
    """Grown or cut between the first and the last look: half of one text and half of another is no report."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    looked = os.fstat

    def look(file: int) -> os.stat_result:
        status = looked(file)
        path.write_text(change(REPORT), encoding="utf-8")
        return status

    monkeypatch.setattr(os, "fstat", look)
    with pytest.raises(Fault, match="the file changed while it was read"):
        read_source(path, "report.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of POSIX")
def test_a_file_without_permission_is_a_sentence(ordinary: Path) -> None:
    """What an ordinary user may not read is said; what he may is read."""
    path = ordinary / "report.txt"
    assert read_source(path, "report.txt")[0].text == REPORT
    path.chmod(0)
    with pytest.raises(Fault, match="no permission to read this file"):
        read_source(path, "report.txt")


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b" \r\n\t\n", "\ufeff".encode(), "\u3000\n\u3000".encode(), b"\xa1\xa1\n"),
        *(b"\x0b\x0c", b"\x1b\x1b\n", "\u200b\n\u202e".encode(), "\ufffe".encode()),
    ],
)
def test_empty(tmp_path: Path, data: bytes) -> None:
    """Nothing but blanks, of any kind and encoding, and characters nobody sees is no report."""
    assert refusal(tmp_path, data).code == "source-empty"


def test_binary_names_the_first_nul(tmp_path: Path) -> None:
    """A NUL byte makes a file binary; its offset and line are told."""
    finding = refusal(tmp_path, b"one\ntwo\x00three")
    assert (finding.code, finding.place.line) == ("source-binary", 2)
    assert "NUL byte at offset 7 (line 2)" in finding.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.4 \n", "a PDF"),
        (b"PK\x03\x04\x14\x00", "Word document (.docx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word document"),
        (b"{\\rtf1 a}", "an RTF document"),
    ],
)
def test_known_formats_are_named(tmp_path: Path, data: bytes, words: str) -> None:
    """The files people have instead of a text file are called by their names."""
    finding = refusal(tmp_path, data)
    assert finding.code == "source-binary"
    assert words in finding.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_named(tmp_path: Path, encoding: str) -> None:
    """Notepad's "Unicode" is refused by its name, with or without a byte order mark."""
    finding = refusal(tmp_path, REPORT.encode(encoding))
    assert finding.code == "source-encoding"
    assert f"the file is UTF-{'32' if '32' in encoding else '16'}" in finding.message
    assert "UTF-8" in finding.advice


def test_damaged_utf8_names_the_byte(tmp_path: Path) -> None:
    """One broken byte in UTF-8 text is found at its own offset and line, not taken for GB18030."""
    data = REPORT.encode()
    at = data.index("依法".encode())
    finding = refusal(tmp_path, data[: at + 1] + data[at + 2 :])
    assert (finding.place.line, finding.place.column) == (3, 4)
    assert f"neither UTF-8 nor GB18030: byte 0xE4 at offset {at} (line 3)" in finding.message


def test_truncated_utf8_names_the_byte(tmp_path: Path) -> None:
    """A file cut inside its last character says so at that character."""
    data = "第一行。\n第二".encode()[:-1]
    finding = refusal(tmp_path, data)
    assert finding.place.line == 2
    assert "at offset 16 (line 2)" in finding.message


def test_damaged_after_byte_order_mark(tmp_path: Path) -> None:
    """A file that announces UTF-8 is never tried as GB18030."""
    finding = refusal(tmp_path, b"\xef\xbb\xbf" + "水务\n".encode() + b"\xd6\xd0\xb9\xfa")
    assert "begins as UTF-8 but is damaged" in finding.message
    assert "at offset 10 (line 2)" in finding.message


def test_damaged_gb18030_names_the_byte(tmp_path: Path) -> None:
    """A byte that GB18030 cannot have is found at its own offset and line."""
    data = b"\xcb\xae" + REPORT.encode("gb18030") + b"\xff"  # 水, which is by chance valid UTF-8 as well
    finding = refusal(tmp_path, data)
    assert finding.place.line == 4
    assert f"byte 0xFF at offset {len(data) - 1} (line 4)" in finding.message


@pytest.mark.parametrize(
    "data",
    [
        "臺北市政府推動法治建設，辦理各項業務，成效卓著。".encode("big5"),
        "naïve café, déjà vu".encode("latin-1"),
        "Straße größer".encode("latin-1"),
        "Отчёт о работе за год".encode("cp1251"),
        bytes(range(128, 255)) * 3,
    ],
)
def test_other_encodings_are_not_taken_for_chinese(tmp_path: Path, data: bytes) -> None:
    """Bytes that GB18030 could decode into rare characters are refused, not shown as nonsense."""
    assert "neither UTF-8 nor GB18030" in refusal(tmp_path, data).message


@pytest.mark.parametrize("trace", ["\ufffd", "锟斤拷", "\x07"])
def test_traces_of_damage_are_remarked(tmp_path: Path, trace: str) -> None:
    """Text damaged before it came here is kept as it is, with a warning at the first place."""
    source, (finding,) = read(tmp_path, f"第一行。\n办结{trace}率。".encode())
    assert trace in source.text
    assert (finding.severity, finding.code) == ("warning", "text-damaged")
    assert (finding.place.line, finding.place.column, finding.quote) == (2, 3, trace)


@pytest.mark.parametrize(("char", "turns"), [("\u200b", False), ("\u202e", True), ("\U000e0041", False)])
def test_what_nobody_sees_is_remarked(tmp_path: Path, char: str, turns: bool) -> None:
    """Characters without width are kept and said with their number and place; so is what turns the direction."""
    source, (finding,) = read(tmp_path, f"第一行。\n办结{char}率。{char}".encode())
    assert source.text.count(char) == 2
    assert (finding.severity, finding.code) == ("warning", "text-invisible")
    assert (finding.place.line, finding.place.column, finding.quote) == (2, 3, char)
    assert f"2 character(s) cannot be seen{' and turn' if turns else ' ('}" in finding.message
    assert f"U+{ord(char):04X}" in finding.message


@pytest.mark.parametrize("char", ["\v", "\f", "\t", "\u2028", "\u2029", "\ufe0f", "\U000e0101", "\u00a0"])
def test_line_breaks_and_forms_of_a_letter_are_no_damage(tmp_path: Path, char: str) -> None:
    """Word's soft line break, its page break, a separator of lines and the selected form of a rare Han are text."""
    assert read(tmp_path, f"第一行。{char}第二行。".encode())[1] == ()


def test_too_large(tmp_path: Path) -> None:
    """What is too large to be a report is refused before it is decoded."""
    assert "larger than 16 MB" in refusal(tmp_path, b"a" * (MAX_BYTES + 1)).message


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Any UTF-8 text that is not blank comes back character for character, unless it looks like another format."""
    path = tmp_path_factory.mktemp("any") / "report.txt"
    path.write_bytes(b"2020" + text.encode())
    assert read_source(path, "x")[0].text == "2020" + text


@given(st.binary())
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """No bytes lead to anything but a text or a Fault."""
    path = tmp_path_factory.mktemp("any") / "report.txt"
    path.write_bytes(data)
    try:
        source, findings = read_source(path, "x")
    except Fault as fault:
        assert all(finding.advice for finding in fault.findings)
        return
    assert not is_blank(source.text)
    assert not any(finding.severity == "error" for finding in findings)


@pytest.mark.parametrize(("text", "marked"), [("## 一、主要工作\n", True), ("#1楼\n# 110 #\n", False)])
def test_markdown_headings_are_remarked(tmp_path: Path, text: str, marked: bool) -> None:
    """Headings set with # are kept as text, and the reader of the findings learns why they open no part."""
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    source, findings = read_source(path, "report.txt")
    assert source.text == text
    assert [finding.code for finding in findings] == (["text-markup"] if marked else [])
