"""What a web server sends along with the site: security headers, how long to keep each file, sitemap and robots.

The headers stand here once. The build writes them as `site/_headers`, which Netlify, Cloudflare Pages and others read;
`python -m zhujie.host.headers` prints them as `deploy/nginx.conf`. Standard library only: the host's hook loads this too.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

POLICY: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    # The theme draws its icons as masks from data: addresses.
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'self'"),
)
"""Content-Security-Policy: nothing inline, nothing evaluated, nothing from another host, no request after loading."""

HEADER_ONLY = frozenset({"frame-ancestors"})
"""What a browser takes from a header and ignores, with a complaint, in a page."""

PREVIEW = {"script-src": "'self' 'unsafe-inline'", "connect-src": "'self'"}
"""What a preview allows besides: the host puts a script into each page that asks whether there is a newer one."""

SECURITY: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", "; ".join(f"{name} {value}" for name, value in POLICY)),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""Sent with every file."""

HASHED = ("/assets/stylesheets/", "/assets/site.", "/assets/js/site.")
"""Beginnings of the paths that carry a hash of their content: a changed file is another file."""

KEEP = "public, max-age=31536000, immutable"
ASK = "no-cache"
"""Keep it, but ask each time whether it changed: pages and the files they name without a hash go together."""


def page_policy(preview: bool = False) -> str:
    """The policy as every page carries it: it holds on a disk, and on hosts that ignore `_headers`."""
    policy = {**dict(POLICY), **PREVIEW} if preview else dict(POLICY)
    return "; ".join(f"{name} {value}" for name, value in policy.items() if name not in HEADER_ONLY)


def headers_file() -> str:
    """`_headers`: a path, then its headers, indented. Rules add up, so no two give the same header to one file."""
    rules = [("/*", SECURITY)]
    rules += [(f"{start}*", (("Cache-Control", KEEP),)) for start in HASHED]
    rules += [(path, (("Cache-Control", ASK),)) for path in ("/", "/*.html", "/data/*")]
    blocks = ["\n".join([path, *(f"  {name}: {value}" for name, value in headers)]) for path, headers in rules]
    return "\n".join(blocks) + "\n"


def nginx_conf() -> str:
    """`deploy/nginx.conf`: a server for the built folder, for `/etc/nginx/conf.d/`."""
    headers = "\n".join(f'    add_header {name} "{value}" always;' for name, value in SECURITY)
    hashed = "|".join(start.replace(".", r"\.") for start in HASHED)
    return NGINX.format(headers=headers, hashed=hashed, keep=KEEP, ask=ASK)


NGINX = """\
# Serves the built site with nginx. Written by `python -m zhujie.host.headers > deploy/nginx.conf`; change it there.
# Put site/ at the root below, this file into /etc/nginx/conf.d/, set server_name, and add TLS as usual.

# Files with a hash of their content in their name never change; everything else is asked for anew.
map $uri $zhujie_cache {{
    default "{ask}";
    "~^({hashed})" "{keep}";
}}

server {{
    listen 80;
    server_name _;
    root /srv/www/zhujie;
    index index.html;
    error_page 404 /404.html;
    charset utf-8;
    charset_types text/css text/csv application/javascript application/json image/svg+xml;

    gzip on;
    gzip_vary on;
    gzip_min_length 1024;
    gzip_types text/css text/csv application/javascript application/json image/svg+xml;

    # At this level only: an add_header further down would switch all of these off.
{headers}
    add_header Cache-Control $zhujie_cache always;

    # Meant for other kinds of host, and for build.py.
    location ~ ^/(_headers|\\.owned\\.json)$ {{
        return 404;
    }}
}}
"""


def sitemap(site_url: str, pages: Iterable[str], published: str = "") -> str:
    """`sitemap.xml`. `lastmod` is the report's date where it is known, never the day of the build."""
    base = site_url.rstrip("/") + "/"
    date = f"<lastmod>{escape(published)}</lastmod>" if published else ""
    entries = "".join(f"<url><loc>{escape(base + page)}</loc>{date}</url>\n" for page in sorted(pages))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</urlset>\n"


def robots(site_url: str) -> str:
    """`robots.txt`: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n"


if __name__ == "__main__":
    print(nginx_conf(), end="")
