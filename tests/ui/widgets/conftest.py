"""What tests of the parts of the window share: an application that wears nothing of an earlier test."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.looks import undress


@pytest.fixture(autouse=True)
def _no_looks_of_another_test() -> None:
    """Begin without what another test wore: which one that was is chance where processes share the tests."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    undress(app)
