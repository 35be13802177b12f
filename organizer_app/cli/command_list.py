"""Lists all commands: a new command is a file in `commands`, or in its folder of the day, and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.cli.commands.backup import backup, restore
from organizer_app.cli.commands.calendar import calendar
from organizer_app.cli.commands.check import check
from organizer_app.cli.commands.dates import dates
from organizer_app.cli.commands.day.after import after
from organizer_app.cli.commands.day.board import board
from organizer_app.cli.commands.day.day_log import checkin, count, log
from organizer_app.cli.commands.day.day_numbers import day_numbers
from organizer_app.cli.commands.day.handover import handover
from organizer_app.cli.commands.day.incidents import incidents
from organizer_app.cli.commands.day.lessons import lessons
from organizer_app.cli.commands.day.rehearse import rehearse
from organizer_app.cli.commands.export import export
from organizer_app.cli.commands.forget import forget
from organizer_app.cli.commands.form import form
from organizer_app.cli.commands.history import history, redo, undo
from organizer_app.cli.commands.hub import hub
from organizer_app.cli.commands.importing import import_command
from organizer_app.cli.commands.listing import list_command
from organizer_app.cli.commands.mirror import mirror
from organizer_app.cli.commands.new import new
from organizer_app.cli.commands.numbers import numbers
from organizer_app.cli.commands.picture import picture
from organizer_app.cli.commands.places import places
from organizer_app.cli.commands.protect import protect
from organizer_app.cli.commands.publish import publish
from organizer_app.cli.commands.release import release
from organizer_app.cli.commands.returns import returns
from organizer_app.cli.commands.rule import rule_command
from organizer_app.cli.commands.schedule import schedule
from organizer_app.cli.commands.settle import settle
from organizer_app.cli.commands.template import template
from organizer_app.cli.commands.together import conflicts, exchange, members, merge, send
from organizer_app.cli.commands.verify import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

COMMANDS: Sequence[click.Command] = (
    new,
    import_command,
    list_command,
    check,
    schedule,
    rule_command,
    template,
    export,
    release,
    publish,
    calendar,
    numbers,
    board,
    handover,
    checkin,
    count,
    log,
    incidents,
    rehearse,
    after,
    lessons,
    day_numbers,
    picture,
    places,
    settle,
    dates,
    history,
    undo,
    redo,
    forget,
    members,
    send,
    merge,
    hub,
    mirror,
    exchange,
    conflicts,
    form,
    returns,
    protect,
    backup,
    restore,
    verify,
)
