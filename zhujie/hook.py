"""What MkDocs asks of us while it renders `docs/`; the only file it loads itself, so it imports nothing of ours.

`docs/.edition.json` says what this report is called and how its pages are ordered; the sitemap is left out when no
site address is set, because its addresses would be wrong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Name, address and navigation of the report that `docs/` holds."""
    facts_file = Path(config.docs_dir) / ".edition.json"
    if facts_file.is_file():
        facts = json.loads(facts_file.read_text(encoding="utf-8"))
        config.site_name = facts["site_name"]
        config.site_url = facts["site_url"] or None
        config.nav = facts["nav"]
        config.extra["edition"] = facts
    if not config.site_url:
        config.theme.static_templates.discard("sitemap.xml")
    return config
