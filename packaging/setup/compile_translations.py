"""Compiles the catalogues in resources/locale: every .po beside which the .mo is another."""

import io
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[2] / "resources" / "locale"


def compiled(source: Path) -> bytes:
    """Return the catalogue that a .po file makes."""
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parents[1].name)
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def main() -> None:
    """Write what is out of date, and say so."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target, data = source.with_suffix(".mo"), compiled(source)
        if not target.exists() or target.read_bytes() != data:
            target.write_bytes(data)
            print(f"Compiled {target.relative_to(LOCALE)}")


if __name__ == "__main__":
    sys.exit(main())
