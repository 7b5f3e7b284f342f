"""Writing what readers get: everything is made aside, and takes its place when all of it is whole.

    <out>/.zhujie/       lock · plan.json · docs.new · site.new · dist.new · *.old · <slug>.json (the stamp)

A build is stopped at any moment, by a fault, a full disk or a kill, and `docs/`, `site/` and the zip are each the old or
the new one, whole. What a killed build left is known by these exact names, and cleared by the next one. What we did not
write (`zhujie/owned.py`) is never touched: it stops the build and is named.
"""

from zhujie.publish.aside import Aside
from zhujie.publish.disk import closed_to_others, on_disk, sync_tree, would_open
from zhujie.publish.docs import DocsChange, plan_docs
from zhujie.publish.lock import alone, undisturbed
from zhujie.publish.outputs import Outputs, check_outputs
from zhujie.publish.publication import publish
from zhujie.publish.together import staged

__all__ = [
    "Aside",
    "DocsChange",
    "Outputs",
    "alone",
    "check_outputs",
    "closed_to_others",
    "on_disk",
    "plan_docs",
    "publish",
    "staged",
    "sync_tree",
    "undisturbed",
    "would_open",
]
