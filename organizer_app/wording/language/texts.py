"""Looks up sentences in the catalog of the chosen language; the code itself is in English."""

from __future__ import annotations

import functools
import gettext as catalogues
import os
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import takewhile
from typing import TYPE_CHECKING, Final, TypeVar

from organizer_app.domain.basics.problems import ResourceMissing
from organizer_app.environment.resource_files import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Code = TypeVar("Code")

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
DOMAIN: Final = "organizer"
# Documents have their own catalogs: a partner may read Spanish while the window stays in English.
DOCUMENTS: Final = "documents"
DOCUMENT_LANGUAGES: Final = ("en", "es")
# English needs no catalog, and looking for one loads `locale`.
_OURS: Final = frozenset({"C", "POSIX", "en"})
_document: ContextVar[str] = ContextVar("document", default="")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use one of `DOCUMENT_LANGUAGES` until the block ends, in this thread only."""
    before = _document.set(language)
    try:
        yield
    finally:
        _document.reset(before)


# One cached call for each sentence: a frame looks up dozens of them.
@functools.cache
def _catalogue(document: str) -> catalogues.NullTranslations:
    """Return the catalog of a language of documents, or of the window for none."""
    if document in _OURS:
        return catalogues.NullTranslations()
    if document:
        return catalogues.translation(DOCUMENTS, str(resource_path("locale")), languages=[document])
    try:
        folder = str(resource_path("locale"))
    except ResourceMissing:
        return catalogues.NullTranslations()
    return catalogues.translation(DOMAIN, folder, languages=_environment(), fallback=True)


def _environment() -> list[str]:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            wanted = (part.partition(".")[0] for part in value.split(":"))
            return list(takewhile(lambda language: language.partition("_")[0] not in _OURS, wanted))
    return []


def _(text: str) -> str:
    """Return a sentence in the chosen language."""
    return _catalogue(_document.get()).gettext(text)


def said(text: str) -> Callable[[], str]:
    """Return a function that looks up a constant sentence when it is called.

    A keyword of the catalogues, as `_` is: its argument is a literal.
    """
    return lambda: _(text)


def said_with(text: str) -> Callable[[str | int], str]:
    """Return a function that fills one value into a sentence; the text holds one name in braces.

    A keyword of the catalogues, as `_` is: its argument is a literal.
    """
    name = text.partition("{")[2].partition("}")[0]
    return lambda value: _(text).format(**{name: value})


def said_of(sentences: Mapping[Code, Callable[[], str]]) -> Callable[[Code], str]:
    """Return a function that looks up the sentence of a code in a table of `said`."""
    return lambda code: sentences[code]()


def ngettext(one: str, many: str, count: int) -> str:
    """Return the sentence for a count in the chosen language; the count itself is filled in by the caller."""
    return _catalogue(_document.get()).ngettext(one, many, count)


def said_count(one: str, many: str) -> Callable[[int], str]:
    """Return a function that writes how many there are; both texts hold ``{count}``.

    A keyword of the catalogues, as `ngettext` is: its arguments are literals.
    """
    return lambda count: ngettext(one, many, count).format(count=f"{count:,}")


def kept_together(text: str) -> str:
    """Return a text that no line ends within."""
    return text.replace(" ", _NO_BREAK)


def with_spaces(sentence: str) -> str:
    """Return a sentence for plain text, where scripts and searches expect ordinary spaces."""
    return sentence.replace(_NO_BREAK, " ")


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters; what was cut off ends in an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
