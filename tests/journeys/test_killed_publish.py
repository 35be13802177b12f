"""Publishing that is killed leaves no mix of versions, and no leftover after the next run anywhere."""

from pathlib import Path

import pytest

from tests.journeys.publish_drill import drill, is_whole


@pytest.mark.kill
def test_killed_publishing_leaves_one_version_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    seen = drill(12, tmp_path)
    assert seen["midway"], "no child was killed in the midst, so the test shows nothing"
    assert (seen["mixes"], seen["leftovers"]) == (0, 0)


def test_a_mix_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "contents.json").write_text('{"sha256": {"a": "0"}}')
    assert not is_whole(tmp_path)
    (tmp_path / "a").write_text("b")
    assert not is_whole(tmp_path)
