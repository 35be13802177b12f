"""Write and read the short text of a reply, which survives line breaks, smart quotes and being cut in parts.

A part reads ``[R1 plan-token-revision whole answers part/parts]``, then answers such as ``[1.3] 12:15``, then
``[end answers check]``. ``[/]`` stands for a line break in an answer, ``[0]`` for an opening bracket, and a
part that begins with ``[+]`` continues a word. Anything outside of the brackets of a part is for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.sharing.check_codes import check_code, read_code, what_counts
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FORM_VERSION, FormMark

# A part that a messenger shows whole, with room for the head and the end.
PART_LETTERS: Final = 1500
_MOST_PARTS: Final = 99
_QUOTED: Final = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_MARK: Final = re.compile(r"\[([^\[\]]{0,120})\]")
_DASH: Final = r"\s*[-\u2010-\u2015\u2212]\s*"
_HEAD: Final = re.compile(
    rf"r(\d+)\s+(\w+){_DASH}(\w+){_DASH}(\d+)\s+(\w+)\s+(\d+)\s+(\d+)\s*/\s*(\d+)", re.IGNORECASE
)
# The beginning of a part whose first line did not arrive whole.
_CUT_HEAD: Final = re.compile(r"\[\s*r\d*(?:\s[^\[\]]{0,120})?\Z", re.IGNORECASE)
_LONGEST_TOLD: Final = 200
_END: Final = re.compile(r"end\s+(\d+)\s+(\w+)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What somebody sent back.

    Attributes:
        mark: the form that it answers.
        answers: by number of the field, only those that were changed.
        version: version of the form.
        city: the city as the form showed it, for people; empty where the text does not say.
        filled_at: when it was filled in, ISO text, or empty.
    """

    mark: FormMark
    answers: Mapping[str, str]
    version: int = FORM_VERSION
    city: str = ""
    filled_at: str = field(default="", compare=False)

    @property
    def content(self) -> str:
        """Return a code that is equal for equal answers to one form."""
        return check_code(body_of(self.answers))


class _Part(NamedTuple):
    version: int
    mark: FormMark
    whole: str
    number: int
    of: int
    body: str
    told: str
    fault: ReplyUnreadable | None


def body_of(answers: Mapping[str, str]) -> str:
    """Return the answers as one text."""
    return "\n".join(
        f"[{number}] {_escaped(answers[number])}" for number in sorted(answers, key=number_order)
    )


def reply_text(reply: Reply, *, part_letters: int = PART_LETTERS) -> tuple[str, ...]:
    """Return the parts of a reply as texts to send; mostly one."""
    body = body_of(reply.answers)
    pieces = list(_pieces(body, part_letters))
    whole, mark = check_code(body), reply.mark
    texts = []
    for number, piece in enumerate(pieces, 1):
        head = _head(reply.version, mark, whole, len(reply.answers), f"{number}/{len(pieces)}")
        texts.append(f"[{head}]\n{piece}\n[end {_answers_in(piece)} {check_code(head + piece)}]")
    return tuple(texts)


def read_replies(text: str) -> Iterator[Reply | ReplyUnreadable]:
    """Yield every reply of a text, in order, or why it cannot be read; other words around them do not matter.

    Args:
        text: what was pasted, as messengers and mail programs left it.
    """
    plain = _INVISIBLE.sub("", _QUOTED.sub("", text)).rstrip()
    cut = _CUT_HEAD.search(plain)
    by_reply = grouped(_parts(plain), lambda part: (part.mark, part.whole))
    for parts in by_reply.values():
        yield _joined(parts)
    if cut:
        yield ReplyUnreadable(ReplyFault.CUT_OFF, told=_above(plain, cut.start()))
    elif not by_reply:
        yield ReplyUnreadable(ReplyFault.NO_REPLY, told=_above(plain, len(plain)))


def number_order(number: str) -> tuple[int, ...]:
    """Return what numbers of fields are sorted by: 1.2 comes before 1.10."""
    return tuple(int(each) for each in number.split(".") if each.isdigit())


def _escaped(answer: str) -> str:
    # Before the ends are cut: a line of them alone is lost on the way.
    seen = _INVISIBLE.sub("", answer).strip()
    lines = (" ".join(line.split()) for line in seen.splitlines())
    return " [/] ".join(line.replace("[", "[0]") for line in lines)


def _pieces(body: str, most: int) -> Iterator[str]:
    left, begin = body, ""
    while len(left) > most:
        window = left[:most]
        at = max(window.rfind("\n["), window.rfind(" "))
        # Never within the brackets of a mark.
        opened = window.rfind("[")
        if at < most // 2:
            at = opened if window.rfind("]") < opened and opened > 0 else most
            yield begin + left[:at]
            left, begin = left[at:], "[+]"
            continue
        yield begin + left[:at]
        left, begin = left[at:].lstrip(), ""
    yield begin + left


def _answers_in(piece: str) -> int:
    return sum(_NUMBER.fullmatch(mark[1].strip()) is not None for mark in _MARK.finditer(piece))


def _above(text: str, at: int) -> str:
    """Return the line above a spot."""
    return text[max(0, at - _LONGEST_TOLD) : at].strip().rpartition("\n")[2]


def _parts(text: str) -> Iterator[_Part]:
    head: re.Match[str] | None = None
    told, body_from = "", 0
    for mark in _MARK.finditer(text):
        inside = mark[1].strip()
        begins, ends = _HEAD.fullmatch(inside), _END.fullmatch(inside)
        if begins:
            if head:
                yield _part(head, text[body_from : mark.start()], told, None)
            head, told, body_from = begins, _above(text, mark.start()), mark.end()
        elif ends and head:
            yield _part(head, text[body_from : mark.start()], told, ends)
            head = None
    if head:
        yield _part(head, text[body_from:], told, None)


def _part(head: re.Match[str], body: str, told: str, end: re.Match[str] | None) -> _Part:
    plan, token, whole = (read_code(head[at]) for at in (2, 3, 5))
    version, revision, answers, number, of = (int(head[at][:15]) for at in (1, 4, 6, 7, 8))
    mark = FormMark(plan, token, revision)
    fault = None
    if end is None:
        fault = ReplyUnreadable(ReplyFault.CUT_OFF, (number,), of, token=token, told=told)
    elif read_code(end[2]) != check_code(_head(version, mark, whole, answers, f"{number}/{of}") + body):
        came, sent = _answers_in(body), int(end[1][:15])
        kind = ReplyFault.ANSWERS_MISSING if came < sent else ReplyFault.PART_DAMAGED
        fault = ReplyUnreadable(kind, (number,), of, came=came, sent=sent, token=token, told=told)
    return _Part(version, mark, whole, number, of, body, told, fault)


def _head(version: int, mark: FormMark, whole: str, answers: int, spot: str) -> str:
    return f"R{version} {mark.plan}-{mark.token}-{mark.revision} {whole} {answers} {spot}"


def _joined(parts: list[_Part]) -> Reply | ReplyUnreadable:
    first = parts[0]
    refused = partial(ReplyUnreadable, token=first.mark.token, told=first.told)
    if first.version > FORM_VERSION:
        return refused(ReplyFault.NEWER)
    # The same part may have come twice, once damaged.
    whole = {part.number: part for part in parts if part.fault is None}
    broken = [part for part in parts if part.fault and part.number not in whole]
    if broken:
        return broken[0].fault or ReplyUnreadable(ReplyFault.CUT_OFF)
    if not 1 <= first.of <= _MOST_PARTS:
        return refused(ReplyFault.PART_DAMAGED, (first.number,))
    missing = tuple(number for number in range(1, first.of + 1) if number not in whole)
    if missing:
        return refused(ReplyFault.PART_MISSING, missing, first.of)
    body = "\n".join(whole[number].body for number in range(1, first.of + 1))
    answers = dict(_answers(body))
    if check_code(body_of(answers)) != first.whole:
        return refused(ReplyFault.MIXED, of=first.of)
    return Reply(mark=first.mark, answers=answers, version=first.version)


def _answers(body: str) -> Iterator[tuple[str, str]]:
    body = re.sub(r"\s*\[\s*\+\s*\]", "", body)
    number, said, at = "", "", 0
    for mark in _MARK.finditer(body):
        said += body[at : mark.start()]
        at, inside = mark.end(), mark[1].strip()
        if _NUMBER.fullmatch(inside):
            if number:
                yield number, _unescaped(said)
            number, said = inside, ""
        else:
            said += mark[0]
    if number:
        yield number, _unescaped(said + body[at:])


def _unescaped(said: str) -> str:
    lines = re.split(r"\[\s*/\s*\]", said)
    return "\n".join(re.sub(r"\[\s*0\s*\]", "[", " ".join(line.split())) for line in lines).strip()


def is_same_text(one: str, other: str) -> bool:
    """Return whether two answers differ at most in what a way of sending changes."""
    return what_counts(one) == what_counts(other)
