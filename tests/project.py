"""A small project of its own for a test: the code of this checkout, and a made-up report in `seeds/`."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from zhujie.model import Report, ReportSeed, SourceText
from zhujie.owned import LIST, list_text
from zhujie.parse import parse

ROOT = Path(__file__).parent.parent
CODE = ("zhujie", "templates", "build.py", "mkdocs.yml", "requirements.txt")

PLAIN = """\
某县水利局2022年法治政府建设年度报告
2022年,某县水利局认真落实各项部署。现将有关情况报告如下:
一、2022年推进法治政府建设的主要举措和成效
(一)加强行政执法。全年共办理案件30宗,其中一般程序12宗,简易程序18宗。落实河湖长制巡查。
(二)优化政务服务。办理行政许可审批事项45件,同比增加12.5%。
二、存在的主要问题
执法队伍方面,专职人员偏少。政务服务方面,网上办理率不高。
三、2023年的工作计划
一是加强执法队伍建设。充实专职人员。二是提高网上办理率。完善政务服务平台。
"""
"""A report with every usual part, of no real organ."""

TERM = """\
terms:
- id: {id}
  headword: {form}
  forms: [{form}]
  pinyin: pīnyīn
  english: English
  category: policy
  definition: 释义。
  sources: [{{title: 来源, publisher: 某机关, url: "https://example.gov.cn/"}}]
  evidence: official
"""
"""A glossary of one sound entry."""


def known_facts(content: bytes) -> dict[str, object]:
    """The least a `report.yml` must say of a text."""
    return {"organ": "某县水利局", "year": 2022, "sha256": hashlib.sha256(content).hexdigest()}


def report_of(text: str, seed: ReportSeed | None = None) -> Report:
    """A parsed report of any text."""
    source = SourceText("seeds/made-up/report.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")
    return parse(source, seed)


def check_fault(run: subprocess.CompletedProcess[str], *said: str) -> None:
    """Exit code 1, every word said, no traceback."""
    assert run.returncode == 1, run.stdout + run.stderr
    assert "Traceback" not in run.stderr and "Exception ignored" not in run.stderr
    for words in said:
        assert words in run.stderr


def write_docs(docs: Path, files: dict[str, str]) -> None:
    """`docs/` as a build would leave it: the files, and the list of what is ours."""
    for name, content in {**files, LIST: list_text(files)}.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(content, encoding="utf-8", newline="\n")


class Project:
    """A folder that holds a copy of the code and one report, `made-up`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in CODE:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, root / name)
        self.seeds = root / "seeds" / "made-up"
        self.seeds.mkdir(parents=True)
        self.write_report(PLAIN)

    def write_report(self, text: str | bytes, **known: object) -> None:
        """Put `report.txt` and a `report.yml` that fits it."""
        content = text if isinstance(text, bytes) else text.encode()
        (self.seeds / "report.txt").write_bytes(content)
        fields = known_facts(content) | known
        (self.seeds / "report.yml").write_text(json.dumps(fields, ensure_ascii=False), encoding="utf-8")

    def write(self, name: str, content: str) -> None:
        """Put a file below the project's folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def read(self, name: str) -> str:
        """What stands in a file below the project's folder."""
        return (self.root / name).read_text(encoding="utf-8")

    def run(self, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        """`python build.py …` as a person runs it; options are those of `subprocess.run`."""
        command = [sys.executable, "build.py", *arguments]
        usual: dict[str, Any] = {"cwd": self.root, "capture_output": True, "text": True, "encoding": "utf-8"}
        return subprocess.run(command, **{**usual, "check": False, **options})

    def files(self, *folders: str) -> dict[str, bytes]:
        """Every file below the folders, by path, with its bytes."""
        found = [path for folder in folders for path in (self.root / folder).rglob("*") if path.is_file()]
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}
