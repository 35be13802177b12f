"""The line to the hub is made by one thread and begun by another, which may find the plan closed by then."""

import gc
import warnings
from pathlib import Path

import pytest

from organizer_app.services.together.hub_line import line_of
from tests.support.fleet import Fleet
from tests.support.hubs import founded, joined

pytestmark = pytest.mark.postgresql


def ignore(_news: object) -> None: ...


def test_a_line_that_is_never_begun_or_ended_before_leaves_no_socket_open(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    with warnings.catch_warnings(action="ignore"):
        # What other tests have left in this process is not meant.
        gc.collect()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", ResourceWarning)
        line = line_of(ben.workspace, ignore)
        assert line is not None
        del line
        ended = line_of(ben.workspace, ignore)
        assert ended is not None
        ended.acknowledge(1)
        ended.stop()
        del ended
        gc.collect()
    assert [str(each.message) for each in warned] == []
