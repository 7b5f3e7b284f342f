"""Compiled templates that were kept are used only when they are exactly what was written; otherwise they cost time."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from jinja2.bccache import bc_magic

from zhujie.bytecode import KeptTemplates


def environment(kept: Path, **options: Any) -> Environment:
    """A fresh environment with one template, over a folder of kept ones."""
    return Environment(loader=DictLoader({"a": "{{ 6 * n }}"}), bytecode_cache=KeptTemplates(kept), **options)


def render(made: Environment) -> str:
    """What its template prints."""
    return made.get_template("a").render(n=7)


def kept_files(kept: Path) -> list[Path]:
    """What lies in the folder."""
    return sorted((kept / "templates").iterdir())


def compiled_anew(made: Environment, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a template had to be compiled to be rendered."""
    compiled: list[str] = []
    compile_ = made.compile

    def compile_and_tell(source: str, *given: Any) -> Any:
        compiled.append(source)
        return compile_(source, *given)

    monkeypatch.setattr(made, "compile", compile_and_tell)
    assert render(made) == "42"
    return bool(compiled)


def test_what_was_compiled_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second environment compiles nothing, and nothing lies beside the one file."""
    assert compiled_anew(environment(tmp_path), monkeypatch)
    assert not compiled_anew(environment(tmp_path), monkeypatch)
    assert len(kept_files(tmp_path)) == 1


@pytest.mark.parametrize("options", [{"autoescape": True}, {"trim_blocks": True}, {"finalize": str}])
def test_other_settings_are_compiled_anew(
    options: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page never comes from bytecode that was made without its escaping."""
    render(environment(tmp_path))
    assert compiled_anew(environment(tmp_path, **options), monkeypatch)


def to_folder(file: Path) -> None:
    """A folder in its place."""
    file.unlink()
    file.mkdir()


def to_circle(file: Path) -> None:
    """A link to itself in its place."""
    file.unlink()
    file.symlink_to(file.name)


SPOILT: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:40]),
    "half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "one bit": lambda file: file.write_bytes(file.read_bytes()[:-1] + bytes([file.read_bytes()[-1] ^ 1])),
    "other bytes": lambda file: file.write_bytes(b"\x00\xff" * 500),
    "as Jinja keeps it": lambda file: file.write_bytes(bc_magic + b"\x80\x02X\x01\x00\x00\x00a." + marshal.dumps(5)),
    "a pickle that ends": lambda file: file.write_bytes(bc_magic + b"\x80"),
    "a folder": to_folder,
    "a circle": to_circle,
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_is_done_without(name: str, tmp_path: Path) -> None:
    """Whatever lies there, the page is the same."""
    render(environment(tmp_path))
    (file,) = kept_files(tmp_path)
    SPOILT[name](file)
    assert render(environment(tmp_path)) == "42"


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    """A file where the folder should be, or a link in a circle."""
    (tmp_path / "templates").write_text("")
    assert render(environment(tmp_path)) == "42"
    (tmp_path / "circle").symlink_to("circle")
    assert render(environment(tmp_path / "circle")) == "42"
