"""Reads tables in the process of the test, without the child that the program starts for it."""

from functools import partial

from organizer_app.domain.importing.foreign_files import ForeignTable
from organizer_app.domain.importing.incoming import IncomingTable
from organizer_app.exchange.reading.csv_table import read_records
from organizer_app.exchange.reading.headings import asked_mapping
from organizer_app.exchange.reading.incoming_actions import DEFAULT_OPTIONS, ReadOptions, read_actions
from organizer_app.exchange.reading.known_headings import is_known_heading


def table_in(data: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> ForeignTable:
    """Return the records of a file of separated cells."""
    asked = frozenset(asked_mapping(options.column_map))
    return read_records(data, is_heading=partial(is_known_heading, asked=asked))


def actions_in(data: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> IncomingTable:
    """Return the actions of a file of separated cells."""
    return read_actions(table_in(data, options), options=options)
