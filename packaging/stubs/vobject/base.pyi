from collections.abc import Iterator
from typing import TextIO

class VObjectError(Exception): ...
class ParseError(VObjectError): ...

def getLogicalLines(fp: TextIO, allowQP: bool = True) -> Iterator[tuple[str, int]]: ...  # noqa: N802, N803  # the library's names
def parseLine(line: str) -> tuple[str, list[list[str]], str, str | None]: ...  # noqa: N802  # its name
