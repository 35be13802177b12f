"""A text in doubt has a short code that stays the same, and shows what stands around the word."""

from dataclasses import replace

from organizer_app.domain.people.doubtful_mentions import DoubtfulMention, excerpt

MENTION = DoubtfulMention("site", "s", "notes", "ruiz", "ask Ruiz", is_past=False)


def test_a_code_tells_texts_apart_and_does_not_change_with_what_stands_around() -> None:
    assert replace(MENTION, excerpt="Ruiz has it", is_past=True).code == MENTION.code
    others = [replace(MENTION, **{name: "x"}) for name in ("place", "record_id", "field", "word")]
    codes = {each.code for each in (MENTION, *others)}
    assert len(codes) == 5
    assert all(len(code) == 5 and code.isalnum() and code.islower() for code in codes)


def test_an_excerpt_is_one_line_and_says_where_it_was_cut() -> None:
    assert excerpt("ask\nRuiz", "Ruiz") == "ask Ruiz"
    text = "a" * 50 + " Ruiz " + "b" * 50
    assert excerpt(text, "Ruiz") == "…" + "a" * 35 + " Ruiz " + "b" * 35 + "…"
