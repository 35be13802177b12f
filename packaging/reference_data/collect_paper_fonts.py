"""Copies the fonts for letters that Inter lacks, and lists what all of them can set (see README.md)."""

import argparse
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from inputs import input_file

WHOLE = {
    "Noto Emoji": "noto-emoji",
    "Noto Sans Arabic": "noto-sans-arabic",
    "Noto Sans Hebrew": "noto-sans-hebrew",
}
CHINESE = "noto-sans-sc"
CODECS = ("gb2312", "shift_jis")
"""What is kept of the font for Chinese and Japanese: GB 2312 and JIS X 0208."""
FEATURELESS = ["vhea", "vmtx", "VORG"]
"""Tables of vertical text, which no sheet sets."""


def source_font(node_modules: Path, package: str, family: str) -> Path:
    """The regular weight of a family in its npm package."""
    name = family.replace(" ", "")
    return input_file(node_modules, package, f"@expo-google-fonts/{package}/400Regular/{name}_400Regular.ttf")


def encodable(codec: str) -> set[int]:
    """The code points that an older encoding holds."""
    return {point for point in range(0x80, 0x10000) if can_encode(chr(point), codec)}


def can_encode(letter: str, codec: str) -> bool:
    """Whether an encoding has this letter."""
    try:
        letter.encode(codec)
    except UnicodeError:
        return False
    return True


def write_subset(source: Path, target: Path) -> None:
    """Writes the part of the Chinese font that ships; the name may stay, it is not the reserved one."""
    options = subset.Options(layout_features=["*"], name_IDs=["*"], hinting=False)
    options.drop_tables += FEATURELESS
    font = subset.load_font(str(source), options)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=set().union(*map(encodable, CODECS)))
    maker.subset(font)
    subset.save_font(font, str(target), options)


def ranges(points: set[int]) -> list[str]:
    """The code points as hexadecimal ranges, one a line."""
    found: list[list[int]] = []
    for point in sorted(points):
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return [f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in found]


def main() -> None:
    """Copies, makes the subset, and writes the list."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("node_modules", type=Path, help="the folder that holds @expo-google-fonts")
    arguments.add_argument("resources", type=Path, help="the resources folder to write into")
    given = arguments.parse_args()
    target = given.resources / "fonts" / "paper"
    target.mkdir(parents=True, exist_ok=True)
    for family, package in WHOLE.items():
        name = f"{family.replace(' ', '')}-Regular.ttf"
        shutil.copyfile(source_font(given.node_modules, package, family), target / name)
    write_subset(source_font(given.node_modules, CHINESE, "Noto Sans SC"), target / "NotoSansSC-Regular.ttf")
    fonts = [given.resources / "fonts" / "Inter-Regular.otf", *sorted(target.glob("*.ttf"))]
    points = set().union(*(TTFont(font).getBestCmap() for font in fonts))
    (target / "covered.txt").write_text("\n".join(ranges(points)) + "\n", encoding="ascii")
    print(f"{len(fonts)} fonts set {len(points):,} characters")


if __name__ == "__main__":
    main()
