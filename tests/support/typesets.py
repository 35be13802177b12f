"""Counts how often pictures of pages are typeset."""

import pytest

from organizer_app.domain.basics.page_pictures import PagePictures
from organizer_app.exchange.paper.typesetter import PaperSheet
from organizer_app.services.sharing import paper


def counted_typesets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the templates of the sheets that are typeset as pictures from now on."""
    typeset, pictures = list[str](), paper.sheet_pictures

    def counting(sheet: PaperSheet, *, dots: float, has_marks: bool = False) -> PagePictures:
        typeset.append(sheet.template)
        return pictures(sheet, dots=dots, has_marks=has_marks)

    monkeypatch.setattr(paper, "sheet_pictures", counting)
    return typeset
