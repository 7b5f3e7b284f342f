"""Reads a report's file: bytes in, the characters exactly as received out.

A bureau's file is UTF-8, UTF-8 with a byte order mark, or GB18030 (which covers GBK and GB2312). The encoding is never
guessed by statistics over many candidates: UTF-8 is tried first because Chinese text in another encoding is
practically never valid UTF-8; GB18030 is tried second and must then look like Chinese, because it accepts almost any
bytes. Line ends and spaces are kept as they are. What cannot be read is refused with one sentence and its place.
"""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import re
import stat
from pathlib import Path

from zhujie.model import Fault, Finding, Place, SourceText
from zhujie.model.characters import BIDI, INVISIBLE, code_points, is_blank

MAX_BYTES = 16 * 1024 * 1024
"""A report has some 10 to 100 kB. The limit keeps a film from filling the memory."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_OPEN_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Should a pipe take the file's place after it was looked at, opening it does not wait for a writer."""

_OTHER_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document (.docx), spreadsheet or zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc) or WPS file"),
    (b"{\\rtf", "an RTF document"),
)
_WIDE_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF8 = "Save it again as UTF-8."
_BOM = "\ufeff"

_NEVER_TYPED = re.compile("[\x00\x80-\x9f\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""C1, private-use and non-characters: in GB18030 text they mean that another encoding was misread.

C0 without NUL and DEL are the same bytes in every encoding, and Word leaves some.
"""
_DAMAGED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]|锟斤拷")
"""What a lossy conversion leaves behind in a file that is valid by itself."""
_BREAKS = "\t\n\r\v\f\u2028\u2029"
_UNSEEN = re.compile(f"(?![{_BREAKS}]|{_DAMAGED.pattern}){INVISIBLE.pattern}")
"""Letters without width and marks of direction, which a web page or a chat leaves in what is copied from it."""
_TURNING = re.compile(f"[{BIDI}]")
_MARKUP = re.compile(r"^[ \t\u3000]*#{1,6}[ \t]+(?=.*[\u3400-\u9fff])", re.MULTILINE)
"""Headings as Markdown sets them."""
_HAN = re.compile("[\u3400-\u9fff]")
_EVERYDAY = re.compile("[，。、：；“”的年和工作]")


def read_source(path: Path, shown: str) -> tuple[SourceText, tuple[Finding, ...]]:
    """The text of the report at `path`, called `shown` in messages, and what should be known about it.

    Findings: `encoding-converted` (info) for GB18030, `text-damaged` (warning) for traces of an earlier conversion,
    `text-invisible` (warning) for characters without width, `text-markup` (warning) for Markdown headings.
    Raises Fault when the file is missing, not a file, unreadable, too large, empty, binary or in another encoding.
    """
    data = read_bytes(path, shown)
    if not data.strip():
        raise _fault(shown, "source-empty", "the file is empty.", "Put the text of the report into it.")
    _refuse_other_formats(data, shown)
    text, encoding = _decode(data, shown)
    if is_blank(text):
        message = "the file holds only blanks and invisible characters."
        raise _fault(shown, "source-empty", message, "Put the text of the report into it.")
    source = SourceText(path=shown, text=text, sha256=hashlib.sha256(data).hexdigest(), encoding=encoding)
    return source, tuple(_remarks(source))


def read_bytes(path: Path, shown: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file. Raises Fault with the code `file-missing` or `file-unreadable`, never an OSError.

    Only a regular file is read, and looked at before it is opened: opening a pipe waits for its writer, opening a
    device may do something. What was opened is looked at once more, before and after it is read.
    """
    try:
        _refuse_other_kinds(os.stat(path), shown)
        with os.fdopen(os.open(path, _OPEN_AT_ONCE), "rb") as file:
            before = os.fstat(file.fileno())
            _refuse_other_kinds(before, shown)
            data = file.read(most + 1)
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as error:
        raise _unreadable(path, shown, error) from None
    if len(data) > most:
        message = f"the file is larger than {most // 1024 // 1024} MB and cannot be a text of this kind."
        raise _fault(shown, "file-unreadable", message, "Check the path.")
    if _stamp(before) != _stamp(after) or after.st_size not in (0, len(data)):
        message = "the file changed while it was read."
        raise _fault(shown, "file-unreadable", message, "Wait until it is written, then try again.")
    return data


def _refuse_other_kinds(status: os.stat_result, shown: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(status.st_mode)), "something else")
        raise _fault(shown, "file-unreadable", f"this is {kind}, not a file.", "Name a text file.")


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _unreadable(path: Path, shown: str, error: OSError | ValueError) -> Fault:
    """Why the system refused, and what to do."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        message = "this is a link that leads nowhere." if path.is_symlink() else "there is no such file."
        return _fault(shown, "file-missing", message, "Check the path.")
    if isinstance(error, PermissionError):
        return _fault(shown, "file-unreadable", "no permission to read this file.", "Change its permissions.")
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return _fault(shown, "file-unreadable", "this link leads back to itself.", "Put the file in its place.")
    reason = getattr(error, "strerror", None) or str(error)
    return _fault(shown, "file-unreadable", f"the file cannot be read: {reason}.", "Check the path and the disk.")


def undecodable(shown: str, data: bytes, error: UnicodeDecodeError, message: str, advice: str) -> Fault:
    """A fault at the byte where decoding stopped: line, column in characters, and the byte's offset from 0."""
    before = data[: error.start]
    column = len(before[before.rfind(b"\n") + 1 :].decode(error.encoding, "replace")) + 1
    place = Place(shown, before.count(b"\n") + 1, column)
    byte = f"byte 0x{data[error.start]:02X} at offset {error.start} (line {place.line})"
    return Fault(Finding("error", "source-encoding", place, f"{message}: {byte} cannot be read.", advice))


def wide_encoding(data: bytes) -> str:
    """`UTF-16` or `UTF-32` when the bytes begin with its byte order mark or are plain Chinese in it, else ``."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    if b"\x00" in data and len(data) % 2 == 0:
        for encoding in ("utf-16-le", "utf-16-be"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not _NEVER_TYPED.search(text) and 2 * len(_HAN.findall(text)) > len(text):
                return "UTF-16"
    return ""


def _decode(data: bytes, shown: str) -> tuple[str, str]:
    """Characters without a byte order mark, and the name of the encoding."""
    try:
        text = data.decode("utf-8")
        return text.removeprefix(_BOM), "utf-8-sig" if text.startswith(_BOM) else "utf-8"
    except UnicodeDecodeError as error:
        first = error
    if data.startswith(codecs.BOM_UTF8):
        message = "the file begins as UTF-8 but is damaged"
        raise undecodable(shown, data, first, message, "Restore the original file, or save it again as UTF-8.")
    try:
        text = data.decode("gb18030").removeprefix(_BOM)
        if _is_plausible_chinese(text) or not text.strip():
            return text, "gb18030"
    except UnicodeDecodeError as error:
        if not _HAN.search(data[: first.start].decode("utf-8")):
            first = error
    message = "the file is neither UTF-8 nor GB18030"
    raise undecodable(shown, data, first, message, "Open it in its own program and save it as UTF-8.")


def _is_plausible_chinese(text: str) -> bool:
    """True when GB18030 decoding gave Chinese: everyday Han, no private-use or control characters.

    Misread UTF-8, Big5 or Latin-1 also decodes, but into rare Han: the 3755 characters of GB2312's first level make up
    nearly all of any real Chinese text and a small part of a misread one. A longer text has everyday words and marks.
    """
    if _NEVER_TYPED.search(text):
        return False
    han = _HAN.findall(text)
    common = sum(map(_is_first_level, han))
    return bool(han) and common >= 0.8 * len(han) and (len(han) < 30 or bool(_EVERYDAY.search(text)))


def _is_first_level(char: str) -> bool:
    """True for the Han of GB2312's first level, rows 16 to 55, which are ordered by frequency of use."""
    code = char.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def _refuse_other_formats(data: bytes, shown: str) -> None:
    for magic, name in _OTHER_FORMATS:
        if data.startswith(magic):
            advice = "Copy its text into a plain text file saved as UTF-8."
            raise _fault(shown, "source-binary", f"this is {name}, not a plain text file.", advice)
    if name := wide_encoding(data):
        raise _fault(shown, "source-encoding", f"the file is {name}; only UTF-8 and GB18030 are read.", _SAVE_AS_UTF8)
    offset = data.find(b"\x00")
    if offset >= 0:
        line = data.count(b"\n", 0, offset) + 1
        message = f"this is a binary file, not a text: it has a NUL byte at offset {offset} (line {line})."
        raise Fault(Finding("error", "source-binary", Place(shown, line), message, "Name the report's text file."))


def _remarks(source: SourceText) -> list[Finding]:
    """What should be known about a text that could be read."""
    found: list[Finding] = []
    if source.encoding == "gb18030":
        message = "the file is in GB18030; it was converted to UTF-8 for reading, the file itself is unchanged."
        found.append(Finding("info", "encoding-converted", Place(source.path), message))
    if damage := _first(_DAMAGED, source.text):
        first, count, names = damage
        message = f"{count} place(s) look damaged by an earlier conversion ({names}); the first is here."
        advice = "Compare with the original; the text is kept as it is."
        found.append(_remark(source, "text-damaged", first, message, advice))
    if unseen := _first(_UNSEEN, source.text):
        first, count, names = unseen
        turn = " and turn the direction of the text" if _TURNING.search(source.text) else ""
        message = f"{count} character(s) cannot be seen{turn} ({names}); the first is here."
        advice = "Compare with the original; the text is kept as it is, and a quotation must hold them too."
        found.append(_remark(source, "text-invisible", first, message, advice))
    if markup := _MARKUP.search(source.text):
        message = (
            "lines begin with the # of Markdown; here every character is the report's own, so they are read as text."
        )
        advice = (
            "If they were headings, save the report as plain text: the numbers 一、 and （一） then tell its parts."
        )
        found.append(_remark(source, "text-markup", markup, message, advice))
    return found


def _first(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], int, str] | None:
    """The first hit, how many there are, and the names of their characters."""
    first, count, seen = None, 0, set[str]()
    for hit in pattern.finditer(text):
        first, count = first or hit, count + 1
        seen.update(hit.group())
    return (first, count, code_points("".join(seen))) if first else None


def _remark(source: SourceText, code: str, hit: re.Match[str], message: str, advice: str) -> Finding:
    """A warning at the first of its places."""
    return Finding("warning", code, source.place(hit.start()), message, advice, hit.group())


def _fault(shown: str, code: str, message: str, advice: str) -> Fault:
    return Fault(Finding("error", code, Place(shown), message, advice))
