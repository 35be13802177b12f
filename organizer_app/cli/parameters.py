"""Arguments and options that several commands share."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.plan_secrets import PassphraseWithFile
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import (
    BadValue,
    CannotRead,
    KeyFileNeeded,
    PlanExists,
    Problem,
    UnclearError,
)
from organizer_app.domain.importing.written_days import day_meant, when_meant
from organizer_app.domain.sharing.schedule_words import PAPER_SIZES
from organizer_app.environment.passphrase_variable import take_passphrase
from organizer_app.wiring import is_key_file_needed, logs_aside, open_mirror, open_workspace
from organizer_app.wording.commands import command_line, protect
from organizer_app.wording.language.texts import DOCUMENT_LANGUAGES, speaking
from organizer_app.wording.plan import backups, plan_notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from organizer_app.services.plan.workspace import Workspace

T = TypeVar("T")

# Files that no program opens under another ending; all others are text.
_NO_TEXT = frozenset({"pdf", "png", "xlsx", "zip"})

# Click would call a file that may not be read a mistake of anyone who typed it.
PATH = click.Path(path_type=Path, readable=False)
_GIVEN: ContextVar[str | None] = ContextVar("passphrase of the environment", default=None)
_PASSPHRASE_FILE: ContextVar[Path | None] = ContextVar("passphrase file of the command", default=None)
_KEY_FILE: ContextVar[Path | None] = ContextVar("key file of the command", default=None)


class Typed(click.ParamType[T]):
    """What is typed as in a field of the window.

    Args:
        name: what the help calls it.
        read: reads the text; returns None or raises `UnclearError` where it is none.
        refusal: the sentence for a text that is none.
    """

    def __init__(self, name: str, read: Callable[[str], T | None], refusal: Callable[[str], str]) -> None:
        self.name = name
        self._read, self._refusal = read, refusal

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> T:  # noqa: ANN401  # click's own signature
        """Read the text; anything else is wrong usage."""
        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]  # click converts what it has converted once more
        try:
            meant = self._read(value)
        except UnclearError:
            meant = None
        return self.fail(self._refusal(value), param, ctx) if meant is None else meant


# No command knows a year that a day without one could be of.
DAY = Typed("day", lambda text: day_meant(text, 0), command_line.not_a_day)


def moment_typed(typed: str, day: date) -> datetime:
    """Return the moment that a text says on a day, as `when_meant` does; wrong usage if it says none."""
    try:
        return when_meant(typed, day)
    except UnclearError:
        raise click.UsageError(command_line.not_a_moment(typed)) from None


class AudienceChoice(click.Choice[str]):
    """The audience: public, partners or internal."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  # click's own signature
        """Return the `Audience` of the word."""
        if isinstance(value, Audience):
            return value
        return Audience[super().convert(value, param, ctx).upper()]


# The command takes it as an `Audience`.
audience_option = click.option(
    "--audience", type=AudienceChoice([audience.code for audience in EXPORT_AUDIENCES]), required=True
)


plan_argument = click.argument("plan", type=PATH)
json_option = click.option("--json", "as_json", is_flag=True, help=command_line.json_help())
dry_run_option = click.option("--dry-run", is_flag=True, help=command_line.dry_run_help())
by_option = click.option("--by", default="", metavar="NAME", help=command_line.by_help())
mobilization_option = click.option("--mobilization", default="", help=command_line.mobilization_help())


def _speak(context: click.Context, _option: click.Parameter, language: str) -> None:
    context.with_resource(speaking(language))


# The command prints its sentences in it.
language_option = click.option(
    "--language",
    type=click.Choice(DOCUMENT_LANGUAGES),
    default="en",
    show_default=True,
    expose_value=False,
    callback=_speak,
    help=command_line.language_help(),
)


# The size of its pages.
paper_option = click.option(
    "--paper",
    type=click.Choice(PAPER_SIZES),
    default="letter",
    show_default=True,
    help=command_line.paper_help(),
)


def _keep_passphrase_file(_context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    _PASSPHRASE_FILE.set(file)


def _keep_key_file(_context: click.Context, _option: click.Parameter, file: Path | None) -> None:
    _KEY_FILE.set(file)


_passphrase_option = click.option(
    "--passphrase-file",
    type=PATH,
    expose_value=False,
    callback=_keep_passphrase_file,
    help=command_line.passphrase_help(),
)
_key_file_option = click.option(
    "--key-file", type=PATH, expose_value=False, callback=_keep_key_file, help=protect.key_file_help()
)


def passphrase_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--passphrase-file`` and ``--key-file``, with which `opened` opens the plan."""
    return _passphrase_option(_key_file_option(command))


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the plan, ``--mobilization``, ``--json`` and ``--passphrase-file``, for commands that only read."""
    return plan_argument(mobilization_option(json_option(passphrase_option(command))))


@contextmanager
def passphrase_taken() -> Iterator[None]:
    """Take the passphrase out of the environment and keep it for the command that runs meanwhile."""
    before = _GIVEN.set(take_passphrase())
    try:
        yield
    finally:
        _GIVEN.reset(before)


def passphrase_of(passphrase_file: Path | None) -> str | None:
    """Return the passphrase from the file, else from ORGANIZER_PASSPHRASE, else None.

    Raises:
        CannotRead: the file is missing or not text.
        BadValue: the file is empty.
    """
    if passphrase_file is None:
        return _GIVEN.get()
    passphrase = text_of(passphrase_file).rstrip("\r\n")
    if not passphrase:
        raise BadValue("passphrase", str(passphrase_file))
    return passphrase


def given_passphrase() -> str | None:
    """Return the passphrase of ``--passphrase-file`` or of the environment; raise as `passphrase_of`."""
    return passphrase_of(_PASSPHRASE_FILE.get())


def opening_passphrase(plan: Path, typed: str | None = None) -> str | None:
    """Return the passphrase that opens a plan, with ``--key-file`` where one was named.

    Args:
        plan: the plan; it need not exist.
        typed: what was typed where neither file nor environment has one.

    Raises:
        CannotRead, BadValue: see `passphrase_of`.
        KeyFileNeeded: the plan needs a key file, and none was named.
    """
    passphrase, key_file = given_passphrase() or typed, _KEY_FILE.get()
    if passphrase is not None and key_file is not None:
        return with_key_file(passphrase, key_file)
    if passphrase is not None and plan.is_file() and is_key_file_needed(plan):
        raise KeyFileNeeded(str(plan))
    return passphrase


def with_key_file(passphrase: str, file: Path) -> PassphraseWithFile:
    """Return a passphrase together with a key file; raise `CannotRead`."""
    return PassphraseWithFile(passphrase, bytes_of(file))


def text_of(file: Path) -> str:
    """Return the text of a file; raise `CannotRead`."""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as refused:
        raise CannotRead(str(file)) from refused


def bytes_of(file: Path) -> bytes:
    """Return the content of a file; raise `CannotRead`."""
    try:
        return file.read_bytes()
    except OSError as refused:
        raise CannotRead(str(file)) from refused


def refuse_the_plan_itself(plan: Path, out: Path) -> None:
    """Raise `PlanExists` when an output file would replace the plan it is made from."""
    if out.resolve() == plan.resolve():
        raise PlanExists(str(out))


def refuse_another_ending(out: Path, ending: str) -> None:
    """Refuse a name by which no program would open the file; wrong usage.

    A text may have the ending of another one, such as .json for GeoJSON.

    Args:
        out: the file that was named; without an ending it may be anything.
        ending: what the format ends in, without the dot.
    """
    from organizer_app.services.sharing.formats import FORMATS

    named = out.suffix[1:].lower()
    is_known = any(named == each.ending for each in FORMATS.values() if each.ending)
    if is_known and named != ending and _NO_TEXT & {named, ending}:
        raise click.UsageError(command_line.another_ending(out.name, out.with_suffix(f".{ending}").name))


def address_of(plan: Path) -> str:
    """Return the address of a mirror that somebody has named instead of a file; empty for a file.

    A path has lost one of the two slashes after the scheme, and nothing else of it.
    """
    scheme, _slash, rest = plan.as_posix().partition("/")
    return f"{scheme}//{rest}" if scheme in {"postgresql:", "postgres:"} else ""


@contextmanager
def opened(plan: Path, *, is_reading: bool = False) -> Iterator[Workspace]:
    """Open a plan for one command and close it again.

    Args:
        plan: the plan file, or the address of a mirror.
        is_reading: whether the command changes nothing, so that an older plan need not be upgraded.
    """
    address = address_of(plan)
    known = logs_aside(plan)
    if address:
        workspace = open_mirror(address)
    else:
        user = PlanUser.READER if is_reading else PlanUser.COMMAND
        workspace = open_workspace(plan, passphrase=opening_passphrase(plan), user=user)
    try:
        if workspace.before_upgrade is not None:
            click.echo(backups.upgraded(str(plan), str(workspace.before_upgrade)), err=True)
        for notice in logs_aside(plan):
            if notice not in known:
                click.echo(plan_notices.sentence(notice), err=True)
        # When the plan is read-only or in use elsewhere, the rows stay as they were last written.
        with suppress(Problem):
            workspace.catch_up()
        yield workspace
    finally:
        workspace.close()
