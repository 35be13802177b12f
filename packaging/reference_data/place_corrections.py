"""What GeoNames has wrong, as data with a reason each; drop a line when GeoNames corrects it."""

ZONE_OVERRIDES: dict[int, tuple[str, str]] = {
    4266307: (
        "America/Indiana/Vincennes",
        "Vincennes, IN: Knox County keeps Eastern Time since 2007; GeoNames says America/Chicago.",
    ),
    4653999: (
        "America/New_York",
        "Rockwood, TN: Roane County keeps Eastern Time; GeoNames says America/Chicago.",
    ),
    5710035: (
        "America/Denver",
        "West Wendover, NV: on Mountain Time by federal rule since 1999; GeoNames says America/Los_Angeles.",
    ),
    7261646: (
        "America/Denver",
        "LeChee, AZ: a chapter of the Navajo Nation, which has daylight time; GeoNames says America/Phoenix.",
    ),
    4071763: (
        "America/New_York",
        "Lanett, AL: keeps Georgia's Eastern Time; GeoNames names the zone of Louisville.",
    ),
    4090684: (
        "America/New_York",
        "Smiths Station, AL: keeps Georgia's Eastern Time; GeoNames names the zone of Louisville.",
    ),
    4095186: (
        "America/New_York",
        "Valley, AL: keeps Georgia's Eastern Time; GeoNames names the zone of Louisville.",
    ),
    4263848: (
        "America/Indiana/Indianapolis",
        "Rockport, IN (Parke County) keeps Eastern Time; GeoNames gives it the zone of Rockport on the Ohio.",
    ),
}
"""GeoNames id -> the right IANA zone and why."""

NAME_OVERRIDES: dict[int, tuple[str, str]] = {
    5128581: (
        "New York",
        "New York, NY is what every schedule and address says; GeoNames says New York City.",
    ),
}
"""GeoNames id -> the name to show, and why; the other one stays a look-up key."""

DROPPED_PLACES: dict[int, str] = {
    5301692: "LeChee, AZ again, with the same population but near Winslow, 200 km from where it is.",
}
"""GeoNames ids that are left out, and why."""

CANADIAN_ADMIN1: dict[str, str] = {
    "01": "AB",
    "02": "BC",
    "03": "MB",
    "04": "NB",
    "05": "NL",
    "07": "NS",
    "08": "ON",
    "09": "PE",
    "10": "QC",
    "11": "SK",
    "12": "YT",
    "13": "NT",
    "14": "NU",
}
AUSTRALIAN_ADMIN1: dict[str, str] = {
    "01": "ACT",
    "02": "NSW",
    "03": "NT",
    "04": "QLD",
    "05": "SA",
    "06": "TAS",
    "07": "VIC",
    "08": "WA",
}
"""GeoNames numbers the provinces; addresses use postal codes."""
