"""What is kept between builds changes how long they take and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import ROOT
from zhujie.edition import compose
from zhujie.memo import Memo, question_of
from zhujie.seeds import list_slugs


def test_an_answer_is_made_once_and_kept(tmp_path: Path) -> None:
    """The same question, in this build or the next, is not worked out again; another one is."""
    made: list[int] = []

    def make() -> list[int]:
        made.append(1)
        return [len(made)]

    memo = Memo(tmp_path / "kept.json")
    assert memo("a", make) == [1] and memo("b", make) == [2]
    memo.save()
    again = Memo(tmp_path / "kept.json")
    assert again("a", make) == [1] and len(made) == 2


def test_what_is_asked_no_more_is_forgotten(tmp_path: Path) -> None:
    """The file holds the questions of the last build only."""
    memo = Memo(tmp_path / "kept.json")
    memo("old", lambda: 1)
    memo.save()
    memo = Memo(tmp_path / "kept.json")
    memo("new", lambda: 2)
    memo.save()
    assert "old" not in (tmp_path / "kept.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"a":', '{"a": 4}', "x\n{}", '\n{"a": 4}', "[" * 200_000, "\ud800"]
)
def test_a_spoilt_file_is_done_without(tmp_path: Path, content: str) -> None:
    """It costs time and nothing else."""
    (tmp_path / "kept.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    assert Memo(tmp_path / "kept.json")("a", lambda: 3) == 3


def test_an_answer_that_was_changed_is_not_believed(tmp_path: Path) -> None:
    """An answer of another kind would be an exception somewhere far away."""
    memo = Memo(tmp_path / "kept.json")
    memo("a", lambda: ["eins"])
    memo.save()
    kept = (tmp_path / "kept.json").read_text(encoding="utf-8")
    (tmp_path / "kept.json").write_text(kept.replace('["eins"]', "5"), encoding="utf-8")
    assert Memo(tmp_path / "kept.json")("a", lambda: ["zwei"]) == ["zwei"]


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "kept").write_text("")
    memo = Memo(tmp_path / "kept" / "memo.json")
    assert memo("a", lambda: 3) == 3
    memo.save()


def test_a_question_names_all_it_depends_on() -> None:
    """Another text, another order or another kind of value is another question."""
    questions = [("a", "b"), ("b", "a"), ("ab",), ("a", ("b",)), ("a", 1), ("a", "1")]
    assert len({question_of(*parts) for parts in questions}) == len(questions)


def test_an_edition_is_the_same_with_and_without(tmp_path: Path) -> None:
    """Nothing kept, kept for the first time, taken from what was kept: the same files."""
    slug = list_slugs(ROOT)[0]
    fresh, first, second = (compose(ROOT, slug, kept=kept).files for kept in (None, tmp_path, tmp_path))
    assert fresh == first == second
    assert any(tmp_path.iterdir())
