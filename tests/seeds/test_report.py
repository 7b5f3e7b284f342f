"""`report.yml` gives what is known about a report, or every fault in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhujie.model import Finding, Highlight, Override, Place, ReportSeed, TopicSeed
from zhujie.seeds.report import read_report

DIGEST = "0123456789abcdef" * 4
LEAST = f"organ: 某市水务局\nyear: 2020\nsha256: {DIGEST}\n"


def read(tmp_path: Path, text: str) -> tuple[ReportSeed, tuple[Finding, ...]]:
    """The seed written in this text."""
    path = tmp_path / "report.yml"
    path.write_text(text, encoding="utf-8")
    return read_report(path, "seeds/x/report.yml", "x")


def test_least(tmp_path: Path) -> None:
    """Organ, year and digest are enough; what is not known is empty and the view sets marks at full width."""
    seed, findings = read(tmp_path, LEAST)
    assert findings == ()
    assert (seed.slug, seed.organ, seed.year, seed.sha256) == ("x", "某市水务局", 2020, DIGEST)
    assert (seed.title, seed.published, seed.tags, seed.full_width_punctuation) == ("", "", (), True)


def test_all_keys(tmp_path: Path) -> None:
    """Every key of the file has its field; empty tags are left out; topics and overrides know their line."""
    seed, findings = read(
        tmp_path,
        LEAST
        + 'title: ""\ndisplay_title: 拟题\nregion: 某市\npublished: "2021-01-29"\nsource_url: https://example.org/1\n'
        'site_url: https://example.org/\nsite_name: 注解\nfull_width_punctuation: false\ntags: {SiteName: 甲, Url: ""}\n'
        "topics:\n- {quote: 打好阻击战, label: 防控}\n"
        "overrides:\n- {quote: 二是, as: item, kind: plans, title: 二}\n- {quote: 三是, as: text}\nhighlights: [办结12宗]\n",
    )
    assert findings == ()
    assert (seed.display_title, seed.region, seed.published) == ("拟题", "某市", "2021-01-29")
    assert (seed.source_url, seed.site_url, seed.site_name) == ("https://example.org/1", "https://example.org/", "注解")
    assert (seed.full_width_punctuation, seed.tags) == (False, (("SiteName", "甲"),))
    assert seed.highlights == (Highlight("办结12宗", Place("seeds/x/report.yml", 18, 14)),)
    assert seed.topics == (TopicSeed("打好阻击战", "防控", Place("seeds/x/report.yml", 14, 3)),)
    assert seed.overrides == (
        Override("二是", "item", "plans", "二", Place("seeds/x/report.yml", 16, 3)),
        Override("三是", "text", None, "", Place("seeds/x/report.yml", 17, 3)),
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("year: 2020\nsha256: " + DIGEST, 1, 'the report has no "organ". Required keys: organ, year, sha256.'),
        ("organ: x\nsha256: " + DIGEST, 1, 'the report has no "year".'),
        ("organ: x\nyear: 2020", 1, 'the report has no "sha256".'),
        ("organ: x\nyear: 2020\nsha256: abc", 3, "64 hexadecimal digits of report.txt's SHA-256"),
        (LEAST + "published: 2021-01-29", 4, "YAML reads 2021-01-29 as a date. Put it in quotes"),
        (LEAST + 'published: "2021-02-29"', 4, "there is no such day."),
        (LEAST + "published: 今年", 4, 'it must be a date like "2021-01-29"'),
        (LEAST + "topics:\n- {quote: 打好阻击战}", 5, 'topic "打好阻击战" has no "label".'),
        (
            LEAST + "overrides:\n- {quote: 甲, as: section}",
            5,
            "it must be one of: part, item, sub-item, heading, text.",
        ),
        (LEAST + "overrides:\n- {quote: 甲, as: item, kind: plan}", 5, 'Did you mean "plans"?'),
        (LEAST + 'published: "2019-12-31"', 4, '"published" is 2019-12-31, but the report is about 2020. Correct one'),
        (LEAST + 'published: "9999-01-29"', 4, "its year must be from 1800 to 2199."),
        (LEAST.replace("2020", "1900"), 2, '"year" is 1900; it must be from 1949 to 2199.'),
        (LEAST.replace("2020", "2999"), 2, "it must be from 1949 to 2199."),
        (LEAST.replace("某市水务局", '"某局\\nTY  - X"'), 1, '"organ" has a line break.'),
        (LEAST.replace("某市水务局", "某" * 101), 1, '"organ" has 101 characters; at most 100 are allowed.'),
        (LEAST + "highlights: [甲1宗, 甲1宗]", 4, '"甲1宗" stands twice in the list'),
        (
            LEAST + "overrides:\n- {quote: 甲, as: item}\n- {quote: 甲, as: text}",
            6,
            '"甲" is already corrected at seeds/x/report.yml:5:3. Merge them',
        ),
        (LEAST + "heighlights: []", 4, 'Did you mean "highlights"?'),
    ],
)
def test_fault(tmp_path: Path, text: str, line: int, words: str) -> None:
    """Each fault has its line and its sentence."""
    _, (finding,) = read(tmp_path, text)
    assert words in str(finding)
    assert (finding.place.file, finding.place.line) == ("seeds/x/report.yml", line)


def test_a_place_may_begin_a_node_and_be_its_heading(tmp_path: Path) -> None:
    """One record says what begins there, another that its words are the heading."""
    text = LEAST + "overrides:\n- {quote: 甲, as: item}\n- {quote: 甲, as: heading}\n"
    assert read(tmp_path, text)[1] == ()


def test_digest_is_compared_in_lower_case(tmp_path: Path) -> None:
    """A digest in capitals, as some tools print it, is the same digest."""
    assert read(tmp_path, LEAST.replace(DIGEST, DIGEST.upper()))[0].sha256 == DIGEST
