"""Claims about web addresses in seeds: what every program reads alike passes, anything else is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import PLAIN, Project
from zhujie.weburl import fault_of, fault_of_site

GOOD = (
    "http://example.org",
    "https://example.org/",
    "https://example.org:1/",
    "https://example.org:65535/a",
    "https://EXAMPLE.org/A",
    "https://www.gov.example.cn/zwgk/content/post_2257.html",
    "https://example.org/a/b;c=d/e,f!g$h&i(j)*k+l:m@n~o_p-q.r",
    "https://example.org/?q=1&r=a[]&s=//x",
    "https://example.org/#a?b",
    "https://example.org?q",
    "https://localhost/",
    "https://xn--fiqs8s.xn--0zwm56d/",
    "https://例子.中国/法治/报告?词=公开#一",
    "https://example.org/%E6%B3%95%e6%b2%bb",
    "https://example.org/%B7%A8",  # GBK, as older sites write it
    "https://𠮷田.example.org/",
    "https://127.0.0.1:8000/",
    "https://[::1]/",
    "https://[2001:db8::1]:8080/a",
    "https://1.example.org/",
    "https://example.org//twice",
)
"""Addresses of links. Chinese may stand as it is or encoded."""

BAD = (
    ("ftp://example.org/", "that begins with http:// or https://"),
    ("javascript:alert(1)", "that begins with http:// or https://"),
    ("//example.org/", "that begins with http:// or https://"),
    ("HTTPS://example.org/", '"HTTPS" must be written in small letters'),
    (" https://example.org/", "that begins with http:// or https://"),
    ("https:/example.org/", "that begins with http:// or https://"),
    ("https:example.org", "that begins with http:// or https://"),
    ("https://example.org/a b", "U+0020 may only stand encoded, as %20"),
    ("https://example.org/ ", "U+0020"),
    ("https://example.org/\t", "U+0009"),
    ("https://exam\nple.org/", "U+000A"),
    ("https://example.org/\x7f", "U+007F"),
    ("https://example.org/\x85", "U+0085"),
    ("https://example.org/\u3000", "U+3000 may only stand encoded, as %E3%80%80"),
    ("https://example.org/\u2028", "U+2028"),
    ("https://example.org/\u202e", "U+202E"),
    ("https://example.org/\u2066", "U+2066"),
    ("https://example\u200b.org/", "U+200B"),
    ("https://example.org/\ufeff", "U+FEFF"),
    ("https://example.org/\ue000", "U+E000"),
    ('https://example.org/"><script>', "U+0022"),
    ("https://example.org/'", "U+0027"),
    ("https://example.org/<", "U+003C"),
    ("https://example.org/>", "U+003E"),
    ("https://example.org/`", "U+0060"),
    ("https://example.org\\@evil.example/", "U+005C"),
    ("https://example.org/{{x}}", "U+007B"),
    ("https://example.org/a|b", "U+007C"),
    ("https://example.org/a^b", "U+005E"),
    ("https://example.org/%", '"%" is not a percent sign and two hexadecimal digits'),
    ("https://example.org/%E6%9", '"%9" is not'),
    ("https://example.org/%zz", '"%zz" is not'),
    ("http://[", "its host cannot be read"),
    ("http://[::1", "its host cannot be read"),
    ("http://::1]", "its host cannot be read"),
    ("http://[1.2.3.4]/", "its host cannot be read"),
    ("http://[:::1]/", "its host cannot be read"),
    ("http://[fe80::1%25eth0]/", "its host cannot be read"),
    ("http://[::1]x/", "its host cannot be read"),
    ("http://256.1.1.1/", "no IPv4 address"),
    ("http://1.2.3/", "no IPv4 address"),
    ("http://01.2.3.4/", "no IPv4 address"),
    ("http://0x7f.1/", "no IPv4 address"),
    ("http://2130706433/", "no IPv4 address"),
    ("https://", "an address with a host"),
    ("https:///a", "an address with a host"),
    ("https://?q", "an address with a host"),
    ("https://:80/", "an address with a host"),
    ("https://user@example.org/", "not hold a user name or password"),
    ("https://user:secret@example.org/", "not hold a user name or password"),
    ("https://example.org:/", 'its port is ""'),
    ("https://example.org:0/", 'its port is "0"; a port is a number from 1 to 65535'),
    ("https://example.org:65536/", 'its port is "65536"'),
    ("https://example.org:99999999/", "its port is"),
    ("https://example.org:８０/", "its port is"),
    ("https://example.org＃a/", "its host cannot be read"),
    ("https://example.org:80a/", "its port is"),
    ("https://exa_mple.org/", "no host name"),
    ("https://-example.org/", "no host name"),
    ("https://example-.org/", "no host name"),
    ("https://example..org/", "no host name"),
    ("https://.example.org/", "no host name"),
    ("https://example.org./", "no host name"),
    ("https://example,org/", "no host name"),
    ("https://exam%70le.org/", "no host name"),
    ("https://例子。中国/", "no host name"),
    ("https://ｅxample.org/", 'written plainly it is "example.org"'),
    ("https://xn--a/", "no host name"),
    ("https://" + "a" * 64 + ".org/", "no host name"),
    ("https://" + "a." * 127 + "org/", "no host name"),
    ("https://例" + "子" * 62 + ".org/", "no host name"),
)
"""Addresses no link may have, each with words of the sentence about it."""

NO_SITE = (
    ("https://example.org/?a", "no query"),
    ("https://example.org/?", "no query"),
    ("https://example.org/#a", "and no fragment"),
    ("https://example.org/#", "and no fragment"),
    # On the page for lost addresses this path alone would be a link to another host.
    ("https://example.org//evil.example/", "no empty part"),
    ("https://example.org/a//b", "no empty part"),
    ("https://example.org/a/../b", "no dots"),
    ("https://example.org/.", "no dots"),
    ('https://x/"><script>alert(1)</script>', "U+0022"),
)


@pytest.mark.parametrize("address", GOOD)
def test_a_plain_address_passes(address: str) -> None:
    """Whatever names a host and a place on it in one way only."""
    assert fault_of(address) == ""


@pytest.mark.parametrize(("address", "words"), BAD)
def test_a_doubtful_address_is_a_sentence(address: str, words: str) -> None:
    """What programs would mend, each in its own way, is refused and named."""
    assert words in fault_of(address)
    assert fault_of_site(address) == fault_of(address)


@pytest.mark.parametrize(("address", "words"), NO_SITE)
def test_paths_are_joined_to_a_sites_address(address: str, words: str) -> None:
    """Nothing stands in it that a path could not follow, or that changes what follows."""
    assert words in fault_of_site(address)


@pytest.mark.parametrize(
    "address", ["https://example.org", "https://example.org/", "https://例子.中国/法治/", "http://h:81/a/b/"]
)
def test_a_site_has_a_plain_address(address: str) -> None:
    """With or without a path, with or without its last slash."""
    assert fault_of_site(address) == ""


@pytest.mark.parametrize(
    ("field", "address", "words"),
    [
        ("site_url", 'https://x/"><script>alert(1)</script>', "U+0022"),
        ("site_url", "http://[", "its host cannot be read"),
        ("site_url", "https://example.org/?a", "no query"),
        ("source_url", "javascript:alert(1)", "it must be an address that begins with http:// or https://"),
    ],
)
def test_a_doubtful_address_in_seeds_stops_the_build(field: str, address: str, words: str, tmp_path: Path) -> None:
    """With the place of the address and no traceback; nothing is published."""
    project = Project(tmp_path)
    project.write_report(PLAIN, **{field: address})
    run = project.run()
    assert run.returncode == 1
    assert "seeds/made-up/report.yml:1:" in run.stderr and f'"{field}" is "' in run.stderr and words in run.stderr
    assert "Traceback" not in run.stderr and not (tmp_path / "site").exists()
