"""A YAML file that cannot be read says where and why, in words of the person who wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhujie.model import Finding
from zhujie.seeds.yamlfile import parse_yaml, read_yaml


def fault(text: str) -> Finding:
    """The one finding of a broken text."""
    node, (finding,) = parse_yaml(text, "x.yml")
    assert node is None
    assert (finding.severity, finding.code) == ("error", "yaml-syntax")
    return finding


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a:\n\tb: 1", 2, 1, "a tab stands where YAML wants spaces. Replace it by spaces."),
        ("a: |\n\tx", 2, 1, "a tab stands"),
        ("a: 'x\nb: 2", 1, 4, "a quotation mark is opened here and never closed. Close it."),
        ("a: 规则: 说明", 1, 6, "a second colon followed by a space stands in this text. Put the text in quotes."),
        ("id：x\nb: 1", 2, 2, "the line above has a full-width colon. Write a half-width : and a space."),
        ("a: 1\n b: 2", 2, 3, "this key does not fit under the line above."),
        ("a: @x", 1, 4, "a text may not begin with @. Put the text in quotes."),
        ("a: `x", 1, 4, "a text may not begin with `."),
        ("a: %x", 1, 4, "a text may not begin with %."),
        ("a: *x", 1, 4, "begins with * for a reference. Put the text in quotes."),
        ("a: &甲 x", 1, 5, "begins with & or *"),
        ("a: &b x", 1, 4, "begins with & for a mark"),
        ("a: !b x", 1, 4, "begins with ! for a mark"),
        ("a: [1, 2\nb: 3", 2, 2, "a list [ or map { is not closed"),
        ("a: {b: 1 c: 2}", 1, 11, "a list [ or map { is not closed"),
        ('a: "x" y', 1, 8, "the lines do not fit together here. Check the indentation"),
        ("a: |x", 1, 5, "begins with | or > for a block on the lines below. Put the text in quotes."),
        ("a: - x", 1, 4, "the lines do not fit together here."),
        ("a: 1\u2028\u2028b: @", 3, 4, "a text may not begin with @"),
        ("- a\nb: 1", 2, 1, "the lines do not fit together"),
        ('a: "C:\\windows"', 1, 7, "a backslash in double quotes begins an escape. Use single quotes."),
        ("---\na: 1\n---\nb: 2", 3, 1, "a line --- begins a second document. Remove it."),
        ("a: 1\nb: \x07", 2, 4, "the invisible character U+0007 stands here"),
        ("江门: 一\n队伍: [" + "[" * 30, 2, 24, "nested deeper than 20 levels"),
    ],
)
def test_fault_has_place_and_sentence(text: str, line: int, column: int, words: str) -> None:
    """Every way of breaking a file people know has its place and its advice."""
    finding = fault(text)
    assert words in str(finding)
    assert (finding.place.line, finding.place.column) == (line, column)


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000])
def test_deep_nesting_ends_in_a_sentence(text: str) -> None:
    """A file of nothing but brackets is a fault like any other, not the end of the process."""
    assert "nested deeper" in fault(text).message


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n"])
def test_nothing_is_no_fault(text: str) -> None:
    """A file without entries is empty, not broken."""
    assert parse_yaml(text, "x.yml") == (None, ())


def test_places_count_characters(tmp_path: Path) -> None:
    """Columns count characters, not bytes, also behind a byte order mark and Chinese words."""
    path = tmp_path / "x.yml"
    path.write_bytes("\ufeff术语: [双随机, @]\n".encode())
    _, (finding,) = read_yaml(path, "x.yml")
    assert str(finding.place) == "x.yml:1:11"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            "organ: 公安局\n".encode("gb18030"),
            "x.yml:1:8: error: the file is not UTF-8: byte 0xB9 at offset 7 (line 1)",
        ),
        ("organ: 公安局\n".encode("utf-16"), "x.yml: error: the file is UTF-16. Save it as UTF-8."),
    ],
)
def test_other_encodings(tmp_path: Path, data: bytes, words: str) -> None:
    """Seeds are UTF-8; another encoding is named with the first byte that shows it."""
    path = tmp_path / "x.yml"
    path.write_bytes(data)
    _, (finding,) = read_yaml(path, "x.yml")
    assert str(finding).startswith(words)
