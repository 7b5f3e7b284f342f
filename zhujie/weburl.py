"""Whether a string is a web address that every program reads alike.

Addresses of the seeds end up in links, in the head of pages, in `robots.txt` and in citations. Programs mend a doubtful
one, each in its own way (a browser drops a tab and turns `\\` into `/`), so nothing doubtful is let in. Chinese in a
host, a path or a query may stand as it is or encoded (`%E6…`, `xn--…`); spaces, quotation marks and brackets only
encoded. Rejected: a pattern for the whole, which cannot tell what is wrong with an address.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

ENCODED_ONLY = frozenset("<>\"'`\\{}|^")
"""Printable characters that no address holds as they are: each ends an attribute, a string or a link somewhere."""

HALF_ENCODED = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}")
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
PORT = re.compile(r"[0-9]{1,5}")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
"""A last label that makes browsers take the whole host for an IPv4 address."""

UNREADABLE = "its host cannot be read"
"""Of brackets without an IPv6 address in them: versions of Python differ in which of them `urlsplit` refuses."""

LONGEST_HOST = 253
HIGHEST_PORT = 65535


def fault_of(address: str) -> str:
    """What is wrong with a link's address, as the end of a sentence; nothing when it is right."""
    if not address.startswith(("http://", "https://")):
        if address.lower().startswith(("http://", "https://")):
            return f'"{address.partition(":")[0]}" must be written in small letters'
        return "it must be an address that begins with http:// or https://"
    for character in address:
        if character in ENCODED_ONLY or unicodedata.category(character)[0] in "CZ":
            encoded = "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
            return f"the character U+{ord(character):04X} may only stand encoded, as {encoded}"
    if half := HALF_ENCODED.search(address):
        return f'"{half.group()}" is not a percent sign and two hexadecimal digits'
    try:
        netloc = urlsplit(address).netloc
    except ValueError:
        return UNREADABLE
    if "@" in netloc:
        return "it must not hold a user name or password"
    host, colon, port = _split(netloc)
    if colon and not (PORT.fullmatch(port) and 1 <= int(port) <= HIGHEST_PORT):
        return f'its port is "{port}"; a port is a number from 1 to {HIGHEST_PORT}'
    return _host_fault(host)


def fault_of_site(address: str) -> str:
    """The same for an address that paths are joined to."""
    if fault := fault_of(address):
        return fault
    if "?" in address or "#" in address:
        return "the address of a site has no query and no fragment"
    segments = urlsplit(address).path.strip("/").split("/")
    if "//" in address.partition("://")[2] or any(segment in (".", "..") for segment in segments):
        return "the address of a site has no empty part and no dots between its slashes"
    return ""


def _split(netloc: str) -> tuple[str, str, str]:
    """Host, colon and port; the colons of an IPv6 address stand in brackets."""
    end = netloc.rfind("]") + 1
    host, colon, port = netloc[end:].partition(":")
    return netloc[:end] + host, colon, port


def _host_fault(host: str) -> str:
    """What is wrong with a host name or number."""
    if not host:
        return "it must be an address with a host"
    if host.startswith("["):
        number = host[1:-1] if host.endswith("]") else ""
        return "" if "%" not in number and _is_number(ipaddress.IPv6Address, number) else UNREADABLE
    if any(unicodedata.category(one)[0] not in "LMN" for one in host if one not in "-."):
        return f'"{host}" is no host name'
    if NUMBER.fullmatch(host.rpartition(".")[2]):
        return "" if _is_number(ipaddress.IPv4Address, host) else f'"{host}" is no IPv4 address'
    # Browsers compose and widen before they look a name up; a name that changes on the way is written otherwise.
    if unicodedata.normalize("NFKC", host) != host:
        return f'"{host}" is no host name; written plainly it is "{unicodedata.normalize("NFKC", host)}"'
    try:
        labels = host.encode("idna").decode("ascii")
        labels.encode("ascii").decode("idna")
    except UnicodeError:
        return f'"{host}" is no host name'
    whole = len(labels) <= LONGEST_HOST and all(LABEL.fullmatch(label) for label in labels.split("."))
    return "" if whole else f'"{host}" is no host name'


def _is_number(kind: type[ipaddress.IPv4Address | ipaddress.IPv6Address], number: str) -> bool:
    try:
        kind(number)
    except ValueError:
        return False
    return True
