"""Claims about readings of characters: what is kept as a list is what the dictionary says."""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, lazy_pinyin

from tools.polyphones import table
from zhujie.text import scripts


def test_the_list_of_polyphones_is_the_dictionarys() -> None:
    """Otherwise: `python -m tools.polyphones > zhujie/text/polyphones.txt`."""
    assert Path(scripts.__file__).with_name("polyphones.txt").read_text(encoding="utf-8") == table()


def test_a_character_is_found_by_its_reading_here_and_by_its_usual_ones() -> None:
    """长 in 局长 is read zhang, and whoever types chang finds it too."""
    found = scripts.readings(["局长行政重大"])
    for syllable, character in (("zhang", "长"), ("chang", "长"), ("xing", "行"), ("hang", "行"), ("zhong", "重")):
        assert character in found[syllable]


def test_phrases_are_read_as_pypinyin_reads_them() -> None:
    """Its data are read without its code; the readings are the same."""
    text = "行政复议机关重新调查处理执法人员参差不齐的情况"
    found = scripts.readings([text])
    for character, syllable in zip(text, lazy_pinyin(text, style=Style.NORMAL, v_to_u=False), strict=True):
        assert character in found[syllable]
