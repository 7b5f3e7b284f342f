"""What makes HTML pages of `docs/`: MkDocs, what it is told, and what it may publish."""

from zhujie.host.call import build_site, check_epoch, look_over

__all__ = ["build_site", "check_epoch", "look_over"]
