"""Weeks begin where people expect it."""

import pytest
from PySide6.QtCore import QLocale

from organizer_app.ui.screens.plan.store.week_days import first_of_week


@pytest.mark.parametrize(("locale", "first"), [("de_DE", "2027-04-12"), ("en_US", "2027-04-11")])
def test_the_first_day_is_that_of_the_locale(locale: str, first: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert first_of_week("2027-04-17") == first
        assert first_of_week("") == ""
    finally:
        QLocale.setDefault(before)
