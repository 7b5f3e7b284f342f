"""`build.py serve`: a preview that follows the seeds, templates and theme.

It watches what people edit and never what it writes (`docs/`, the preview folder), so a rebuild cannot cause another.
A fault shows in the terminal and the last good preview stays up.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from zhujie.edition import compose, publish_edition
from zhujie.model import Fault, Finding, Place
from zhujie.publish import Outputs, alone

WATCHED = ("seeds", "templates", "mkdocs.yml")


def run_preview(root: Path, out: Path, slug: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until Ctrl-C. Raises Fault when the first build fails or the port is taken."""
    from mkdocs.livereload import LiveReloadServer

    with tempfile.TemporaryDirectory(prefix="zhujie-") as made:
        folder = Path(made) / "site"
        outputs = Outputs(out / "docs", folder, Path(made) / "dist", slug)

        def build() -> None:
            edition = compose(root, slug, kept=root / ".cache" / "zhujie")
            with alone(out, say):
                publish_edition(root, outputs, edition)

        def rebuild() -> None:
            try:
                build()
                say("rebuilt")
            except Fault as fault:
                say("\n".join(str(finding) for finding in fault.findings))

        build()
        server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(folder), mount_path="/")
        server.error_handler = lambda code: _page_of(folder / f"{code}.html")
        for name in WATCHED:
            server.watch(str(root / name))
        say(f"Serving http://127.0.0.1:{port}/ (Ctrl-C ends it)")
        try:
            server.serve()  # type: ignore[no-untyped-call]  # the host is not typed here
        except KeyboardInterrupt:
            say("Stopped.")
        except OSError as error:
            if server.serve_thread.is_alive():
                raise
            message = f"port {port} cannot be used: {error.strerror}."
            advice = "Choose another with `serve --port`."
            raise Fault(Finding("error", "port", Place("serve"), message, advice)) from None
        finally:
            if server.serve_thread.is_alive():
                server.shutdown()


def _page_of(file: Path) -> bytes | None:
    """The site's own page for an address that leads nowhere; None leaves the words to the server."""
    return file.read_bytes() if file.is_file() else None
