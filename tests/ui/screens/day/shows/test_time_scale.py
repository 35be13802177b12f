"""The axis of the runs of show leaves out an hour that an edge would cut."""

from organizer_app.ui.screens.day.shows.time_scale import TimeScale


def test_a_label_that_an_edge_would_cut_is_left_out() -> None:
    scale = TimeScale(first=0, left=210.0, width=570.0, per_minute=190 / 60, by_start=False)
    assert scale.holds(500.0, 60.0)
    assert scale.holds(240.0, 60.0), "it may touch the edge"
    assert not scale.holds(239.0, 60.0)
    assert not scale.holds(751.0, 60.0)
