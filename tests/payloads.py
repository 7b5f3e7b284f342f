"""Hostile words, each made to run, to load or to change a page somewhere if it is not shown as it is.

What runs calls `ran()`, which the tests define and count. What loads asks `evil.example`. What only becomes an element
carries the class `pwned`.
"""

from __future__ import annotations

RUNS = "<img src=x onerror=ran()>"

PAYLOADS: dict[str, str] = {
    # Elements.
    "element": RUNS,
    "element without script": "<b class=pwned>x</b>",
    "script": "<script>ran()</script>",
    "script after a tag left open": "<a <script>ran()</script>",
    "details": "<details open ontoggle=ran()>",
    "focus": "<input autofocus onfocus=ran()>",
    "frame": '<iframe srcdoc="<script>parent.ran()</script>"></iframe>',
    "frame with an address": "<iframe src=javascript:parent.ran()></iframe>",
    "object": "<object data=javascript:ran()><embed src=javascript:ran()>",
    "base": "<base href=//evil.example/>",
    "refresh": '<meta http-equiv=refresh content=";url=javascript:ran()">',
    "style sheet": "<link rel=stylesheet href=//evil.example/x.css>",
    "style": "<style>@import '//evil.example/x';</style>",
    "form": "<form action=//evil.example><button autofocus onfocus=ran()>",
    "clobbering": "<form id=edition name=zhujie class=pwned><input name=leaves></form>",
    # Attributes.
    "double quote": f'">{RUNS}',
    "single quote": f"'>{RUNS}",
    "attribute": '" onmouseover="ran()" onfocus="ran()" autofocus x="',
    "attribute in single quotes": "' onmouseover='ran()' onfocus='ran()' autofocus x='",
    "attribute after a backtick": "` onmouseover=ran() onfocus=ran() x=`",
    "attribute without quotes": " onmouseover=ran() onfocus=ran() autofocus ",
    "style attribute": '" style="background:url(//evil.example/x)" class="pwned',
    # Addresses.
    "address": "javascript:ran()",
    "address in disguise": "java&Tab;script&colon;ran()",
    "data address": "data:text/html,<script>ran()</script>",
    "other host": "//evil.example/x",
    "upwards": "../../../../etc/passwd",
    # The end of what it stands in.
    "end of title": f"</title>{RUNS}",
    "end of script": f"</script>{RUNS}",
    "end of script, loosely": "</SCRIPT\t><svg onload=ran()>",
    "end of style": f"</style>{RUNS}",
    "end of text area": f"</textarea>{RUNS}",
    "end of JSON": '"}];ran();//',
    "comment in a script": "<!--<script>",
    "comment": "<!--",
    "end of comment": f"-->{RUNS}",
    "end of comment, loosely": f"--!>{RUNS}",
    "character data": f"]]>{RUNS}",
    "character data opened": f"<![CDATA[{RUNS}]]>",
    "processing instruction": '<?xml-stylesheet href="javascript:ran()"?>',
    # Other parsers' ways.
    "svg": "<svg onload=ran()>",
    "svg script": "<svg><script>ran()</script></svg>",
    "svg animation": "<svg><animate onbegin=ran() attributeName=x></svg>",
    "svg link": "<svg><a xlink:href=javascript:ran()><text>x</text></a></svg>",
    "mutation in math": '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=ran()>">',
    "mutation in noscript": '<noscript><p title="</noscript><img src=x onerror=ran()>">',
    "mutation in svg": '<svg></p><style><a id="</style><img src=x onerror=ran()>">',
    # Escaped once too often, or unescaped.
    "entity": "&lt;script&gt;ran()&lt;/script&gt;",
    "entity twice": "&amp;lt;img src=x onerror=ran()&amp;gt;",
    "entity by number": "&#60;img src=x onerror=ran()&#62;",
    "entity by hexadecimal": "&#x3c;img src=x onerror=ran()&#x3e;",
    "entity without its end": "&ltimg src=x onerror=ran()&gt",
    "percent": "%3Cimg src=x onerror=ran()%3E",
    # Markdown.
    "link": "[x](javascript:ran())",
    "link in angles": "[x](<javascript:ran()>)",
    "picture": '![x](x" onerror="ran())',
    "automatic link": "<javascript:ran()>",
    "reference": '[x]: javascript:ran() "x"',
    "use of a reference": "[x][x] [报告][]",
    "footnote": f"[^x]: {RUNS}",
    "attribute list": "{: onclick=ran() onmouseover=ran() .pwned }",
    "heading": f"# {RUNS}",
    "table": f"| a | b |\n|---|---|\n| {RUNS} | c |",
    "code": f"`</code>{RUNS}`",
    "fence": f"```html\n{RUNS}\n```",
    "indented": "\n\n    <script>ran()</script>\n\n",
    "block": f'\n\n<div markdown="block" class="pwned">\n{RUNS}\n</div>\n\n',
    "lines": f'x\n---\n\n[x]: javascript:ran()\n\n# {RUNS}\n{{: onclick="ran()" }}',
    "placeholder": "wzxhzdk:0 klzzwxh:0000 qlzqqlzq",
    "emphasis": "***_x_*** ~~x~~ ^^x^^ ==x==",
    "list": "- x",
    "numbered": "1. x",
    "definition": ": x",
    "contents": "[TOC]",
    "snippet": '--8<-- "mkdocs.yml"',
    "front matter": "---\ntemplate: x\n---",
    # Templates.
    "template": "{{ ran() }}{{ 7 * 7 }}",
    "template object": "{{ ''.__class__.__mro__ }}",
    "template block": "{% include 'x' %}{% raw %}{# x #}",
    "script template": "${ran()}",
    "other template": "{{constructor.constructor('ran()')()}}",
    # Formats of data.
    "formula": "=cmd|' /C calc'!A0",
    "formula after a tab": "\t=SUM(A)",
    "formula at full width": "＝SUM(A)",
    "lines of RIS": "x\r\nER  - \r\nTY  - BOOK\r\nAU  - x",
    "braces": "@book{x, title={y}}",
    "separators": "a\u2028ran()\u2029//",
    "prototype": "__proto__",
    "format": "%s %(x)s {0} {x.__class__}",
    "backslashes": "\\u003cscript\\u003eran()\\x3c/script\\x3e\\",
}
"""The words by what they try."""

PLAIN_LINES = {
    name: words for name, words in PAYLOADS.items() if not any(c.isdigit() or (c.isspace() and c != " ") for c in words)
}
"""Those that may stand in a sentence of a report: one line, and no number, which would need a rule of its own."""
