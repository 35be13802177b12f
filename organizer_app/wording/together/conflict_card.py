"""Words of the conflicts view: what two laptops wrote into one field, and deciding it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.wording.language.field_names import counted
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.together.laptop_names import laptop_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.basics.changes import Noun

list_name = said("Conflicts")
list_hint = said(
    "J and K go from city to city, Up and Down from field to field. 1, 2 and 3 choose on the card; Enter "
    "saves what is chosen."
)
changed_by_both = said("Changed by both")
removed_and_changed = said("Removed by one, changed by the other")
was = said("Was")
becomes = said("Becomes")
choose_one = said("Choose one")
both_kept = said("Both, one below the other")
both_listed = said("Everything from both")
written_here = said("Written by you")
keep_both = said("Keep both")
write_own = said("Write it yourself")
later = said("Later")
next_city = said("Next")
removal = said("Stays in the plan")
keep_it = said("Keep it")
leave_removed = said("Leave it removed")
removed_or_kept = said("Whether it stays in the plan")
you = said("You")
nothing_title = said("No conflicts")
nothing_hint = said("Where two laptops write the same field, both values are listed here until you choose.")
show_city = said("Show in plan")
keys_hint = said(
    "1 and 2 choose, 3 keeps both, W writes, Up and Down change the field, Enter saves, J and K change city."
)
_choose_key = said("1 and 2 choose")
_both_key = said("3 keeps both")
_write_key = said("W writes")
_field_keys = said("Up and Down change the field")
_save_key = said("Enter saves")
_city_keys = said("J and K change city")


def keys_on_card(fields: int, *, can_both: bool, can_write: bool, has_others: bool) -> str:
    """Name the keys that do something on a card of so many fields; `has_others`: other cities wait, too."""
    offered = (
        (_choose_key, True), (_both_key, can_both), (_write_key, can_write),
        (_field_keys, fields > 1), (_save_key, True), (_city_keys, has_others),
    )  # fmt: skip
    return f"{', '.join(key() for key, is_there in offered if is_there)}."


decided_head = said("Decided")
decided_elsewhere = said("decided elsewhere")


def progress(done: int, total: int) -> str:
    """Say how many conflicts are decided."""
    return _("{done} of {total} decided").format(done=f"{done:,}", total=f"{total:,}")


fields = said_count("{count} field", "{count} fields")


def who(author: str, *, is_own: bool, origin: str) -> str:
    """Name who wrote a value."""
    if is_own:
        return you()
    return laptop_name(author, origin)


def by(name: str, moment: str) -> str:
    """Say who wrote a value and when."""
    return _("{name} · {moment}").format(name=name, moment=moment)


def apart(field: str, sides: Iterable[tuple[str, str]]) -> str:
    """Say what each wrote into a field, in one line: pairs of a name and a value."""
    written = [_("{value} ({name})").format(value=value, name=name) for name, value in sides]
    return _("{field}: {values}").format(field=field, values=_(" or ").join(written))


more_fields = said_count("{count} more field", "{count} more fields")


def below_title(subject: str, state: str) -> str:
    """Say below a city what else it is about, and what waits there."""
    return f"{subject} · {state}" if subject else state


written_by_both = said_count("{count} field was written by both", "{count} fields were written by both")


def removed_by(removers: Sequence[str], others: Sequence[str]) -> str:
    """Say who removed something and who changed it, not knowing of each other."""
    if not others:
        return _("{names} removed it").format(names=" + ".join(removers))
    return _("{names} removed it, {others} changed it").format(
        names=" + ".join(removers), others=" + ".join(others)
    )


def goes_with(parts: Iterable[tuple[Noun, str]]) -> str:
    """Name what others wrote on a removed record, which would go with it: pairs of kind and name."""
    told = []
    for noun, names in grouped_pairs(parts).items():
        known = ", ".join(dict.fromkeys(filter(None, names)))
        told.append(f"{counted(noun, len(names))} ({known})" if known else counted(noun, len(names)))
    return _("would go with it: {parts}").format(parts=", ".join(told))


def decide(chosen: int, total: int) -> str:
    """Name the button that saves what is chosen."""
    if chosen == total:
        return ngettext("Save {count} choice", "Save {count} choices", chosen).format(count=chosen)
    return _("Save {chosen} of {total}").format(chosen=chosen, total=total)


decided = said_count("Decided {count} field.", "Decided {count} fields.")


def field_becomes(field: str, value: str) -> str:
    """Say what a field was decided to be."""
    return _("{field} becomes {value}").format(field=field, value=value or _("empty"))


def same_field(field: str, count: int, name: str) -> str:
    """Say that the same field differs in several places, always with the same person."""
    form = ngettext(
        "“{field}” differs in {count} place, always with {name}.",
        "“{field}” differs in {count} places, always with {name}.",
        count,
    )
    return form.format(field=field, count=f"{count:,}", name=name)


def take_all(count: int, name: str) -> str:
    """Name the button that takes a person's value of one field everywhere."""
    return _("Take all {count} of {name}").format(count=f"{count:,}", name=name)


def take_all_own(count: int) -> str:
    """Name the button that takes your value of one field everywhere."""
    return _("Take all {count} of yours").format(count=f"{count:,}")


def spoken_line(title: str, names: Sequence[str]) -> str:
    """Describe a line of the list to screen readers."""
    return _("{title}: {fields}").format(title=title, fields=", ".join(names))


def row_spoken(field: str, options: Iterable[tuple[int, str, str]]) -> str:
    """Describe a field to screen readers: the key, the value and the writer of each choice."""
    return ". ".join([field, *(f"{key}: {value}, {author}" for key, value, author in options)])


def option_spoken(field: str, value: str, author: str) -> str:
    """Describe a value to choose to screen readers."""
    return _("{field}: {value}, {author}").format(field=field, value=value, author=author)
