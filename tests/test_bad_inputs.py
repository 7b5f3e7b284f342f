"""Whatever is wrong with an input, it is a sentence with its place and what to do; whatever is text is text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bad_inputs import CASES, Case, sound
from zhujie.edition import compose
from zhujie.model import Fault
from zhujie.model.characters import INVISIBLE


@pytest.mark.skipif(sys.platform == "win32", reason="pipes, sockets and devices are those of POSIX")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_input_is_said_with_its_place(case: Case, tmp_path: Path) -> None:
    """Nothing but a Fault, a finding at the place, advice with every error, no raw character; or an edition."""
    case.make(sound(tmp_path))
    try:
        findings = compose(tmp_path, "made-up").findings
        assert not case.where
    except Fault as fault:
        findings = fault.findings
        errors = [str(one) for one in findings if one.severity == "error"]
        assert case.where, errors
        assert any(one.startswith("seeds/made-up/" + case.where) and case.words in one for one in errors), errors
    assert case.words in "\n".join(map(str, findings))
    for one in findings:
        assert one.advice or one.severity != "error", one
        assert not INVISIBLE.search(str(one))


def test_the_cases_have_names_of_their_own() -> None:
    """A case that stands twice would count for two."""
    assert len({case.name for case in CASES}) == len(CASES) >= 150
