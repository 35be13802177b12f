"""Runs one command: exit status 0 for done, 1 for a problem in one sentence, 2 for wrong usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app import __version__
from organizer_app.cli.command_list import COMMANDS
from organizer_app.cli.parameters import passphrase_taken
from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.people.phone_display import masked_within
from organizer_app.wording.commands.command_line import about, see_help, unexpected
from organizer_app.wording.errors.command_problems import command_sentence

if TYPE_CHECKING:
    from organizer_app.cli.picture_request import Draw

# The last is what a shell reports of a process that SIGTERM has ended.
DONE, PROBLEM, INTERRUPTED, TERMINATED = 0, 1, 130, 143
_NEWLINES = str.maketrans("\r\n", "  ")


def run(arguments: list[str], *, draw: Draw) -> int:
    """Run the command that the arguments name and return the exit status.

    Args:
        arguments: the command line without the program's name.
        draw: renders a picture of the window.
    """
    group = click.Group("organizer", help=about(), commands=COMMANDS)
    group = click.version_option(__version__, prog_name="organizer")(group)
    try:
        with passphrase_taken():
            # What a command ended with by itself, such as `forget` that was not confirmed.
            status = group.main(arguments, prog_name="organizer", standalone_mode=False, obj=draw)
    except click.ClickException as wrong:
        click.echo(_in_one_line(wrong), err=True)
        return wrong.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Problem as problem:
        click.echo(command_sentence(problem).translate(_NEWLINES), err=True)
        return PROBLEM
    except SystemExit as ended:
        # The only time click ends by itself: the reader of our output has gone, as `head` does.
        return TERMINATED if ended.code == TERMINATED else DONE
    except Exception as fault:  # noqa: BLE001  # no traceback ever reaches a person
        click.echo(unexpected(type(fault).__name__), err=True)
        return PROBLEM
    return status if isinstance(status, int) else DONE


def _in_one_line(wrong: click.ClickException) -> str:
    if isinstance(wrong, click.exceptions.NoArgsIsHelpError):
        return wrong.format_message()
    # Click repeats what was typed, and that may be somebody's phone number.
    message = masked_within(" ".join(wrong.format_message().split()))
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    return see_help(message, context.command_path) if context else message
