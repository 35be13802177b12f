"""The design tokens: every color, font size and distance between parts of the window, written once."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")


class Tokens(NamedTuple):
    """The colors of one scheme as #RRGGBB; readiness colors mean readiness and nothing else."""

    scheme: Scheme
    window: str
    sidebar: str
    surface: str
    raised: str
    sunken: str
    border: str
    border_strong: str
    control_line: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_text: str
    accent_soft: str
    accent_line: str
    hover: str
    selected: str
    water: str
    land: str
    land_line: str
    coast: str
    danger: str
    ok: str
    shadow: str
    band: str
    now: str
    due: str
    due_text: str
    live: str
    live_soft: str
    danger_soft: str
    due_soft: str
    readiness: tuple[str, str, str, str, str, str]
    on_readiness: tuple[str, str, str, str, str, str]


LIGHT: Final = Tokens(
    scheme="light",
    window="#F4F5F7",
    sidebar="#EDEEF1",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F7F8FA",
    border="#E1E4E8",
    border_strong="#C9CED6",
    control_line="#8A929E",
    text="#1A1D23",
    text2="#4E5865",
    text3="#5C6672",
    accent="#5B46D9",
    accent_text="#FFFFFF",
    accent_soft="#ECE9FD",
    accent_line="#B9AEF5",
    hover="#E6E8EC",
    selected="#E4E0FB",
    water="#EDF1F5",
    land="#FDFDFC",
    land_line="#CFD6DE",
    coast="#AEB9C5",
    danger="#A3260F",
    ok="#0A4A75",
    shadow="#1A1D23",
    band="#F7F8FA",
    now="#D11D6B",
    due="#C96F00",
    due_text="#8A4B00",
    live="#0B6B58",
    live_soft="#E6F4F0",
    danger_soft="#FBF1EF",
    due_soft="#FCF5EA",
    readiness=("#A3260F", "#C96F00", "#7C8794", "#2E86C9", "#0A4A75", "#8A929E"),
    on_readiness=("#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#1A1D23"),
)
DARK: Final = Tokens(
    scheme="dark",
    window="#131519",
    sidebar="#17191E",
    surface="#1B1E24",
    raised="#23272F",
    sunken="#16191E",
    border="#2B3038",
    border_strong="#3C434E",
    control_line="#737C8A",
    text="#ECEEF1",
    text2="#AEB6C1",
    text3="#919BA8",
    accent="#A99BFF",
    accent_text="#17122E",
    accent_soft="#2B2650",
    accent_line="#5A4FA3",
    hover="#262A32",
    selected="#2F2A57",
    water="#121519",
    land="#22262E",
    land_line="#363D48",
    coast="#4A5360",
    danger="#FF8066",
    ok="#C4E7FF",
    shadow="#000000",
    band="#181B21",
    now="#FF6FA8",
    due="#FFC15E",
    due_text="#FFC15E",
    live="#6FD6BE",
    live_soft="#17302B",
    danger_soft="#33211F",
    due_soft="#2C261B",
    readiness=("#F2553A", "#FFC15E", "#8E99A6", "#5AAEEB", "#C4E7FF", "#7C8794"),
    on_readiness=("#1A0A06", "#1F1400", "#0D1014", "#06131E", "#06131E", "#0D1014"),
)


def tokens_of(scheme: Scheme) -> Tokens:
    """Return the colors of a scheme."""
    return DARK if scheme == "dark" else LIGHT


# Distances and radii in device-independent pixels at 100 % text size, on a grid of 4 with half steps between.
HAIRLINE: Final = 1
GAP_UNDER_XS: Final = 2
GAP_XS: Final = 4
GAP_UNDER_S: Final = 6
GAP_S: Final = 8
GAP_UNDER_M: Final = 10
GAP_M: Final = 12
GAP_UNDER_L: Final = 14
GAP_L: Final = 16
GAP_UNDER_XL: Final = 18
GAP_XL: Final = 20
GAP_XXL: Final = 24
RADIUS_CHIP: Final = 6
RADIUS_CONTROL: Final = 8
RADIUS_CARD: Final = 10
RADIUS_DIALOG: Final = 14
# Font sizes in pixels at 100 % text size.
TYPE_CAPTION: Final = 11
TYPE_META: Final = 12
TYPE_BODY: Final = 13
TYPE_SUB: Final = 15
TYPE_TITLE: Final = 18
TYPE_DISPLAY: Final = 24
REGULAR: Final = 400
MEDIUM: Final = 500
STRONG: Final = 550
SEMIBOLD: Final = 600
BOLD: Final = 650

# Heights and widths in pixels at 100 % text size.
ROW_LIST: Final = 60
ROW_HEADER: Final = 28
ROW_CHIP: Final = 21
ROW_NAVIGATION: Final = 32
BAR_TOP: Final = 56
BAR_FILTER: Final = 44
SIDEBAR_WIDTH: Final = 212
LIST_WIDTH: Final = 322
INSPECTOR_WIDTH: Final = 306
ICON: Final = 18
ICON_STROKE: Final = 1.9
