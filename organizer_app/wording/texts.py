"""Looks sentences up in the catalogue of the chosen language; English is what the code itself says."""

from __future__ import annotations

import functools
import gettext as catalogues
import os
from itertools import takewhile
from typing import Final

from organizer_app.domain.problems import ResourceMissing
from organizer_app.environment.resource_files import resource_path

DOMAIN: Final = "organizer"
# What the code itself says needs no catalogue, and looking for one loads `locale`.
_OURS: Final = frozenset({"C", "POSIX", "en"})
_chosen: list[str] = []


def use_language(language: str) -> None:
    """Speak a language from now on, such as ``es``; an empty text follows the environment again."""
    _chosen[:] = [language] if language else []
    _catalogue.cache_clear()


@functools.cache
def _catalogue() -> catalogues.NullTranslations:
    try:
        folder = str(resource_path("locale"))
    except ResourceMissing:
        return catalogues.NullTranslations()
    return catalogues.translation(DOMAIN, folder, languages=_chosen or _environment(), fallback=True)


def _environment() -> list[str]:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            wanted = (part.partition(".")[0] for part in value.split(":"))
            return list(takewhile(lambda language: language.partition("_")[0] not in _OURS, wanted))
    return []


def _(text: str) -> str:
    """Return a sentence in the chosen language."""
    return _catalogue().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the sentence for a count in the chosen language; the count itself is filled in by the caller."""
    return _catalogue().ngettext(one, many, count)
