"""List the states and territories of the United States, and the many short forms of their names."""

from functools import cache
from typing import Final

US_STATES: Final[dict[str, str]] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida",
    "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
    "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri",
    "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio",
    "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
"""The fifty states and the District of Columbia, by postal code."""

US_TERRITORIES: Final[dict[str, str]] = {
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "U.S. Virgin Islands",
}
"""The inhabited territories, by postal code (which is also their ISO 3166 country code)."""

# Older newspaper and government short forms, which spreadsheets still use.
_SHORT_FORMS: Final = """
AL Ala; AK Alas; AZ Ariz; AR Ark; CA Calif, Cal; CO Colo; CT Conn; DE Del; FL Fla, Flor; HI Haw; ID Ida;
IL Ill, Ills; IN Ind; KS Kan, Kans; KY Ken, Kent; MA Mass; MI Mich; MN Minn; MS Miss; MO Mizz; MT Mont;
NE Neb, Nebr; NV Nev; NH N Hamp; NJ N Jersey; NM N Mex, New Mex; NY N York; NC N Car, North Car;
ND N Dak, North Dak; OK Okla; OR Ore, Oreg; PA Penn, Penna; SC S Car, South Car; SD S Dak, South Dak;
TN Tenn; TX Tex; VT Verm; VA Virg; WA Wash, Washington State; WV W Va, West Va, W Virg; WI Wis, Wisc;
WY Wyo; DC Washington DC, Dist of Columbia, District Columbia, Wash DC; MP CNMI, Northern Marianas,
N Mariana Islands, Saipan; VI USVI, Virgin Islands, US Virgin Islands, Virgin Islands US; PR P Rico;
NY New York State, NYS
"""


# Read at the first question: the first frame needs the codes alone.
@cache
def _code_by_spelling() -> dict[str, str]:
    from organizer_app.domain.basics.name_folding import fold_name

    known: dict[str, str] = {}
    for code, name in (US_STATES | US_TERRITORIES).items():
        known[fold_name(code)] = known[fold_name(name)] = code
    for entry in _SHORT_FORMS.replace("\n", " ").split(";"):
        code, _, forms = entry.strip().partition(" ")
        known.update({fold_name(form): code for form in forms.split(",")})
    return known


def state_code(text: str) -> str:
    """Return the postal code of a US state or territory, or "" if the text names none.

    Accept names, codes and sloppy forms of both: "N.Y.", "Calif", " ny ", "US-OR", "State of Maine".
    """
    from organizer_app.domain.basics.name_folding import fold_name

    key = fold_name(text)
    for lead in ("", "us ", "usa ", "state of ", "commonwealth of "):
        if key.startswith(lead):
            code = _code_by_spelling().get(key.removeprefix(lead), "")
            if code:
                return code
    return ""
