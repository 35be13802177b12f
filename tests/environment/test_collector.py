"""The collector rests inside and is afterwards as it was found, whatever happens."""

import gc

import pytest

from organizer_app.environment.collector import collector_at_rest


def test_it_rests_inside_and_works_again_afterwards() -> None:
    with collector_at_rest():
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_inside_wakes_it() -> None:
    with pytest.raises(KeyError), collector_at_rest():
        raise KeyError
    assert gc.isenabled()
