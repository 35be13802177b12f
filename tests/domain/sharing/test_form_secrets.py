"""Secrets of forms are read from what any desk may have written."""

from organizer_app.domain.sharing.form_secrets import FormSecret, secrets_told

LOW, HIGH = FormSecret("0a" * 32, 7), FormSecret("f0" * 32, 0)


def test_the_smallest_comes_first_on_every_laptop() -> None:
    assert secrets_told([HIGH.told(), LOW.told(), HIGH.told()]) == (LOW, HIGH)


def test_what_is_no_secret_is_left_out() -> None:
    told = ["", "-", "0a-1", LOW.key, f"{LOW.key.upper()}-1", f"{LOW.key}--1", f"{LOW.key}-{'9' * 16}"]
    assert secrets_told([*told, LOW.told()]) == (LOW,)


def test_one_desk_cannot_fill_the_plan_with_them() -> None:
    many = secrets_told(FormSecret(f"{number:064x}", 0).told() for number in range(1000))
    assert (len(many), many[0].key) == (64, "0" * 64)
