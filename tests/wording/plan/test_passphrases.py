"""Advice about passphrases is one plain sentence for every weakness."""

from organizer_app.domain.basics.passphrases import Strength, Weakness
from organizer_app.wording.plan import passphrases


def test_every_weakness_and_strength_has_its_words() -> None:
    sentences = {passphrases.advice(each) for each in (*Weakness, None)}
    assert len(sentences) == len(Weakness) + 1
    assert all(sentence.endswith(".") for sentence in sentences)
    assert len({passphrases.strength(each) for each in Strength}) == len(Strength)


def test_a_refusal_says_why_and_what_to_do() -> None:
    assert passphrases.refusal("short") == (
        "This passphrase is too easy to guess. It has fewer than 12 characters. Use five or six random words."
    )
    assert "It can be guessed." in passphrases.refusal("")
