"""Finds the Chromium and the Chinese font that the browser tests need, and installs them where that can be done.

`python -m tools.get_browser` leaves the machine with both, or says in one sentence what to install and exits with 1.
Any browser of the Chromium family will do, so one that is already installed is used before anything is fetched; the
tests ask `find_browser` too and therefore use the very same one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "microsoft-edge", "msedge", "chrome")
"""What the family is called on PATH, in the order we try it."""

MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_APPS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")

NO_BROWSER = (
    "The browser tests need Chromium, Chrome or Edge and found none that starts: install one "
    "(Debian: apt install chromium) or set ZHUJIE_BROWSER to its program."
)
NO_DRIVER = (
    "The browser tests are driven by Playwright, whose own program does not start here: install the library it misses "
    "(Debian, Ubuntu: apt install libatomic1)."
)
NO_FONT = "The browser tests need a Chinese font: install one (Debian, Ubuntu: apt install fonts-noto-cjk)."


def find_browser() -> Path | None:
    """The browser to test with: the one named in ZHUJIE_BROWSER, else an installed one, else Playwright's own."""
    named = os.environ.get("ZHUJIE_BROWSER")
    if named:
        return Path(named) if _runs(Path(named)) else None
    return next((path for path in _candidates() if _runs(path)), None)


def has_chinese_font() -> bool:
    """Whether Chinese text would be drawn with real glyphs. macOS and Windows always bring such a font."""
    if sys.platform in ("darwin", "win32"):
        return True
    fc_list = shutil.which("fc-list")
    return bool(fc_list and subprocess.run([fc_list, ":lang=zh"], capture_output=True, check=False).stdout.strip())


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for app in MAC_APPS:
        yield Path(f"/Applications/{app}.app/Contents/MacOS/{app}")
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        for app in WINDOWS_APPS:
            if folder := os.environ.get(variable):
                yield Path(folder, app)
    yield from _playwright_own()


def _playwright_own() -> Iterator[Path]:
    """The browser that `playwright install chromium` put on this machine, if it did."""
    # Imported here: asking starts a process of Playwright's, which is worth it only when nothing else was found.
    from playwright.sync_api import sync_playwright

    if drives():
        with sync_playwright() as playwright:
            path = Path(playwright.chromium.executable_path)
        yield path


@cache
def drives() -> bool:
    """Whether Playwright's driver starts; the smallest Debian lacks a library of its Node.js."""
    run = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False)
    return run.returncode == 0


def _runs(path: Path) -> bool:
    """Whether `path` is a browser that starts; on Ubuntu `chromium-browser` may be a stub that only names a snap."""
    if not path.is_file():
        return False
    if sys.platform == "win32":
        return True  # there, --version opens a window
    if _is_snap(path):
        return False
    try:
        run = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def _is_snap(path: Path) -> bool:
    """Whether it is a snap, which sees a /tmp of its own and so none of the pages that the tests write there."""
    real = path.resolve()
    if real.name == "snap" or "/snap/" in str(real):
        return True
    return real.stat().st_size < 10_000 and b"/snap/bin/" in real.read_bytes()


def _install_with_apt(*packages: str) -> None:
    """Installs Debian packages if we may. A failure is no matter: what is still missing is looked for again."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print("Installing " + " and ".join(packages) + ".", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


def _install_with_playwright() -> None:
    """Fetches Playwright's own Chromium; only if it does not start without them, also the libraries it needs, by sudo."""
    print("Installing Playwright's Chromium.", flush=True)
    for options in ([], ["--with-deps"]):
        subprocess.run([sys.executable, "-m", "playwright", "install", *options, "chromium"], check=False)
        if find_browser():
            return


def main() -> int:
    """Finds or installs what is missing; 0 when the tests can run."""
    if not drives():
        _install_with_apt("libatomic1")
        drives.cache_clear()
    if not drives():
        print(NO_DRIVER, file=sys.stderr)
        return 1
    if not has_chinese_font():
        _install_with_apt("fonts-noto-cjk", "fontconfig")
    if find_browser() is None and "ZHUJIE_BROWSER" not in os.environ:
        # Apart from the font: apt installs all or nothing, and Ubuntu has no package `chromium`.
        _install_with_apt("chromium")
    if find_browser() is None and "ZHUJIE_BROWSER" not in os.environ:
        _install_with_playwright()
    browser = find_browser()
    if browser is None:
        print(NO_BROWSER, file=sys.stderr)
        return 1
    if not has_chinese_font():
        print(NO_FONT, file=sys.stderr)
        return 1
    print(f"Browser for the tests: {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
