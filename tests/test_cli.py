"""The door as a person meets it: what it prints, what it leaves on the disk, how it ends."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import PLAIN, TERM, Project, check_fault


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one made-up report."""
    return Project(tmp_path / "项目 #1")


def test_one_command_builds_pages_site_and_zip(project: Project) -> None:
    """From a text and a report.yml with nothing else: docs/, site/ and a zip, and it says where they are."""
    run = project.run()
    assert run.returncode == 0, run.stderr
    assert "site/index.html" in run.stdout and "dist/made-up.zip" in run.stdout
    site = project.files("site")
    owned = json.loads(site.pop("site/.owned.json"))  # the list build.py knows its own by is for this disk alone
    assert {f"site/{name}" for name in owned} == {*site, "site/.owned.json"}
    for page in ("index", "measures/1", "measures/2", "problems/1", "plans/2", "glossary", "text", "about", "404"):
        assert f"site/{page}.html" in site
    with zipfile.ZipFile(project.root / "dist" / "made-up.zip") as bundle:
        inside = {name.removeprefix("made-up/"): bundle.read(name) for name in bundle.namelist()}
    assert {f"site/{name}" for name in inside} - site.keys() == {"site/MANIFEST.sha256", "site/使用说明.txt"}
    assert all(inside[name.removeprefix("site/")] == content for name, content in site.items())
    manifest = inside["MANIFEST.sha256"].decode().splitlines()
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in inside.items()}
    assert manifest == [f"{sums[name]}  {name}" for name in sorted(sums) if name != "MANIFEST.sha256"]


def test_a_second_build_touches_no_file(project: Project) -> None:
    """Nothing changed: nothing is written, not even with the same bytes."""
    project.run()
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if "__pycache__" not in path.parts}
    run = project.run()
    assert "Nothing changed" in run.stdout
    after = {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if "__pycache__" not in path.parts}
    assert before == after


def test_two_clean_builds_are_the_same_bytes(project: Project, tmp_path: Path) -> None:
    """Another folder, another day: the same docs/, site/ and zip."""
    other = Project(tmp_path / "other")
    project.run()
    other.run()
    assert project.files("docs", "site", "dist") == other.files("docs", "site", "dist")


def test_check_writes_nothing_and_sees_what_is_stale(project: Project) -> None:
    """--check fails before the first build and after a change, passes in between, and never writes."""
    check_fault(project.run("--check"), "docs/index.md", "Run `python build.py`")
    assert project.files("docs", "site", "dist") == {}
    project.run()
    run = project.run("--check")
    assert run.returncode == 0, run.stderr
    (project.root / "docs" / "index.md").write_text("edited", encoding="utf-8")
    check_fault(project.run("--check"), "docs/index.md: error: it is not what the seeds and templates give today.")
    assert (project.root / "docs" / "index.md").read_text(encoding="utf-8") == "edited"


def test_strict_makes_warnings_fail(project: Project) -> None:
    """A text without numbered parts is a warning; --strict does not publish it."""
    project.write_report("某县水利局认真工作。\n全年办理案件30宗。\n")
    assert project.run("--out", "lenient").returncode == 0
    check_fault(project.run("--strict"), "warning")
    assert project.files("docs", "site", "dist") == {}


def test_a_report_in_gb18030_is_converted_and_said_so(project: Project) -> None:
    """The encoding bureaus really use works, and the pages are the same as from UTF-8."""
    project.write_report(PLAIN.encode("gb18030"))
    run = project.run()
    assert run.returncode == 0, run.stderr
    assert "GB18030" in run.stderr
    page = (project.root / "docs" / "measures" / "1.md").read_text(encoding="utf-8")
    assert "落实河湖长制巡查。" in page


FAULTS: dict[str, tuple[Callable[[Project], object], list[str]]] = {
    "missing text": (lambda p: (p.seeds / "report.txt").unlink(), ["seeds/made-up/report.txt"]),
    "empty text": (lambda p: p.write_report(""), ["seeds/made-up/report.txt", "empty"]),
    "binary text": (lambda p: p.write_report(b"%PDF-1.4\x00\x01\x02"), ["seeds/made-up/report.txt"]),
    "changed text": (
        lambda p: (p.seeds / "report.txt").write_text(PLAIN + "补。", encoding="utf-8"),
        ["seeds/made-up/report.yml:1:", "sha256"],
    ),
    "yaml that does not parse": (
        lambda p: p.write("seeds/made-up/notes.yml", "notes:\n- id: [\n"),
        ["seeds/made-up/notes.yml:"],
    ),
    "unknown key": (
        lambda p: p.write("seeds/made-up/notes.yml", "notes:\n- {id: a, kind: 口径, quote: 全年, txt: 注。}\n"),
        ["seeds/made-up/notes.yml:2:", 'unknown key "txt"', 'Did you mean "text"?'],
    ),
    "wrong type": (
        lambda p: p.write("seeds/made-up/notes.yml", "notes: 三条\n"),
        ["seeds/made-up/notes.yml:1:8: error:"],
    ),
    "quote that is not there": (
        lambda p: p.write("seeds/made-up/notes.yml", "notes:\n- {id: a, kind: 口径, quote: 没有这句话, text: 注。}\n"),
        ["seeds/made-up/notes.yml:2:", "没有这句话"],
    ),
    "relation to nowhere": (
        lambda p: p.write(
            "seeds/made-up/relations.yml",
            "relations:\n- id: a\n  kind: 回应\n  source: {at: plan-9, quote: 加强执法队伍建设}\n"
            "  target: {at: problem-1, quote: 专职人员偏少}\n  basis: 编者判断\n  reason: 因。\n",
        ),
        ["seeds/made-up/relations.yml:4:", 'no "plan-9"'],
    ),
    "term nobody uses": (
        lambda p: p.write("seeds/glossary.yml", TERM.format(id="a", form="双随机")),
        ["seeds/glossary.yml:2:", "no report uses", "keep: true"],
    ),
    "term without a source": (
        lambda p: p.write("seeds/glossary.yml", TERM.format(id="a", form="河湖长制").replace("sources:", "see:  # ")),
        ["seeds/glossary.yml:", "sources"],
    ),
    "form of two terms": (
        lambda p: p.write(
            "seeds/glossary.yml",
            TERM.format(id="a", form="河湖长制") + TERM.format(id="b", form="河湖长制").removeprefix("terms:\n"),
        ),
        ["seeds/glossary.yml:", "河湖长制"],
    ),
    "id twice": (
        lambda p: p.write(
            "seeds/glossary.yml",
            TERM.format(id="a", form="河湖长制") + TERM.format(id="a", form="一般程序").removeprefix("terms:\n"),
        ),
        ["seeds/glossary.yml:", '"a"'],
    ),
    "topic that is not there": (
        lambda p: p.write_report(PLAIN, topics=[{"quote": "没有这句", "label": "无"}]),
        ["seeds/made-up/report.yml:", "没有这句"],
    ),
    "unclassified number": (
        lambda p: p.write_report(PLAIN.replace("落实河湖长制巡查", "共查看77哒")),
        ["seeds/made-up/report.txt:4:", "77", "figures.yml"],
    ),
    "template with an unknown name": (
        lambda p: p.write("templates/pages/about.md", "# 关于\n\n{{ it.nonsense }}\n"),
        ["templates/pages/about.md:3:", "nonsense"],
    ),
    "template that does not parse": (
        lambda p: p.write("templates/pages/about.md", "# 关于\n{% if %}\n"),
        ["templates/pages/about.md:2:"],
    ),
    "template that loses a sentence": (
        lambda p: p.write("templates/pages/home.md", "# {{ it.about.title }}\n"),
        ["seeds/made-up/report.txt:1:", "nowhere in the annotated pages"],
    ),
    "link to nowhere": (
        lambda p: p.write("templates/pages/about.md", "# 关于\n\n[去](nowhere.md)\n"),
        ["docs/about.md", "nowhere.html"],
    ),
    "file in docs that is not ours": (lambda p: p.write("docs/mine.md", "我的"), ["docs/mine.md", "Move it elsewhere"]),
    "no report at all": (lambda p: (p.seeds / "report.yml").unlink(), ["seeds/made-up/report.yml"]),
}


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are those of POSIX")
@pytest.mark.parametrize(
    ("kind", "command", "words"),
    [
        ("pipe", "", "this is a pipe, not a file."),
        ("/proc/self/mem", "", "the file cannot be read"),
        ("/dev/zero", "--check", "this is a device"),
        ("pipe", "inspect seeds/made-up/report.txt", "this is a pipe"),
        ("/dev/zero", "new seeds/made-up/report.txt --slug b --organ 某局 --year 2022", "this is a device"),
    ],
)
def test_no_command_reads_what_is_no_file(project: Project, kind: str, command: str, words: str) -> None:
    """Whatever stands in the place of report.txt, beside a name that is no text: a sentence at once, no traceback."""
    text = project.seeds / "report.txt"
    text.unlink()
    if kind == "pipe":
        os.mkfifo(text)
    else:
        text.symlink_to(kind)
    Path(os.fsdecode(bytes(project.seeds) + b"/\xff")).write_text("x", encoding="utf-8")
    check_fault(project.run(*command.split()), "seeds/made-up/report.txt: error: ", words)


@pytest.mark.parametrize("name", FAULTS)
def test_bad_input_is_a_sentence_and_the_last_good_site_stays(project: Project, name: str) -> None:
    """Each fault names file and line and what to do, ends with 1, and neither site nor zip is touched."""
    spoil, said = FAULTS[name]
    project.write("site/index.html", "last good")
    project.write("dist/made-up.zip", "last good")
    before = project.files("site", "dist")
    spoil(project)
    check_fault(project.run(), *said, "Nothing was published.")
    assert project.files("site", "dist") == before


def test_all_faults_are_said_in_one_run(project: Project) -> None:
    """Three files with a fault each: three sentences."""
    project.write("seeds/made-up/notes.yml", "notes:\n- {id: a, kind: 口径, quote: 全年, txt: 注。}\n")
    project.write("seeds/made-up/relations.yml", "relation: []\n")
    project.write("seeds/glossary.yml", TERM.format(id="A!", form="河湖长制"))
    check_fault(project.run(), "notes.yml:2:", "relations.yml:1:", "glossary.yml:2:")


def test_several_reports_ask_for_one(project: Project) -> None:
    """Two reports and no --report: both are named. With it, each builds."""
    assert (
        project.run(
            "new", "seeds/made-up/report.txt", "--slug", "second", "--organ", "某局", "--year", "2022"
        ).returncode
        == 0
    )
    check_fault(project.run(), "made-up, second", "--report SLUG")
    assert project.run("--report", "second", "--out", "elsewhere").returncode == 0
    assert (project.root / "elsewhere" / "dist" / "second.zip").is_file()
    check_fault(project.run("--report", "secnd"), 'no report "secnd"')


def test_new_starts_a_report_that_builds_at_once(project: Project, tmp_path: Path) -> None:
    """`new` from a GB18030 file: verbatim characters, a report.yml that loads, empty annotation files, findings said."""
    received = tmp_path / "收到的.txt"
    received.write_bytes(PLAIN.encode("gb18030"))
    run = project.run("new", str(received), "--slug", "b", "--organ", "某县: “水利”局", "--year", "2022")
    assert run.returncode == 0, run.stderr
    assert "GB18030" in run.stdout
    assert (project.root / "seeds" / "b" / "report.txt").read_bytes() == PLAIN.encode()
    assert project.run("--report", "b").returncode == 0
    again = project.run("new", str(received), "--slug", "b", "--organ", "某局", "--year", "2022")
    check_fault(again, "seeds/b", "exists already")
    check_fault(project.run("new", str(received), "--slug", "B!", "--organ", "某局", "--year", "2022"), "a-z, 0-9")
    check_fault(project.run("new", "none.txt", "--slug", "c", "--organ", "某局", "--year", "2022"), "none.txt")
    assert not (project.root / "seeds" / "c").exists()


def test_inspect_shows_any_text_to_people_and_programs(project: Project, tmp_path: Path) -> None:
    """A readable tree, or JSON whose leaves are literal."""
    file = tmp_path / "any.txt"
    file.write_text(PLAIN, encoding="utf-8")
    tree = project.run("inspect", str(file))
    assert tree.returncode == 0 and "measure-1-1" in tree.stdout and "problem-2" in tree.stdout
    shown = json.loads(project.run("inspect", str(file), "--json").stdout)
    assert [part["kind"] for part in shown["parts"]] == ["measures", "problems", "plans"]
    for part in shown["parts"]:
        for item in part["items"]:
            for sentence in item["sentences"]:
                assert PLAIN[sentence["start"] : sentence["end"]] == sentence["text"]
    assert {figure["surface"] for figure in shown["figures"]} >= {"30宗", "12宗", "18宗", "45件"}
    check_fault(project.run("inspect", "none.txt"), "none.txt")
    assert project.files("docs", "site") == {}


def test_a_wrong_option_is_explained(project: Project) -> None:
    """Exit code 2 and the usage."""
    run = project.run("--chekc")
    assert run.returncode == 2 and "--check" in run.stderr and "Traceback" not in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
@pytest.mark.parametrize("step", ["read", "annotate", "render", "check", "docs"])
def test_ctrl_c_in_mid_build_leaves_the_last_good_site(project: Project, step: str) -> None:
    """Pressed as soon as a step is done: exit code 1 or a finished build, site and zip whole, no traceback."""
    project.run()
    project.write_report(PLAIN, display_title="另一个标题")
    command = [sys.executable, "-u", "build.py"]
    build = subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert build.stdout
    assert any(line.startswith(step) for line in build.stdout), "the step was said"
    build.send_signal(signal.SIGINT)
    _, said = build.communicate(timeout=60)
    assert "Traceback" not in said and build.returncode in (0, 1)
    assert "没有这一页" in (project.root / "site" / "404.html").read_text(encoding="utf-8")
    assert zipfile.ZipFile(project.root / "dist" / "made-up.zip").testzip() is None
    assert project.run().returncode == 0


def test_mkdocs_alone_gives_the_same_site(project: Project) -> None:
    """A plain `mkdocs build` in the checkout renders the committed docs/ to the same files."""
    project.run()
    before = project.files("site")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1577836800"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    run = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False, env=environment)
    assert run.returncode == 0, run.stderr
    assert project.files("site") == before


def test_two_builds_at_once_both_end_well(project: Project) -> None:
    """Two builds of one folder at the same time take turns; the site and the zip are whole."""
    runs = [
        subprocess.Popen(
            [sys.executable, "build.py"], cwd=project.root, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    told = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert sum("waiting for it to end" in out for out, _ in told) == 1
    assert "site/index.html" in project.files("site")


@pytest.mark.parametrize("command", ["inspect", "new"])
def test_a_link_in_a_circle_is_a_sentence(project: Project, command: str) -> None:
    """A file that is a link to itself is said like any unreadable file, and nothing is said of publishing."""
    (project.root / "a.txt").symlink_to("a.txt")
    options = ("--slug", "b", "--organ", "某局", "--year", "2020") if command == "new" else ()
    run = project.run(command, "a.txt", *options)
    check_fault(run, "a.txt: error: this link leads back to itself.")
    assert "published" not in run.stderr
    assert ("Nothing was written" in run.stderr) == (command == "new")


def test_the_list_of_commands_is_whole_sentences(project: Project) -> None:
    """`--help` cuts no description short."""
    assert "..." not in project.run("--help").stdout.split("Commands:")[1].split("Examples:")[0]
