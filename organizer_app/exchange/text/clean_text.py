"""Remove characters that could break out of a line in a text format."""

from __future__ import annotations

import re

# Every character that some reader treats as a line break: CR, VT, FF, NEL, line and paragraph separator.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Other control characters (tab and line feed are text) and lone surrogates, which UTF-8 cannot hold.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

_UNTYPED = ("https://", "http://", "mailto:")


def clean_text(text: str) -> str:
    """Return a text whose only controls are tabs and line feeds."""
    if text.isprintable():
        return text
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Return a text on a single line, without tabs."""
    return text if text.isprintable() else " ".join(clean_text(text).split())


def safe_link(url: str) -> str:
    """Return a link that readers can safely open, or "" (only http, https and mailto)."""
    link = url.strip()
    allowed = link.lower().startswith(("http://", "https://", "mailto:"))
    return link if allowed and link.isprintable() and " " not in link else ""


def typed_link(url: str) -> str:
    """Return a link as people type it from paper, or "" where it is not safe."""
    link = safe_link(url)
    for scheme in _UNTYPED:
        link = link.removeprefix(scheme)
    return link.removesuffix("/")
