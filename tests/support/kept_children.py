"""Keeps the child processes that read and typeset for the tests of a module that are not about them."""

from collections.abc import Iterator

import pytest

from organizer_app.services.importing.incoming_files import foreign_reader
from organizer_app.services.plan.typesetting import kept_typesetter


@pytest.fixture(scope="module", autouse=True)
def kept_children() -> Iterator[None]:
    """Read all files of a module in one child, and typeset all its sheets in another.

    Each starts when it is first needed, and starting it takes longer than what a test asks of it.
    """
    with foreign_reader(), kept_typesetter():
        yield
