"""Writes conditions and repetitions of steps in words, and reads these words.

What is stored is a small language of codes; anyone who types these codes is understood as well.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from organizer_app.domain.checklists.conditions import tokens_of
from organizer_app.wording.language.tactics import tactic_names
from organizer_app.wording.language.texts import _

if TYPE_CHECKING:
    from collections.abc import Mapping

_COUNT: Final = "{count}"
_RULE: Final = re.compile(r"FREQ=([A-Z]+)(?:;(COUNT|UNTIL)=(?:T(?=[-\d]))?(-?\d+))?")


def _comparisons() -> dict[str, str]:
    """Say how many people are expected, by the sign of the comparison."""
    return {
        ">=": _("at least {count} expected"),
        "<=": _("at most {count} expected"),
        "!=": _("not {count} expected"),
        ">": _("more than {count} expected"),
        "<": _("fewer than {count} expected"),
        "=": _("exactly {count} expected"),
    }


def _words() -> dict[str, str]:
    """Name what a condition may say besides numbers."""
    names = {code: name.casefold() for code, name in tactic_names().items()}
    uses = {"street": _("street"), "sound": _("sound"), "park": _("park")}
    return {**names, **uses, "and": _("and"), "or": _("or"), "not": _("not")}


def condition_in_words(code: str) -> str:
    """Write a condition such as ``march or expected>=150`` in words; an unknown word stays as it is."""
    tokens, names, signs = tokens_of(code), _words(), _comparisons()
    said: list[str] = []
    at = 0
    while at < len(tokens):
        token, after = tokens[at], tokens[at + 1 : at + 3]
        if token == "expected" and len(after) > 1 and after[0] in signs and after[1].isdecimal():  # noqa: S105  # a word of the language
            said.append(signs[after[0]].format(count=f"{int(after[1]):,}"))
            at += 3
        else:
            said.append(names.get(token, token))
            at += 1
    return re.sub(r"(?<=\() | (?=\))", "", " ".join(said))


def condition_meant(text: str) -> str:
    """Return the condition that a text in words, or in codes, stands for."""
    plain = text.casefold()
    for sign, phrase in _comparisons().items():
        plain = re.sub(_pattern(phrase, r"(\d[\d,.]*)"), partial(_expected, sign), plain)
    return _replaced(plain, {name: code for code, name in _words().items()})


def _expected(sign: str, found: re.Match[str]) -> str:
    return f"expected{sign}{re.sub(r'[^0-9]', '', found[1])}"


def _replaced(text: str, codes: Mapping[str, str]) -> str:
    """Put codes for words, the longest first, so that none is taken for the beginning of another."""
    wanted = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{wanted})(?!\w)", lambda found: codes[found[0]], text)


def _pattern(phrase: str, number: str) -> str:
    return re.escape(phrase.casefold()).replace(re.escape(_COUNT), number)


def _frequencies() -> dict[str, str]:
    """Name the frequencies of a repetition."""
    return {"DAILY": _("daily"), "WEEKLY": _("weekly"), "MONTHLY": _("monthly"), "YEARLY": _("yearly")}


def _ends() -> dict[str, str]:
    """Name the ends of a repetition."""
    return {"COUNT": _("{often}, {count} times"), "UNTIL": _("{often} until T{count}")}


def rule_in_words(rule: str) -> str:
    """Write a rule such as ``FREQ=WEEKLY;COUNT=8`` in words; a longer rule stays as it is."""
    found = _RULE.fullmatch(rule)
    often = _frequencies().get(found[1]) if found else None
    if found is None or often is None:
        return rule
    if not found[2]:
        return often
    return _ends()[found[2]].format(often=often, count=found[3].replace("-", "\N{MINUS SIGN}"))


def rule_meant(text: str) -> str:
    """Return the rule that a text in words, or in codes, stands for."""
    plain = " ".join(text.split()).casefold().replace("\N{MINUS SIGN}", "-")
    for code, often in _frequencies().items():
        if plain == often.casefold():
            return f"FREQ={code}"
        for end, phrase in _ends().items():
            found = re.fullmatch(_pattern(phrase.replace("{often}", often), r"(-?\d+)"), plain)
            if found:
                return f"FREQ={code};{end}={'T' if end == 'UNTIL' else ''}{found[1]}"
    return text
