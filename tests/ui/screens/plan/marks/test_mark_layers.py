"""What is left out is kept as a text that a newer or older program can read."""

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.ui.screens.plan.marks.mark_layers import Layer, read, written


@given(hidden=st.frozensets(st.sampled_from(Layer)))
def test_what_is_written_is_read_again(hidden: frozenset[Layer]) -> None:
    assert read(written(hidden)) == hidden


def test_codes_of_no_layer_are_left_out() -> None:
    assert read("weather,deadlines,") == {Layer.DEADLINES}
    assert read("") == frozenset()
