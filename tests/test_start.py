"""`new` accepts what the next build accepts, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.project import PLAIN, ROOT, Project
from zhujie import cli
from zhujie.edition import compose
from zhujie.model import YEARS, Fault
from zhujie.seeds import load_seeds
from zhujie.source import MAX_BYTES
from zhujie.start import start_report

ODD = st.text(
    st.characters() | st.sampled_from("\x00\x1b\x7f\x85\u2028\u202e\u200b\ud800\\\"'{}: #\n\t 局"), max_size=12
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with one report, which no test of this file changes."""
    made = Project(tmp_path_factory.mktemp("new"))
    (made.root / "a.txt").write_text(PLAIN, encoding="utf-8")
    before = made.files("seeds")
    yield made
    assert made.files("seeds") == before


WRONG = {
    "no organ": ({"organ": ""}, "--organ: error: the organ is empty. Write it"),
    "a blank organ": ({"organ": " \u3000"}, "the organ is empty."),
    "an organ nobody sees": ({"organ": "\u200b"}, "the organ has the invisible character U+200B."),
    "an organ on two lines": ({"organ": "某局\nTY  - X"}, "the organ has a line break. Write it on one line."),
    "an organ with an escape": ({"organ": "某\x1b[31m局"}, "the organ has the invisible character U+001B."),
    "an organ with DEL": ({"organ": "某局\x7f"}, "U+007F"),
    "an organ with C1": ({"organ": "某局\x9b"}, "U+009B"),
    "an organ with a bidi mark": ({"organ": "某\u202e局"}, "U+202E"),
    "an organ in half a pair": ({"organ": "某\udcff局"}, "U+DCFF"),
    "an endless organ": ({"organ": "局" * 101}, "the organ has 101 characters; at most 100 are allowed."),
    "no slug": ({"slug": ""}, "cannot be the name of a report"),
    "a slug that looks like an option": ({"slug": "-a"}, "no - at either end"),
    "a slug that ends in a hyphen": ({"slug": "a-"}, "no - at either end"),
    "an endless slug": ({"slug": "a" * 101}, "at most 100 of them"),
    "a slug that leads away": ({"slug": "../a"}, "cannot be the name of a report"),
    "a slug with an escape": ({"slug": "a\x1b[2J"}, r'"a\x1b[2J" cannot be the name'),
    "a slug that is there": ({"slug": "made-up"}, "this folder exists already"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_a_build_would_refuse_is_refused(project: Project, name: str) -> None:
    """With a sentence, and nothing is written."""
    change, words = WRONG[name]
    slug, organ = change.get("slug", "b"), change.get("organ", "某局")
    with pytest.raises(Fault) as caught:
        start_report(project.root, project.root / "a.txt", slug, organ, 2022, lambda line: None)
    (finding,) = caught.value.findings
    assert words in str(finding) and finding.advice
    assert not (project.root / "seeds" / "b").exists()


@pytest.mark.parametrize(("year", "code"), [(1900, 2), (1948, 2), (1949, 0), (2199, 0), (2200, 2)])
def test_new_and_the_schema_know_the_same_years(tmp_path: Path, year: int, code: int) -> None:
    """What the command line takes for a year loads; what it does not take would not."""
    (tmp_path / "a.txt").write_text(PLAIN, encoding="utf-8")
    command = ["new", str(tmp_path / "a.txt"), "--slug", "b", "--organ", "某局", "--year", str(year)]
    with patch.object(cli, "ROOT", tmp_path):
        run = CliRunner().invoke(cli.main, command)
    assert run.exit_code == code
    start_report(tmp_path, tmp_path / "a.txt", "c", "某局", year, lambda line: None)
    try:
        load_seeds(tmp_path, "c")
    except Fault:
        assert code
    else:
        assert not code and load_seeds(tmp_path, "b").report.year == year


def test_a_link_to_nowhere_has_its_name_too(project: Project) -> None:
    """A name that is taken, though by a broken link, is not taken over."""
    link = project.root / "seeds" / "link"
    link.symlink_to("nowhere")
    with pytest.raises(Fault, match="this folder exists already"):
        start_report(project.root, project.root / "a.txt", "link", "某局", 2022, lambda line: None)
    link.unlink()


def test_a_text_that_grows_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    """GB18030 is shorter than the UTF-8 it is written as, and a build reads the latter."""
    (tmp_path / "a.txt").write_bytes("的和年".encode("gb18030") * (MAX_BYTES // 8))
    with pytest.raises(Fault, match="as UTF-8 the text is larger than 16 MB"):
        start_report(tmp_path, tmp_path / "a.txt", "b", "某局", 2022, lambda line: None)
    assert not (tmp_path / "seeds").exists()


@given(ODD, st.integers(*YEARS))
def test_what_new_accepts_loads(tmp_path_factory: pytest.TempPathFactory, organ: str, year: int) -> None:
    """Any organ is refused with a sentence, or comes back from report.yml as it was given."""
    root = tmp_path_factory.mktemp("any")
    (root / "a.txt").write_text(PLAIN, encoding="utf-8")
    try:
        start_report(root, root / "a.txt", "b", organ, year, lambda line: None)
    except Fault as fault:
        assert all(finding.advice for finding in fault.findings)
        assert not (root / "seeds").exists()
        return
    seeds = load_seeds(root, "b")
    assert (seeds.report.organ, seeds.report.year, seeds.findings) == (organ, year, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_report_that_was_started_builds(tmp_path: Path, encoding: str) -> None:
    """With nothing but its text, in every encoding that is read; UTF-8 is kept byte for byte."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "a.txt").write_text(PLAIN.replace("\n", "\r\n", 1), encoding=encoding, newline="")
    start_report(tmp_path, tmp_path / "a.txt", "b", "某局", 2022, lambda line: None)
    kept = (tmp_path / "seeds" / "b" / "report.txt").read_bytes()
    assert kept == (tmp_path / "a.txt").read_bytes() or encoding == "gb18030"
    assert compose(tmp_path, "b").files["index.md"]
