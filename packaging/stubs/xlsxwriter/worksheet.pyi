from collections.abc import Mapping
from datetime import date, datetime, time

from xlsxwriter.format import Format

class Worksheet:
    def write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> int: ...
    def write_number(self, row: int, col: int, number: float, cell_format: Format | None = None) -> int: ...
    def write_datetime(
        self, row: int, col: int, date: datetime | date | time, cell_format: Format | None = None
    ) -> int: ...
    def write_blank(self, row: int, col: int, blank: object, cell_format: Format | None = None) -> int: ...
    def merge_range(
        self,
        first_row: int,
        first_col: int,
        last_row: int,
        last_col: int,
        data: str,
        cell_format: Format | None = None,
    ) -> int: ...
    def set_column(
        self,
        first_col: int,
        last_col: int,
        width: float | None = None,
        cell_format: Format | None = None,
        options: Mapping[str, object] | None = None,
    ) -> int: ...
    def set_row(
        self,
        row: int,
        height: float | None = None,
        cell_format: Format | None = None,
        options: Mapping[str, object] | None = None,
    ) -> int: ...
    def set_landscape(self) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def protect(self, password: str = "", options: Mapping[str, bool] | None = None) -> None: ...
    def data_validation(
        self, first_row: int, first_col: int, last_row: int, last_col: int, options: Mapping[str, object]
    ) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> int | None: ...
