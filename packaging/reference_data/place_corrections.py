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
    4068506: (
        "America/New_York",
        "Huguley, AL: between Lanett and Valley, which keep Georgia's Eastern Time.",
    ),
    3393929: (
        "America/Manaus",
        "Nhamundá is in the state of Amazonas; GeoNames gives it the zone of Pará across the river.",
    ),
    6317915: (
        "America/Sao_Paulo",
        "Pedro Canário is in Espírito Santo; GeoNames gives it the zone of Bahia, its neighbor.",
    ),
    4029308: (
        "America/Bahia_Banderas",
        "San José del Valle is in Bahía de Banderas, which keeps the time of Puerto Vallarta.",
    ),
    3514868: (
        "America/Matamoros",
        "Valle Hermoso, Tamaulipas: a border municipality, which changes clocks with Texas.",
    ),
    3520271: (
        "America/Matamoros",
        "Río Bravo, Tamaulipas: a border municipality, which changes clocks with Texas.",
    ),
    3530590: (
        "America/Matamoros",
        "Ciudad Miguel Alemán, Tamaulipas: a border municipality, with the clocks of Texas.",
    ),
    3995050: (
        "America/Matamoros",
        "Nava, Coahuila: a border municipality, which changes clocks with Texas.",
    ),
    4018761: (
        "America/Matamoros",
        "Allende, Coahuila: a border municipality, which changes clocks with Texas.",
    ),
    1521368: (
        "Asia/Qyzylorda",
        "Baikonur lies in the region of Kyzylorda; the two kept different clocks until 2024.",
    ),
    1515007: (
        "Asia/Ulaanbaatar",
        "Uliastay is in Zavkhan; only Bayan-Ölgii, Khovd and Uvs keep Hovd's time.",
    ),
    1516393: (
        "Asia/Ulaanbaatar",
        "Altai is in Govi-Altai; only Bayan-Ölgii, Khovd and Uvs keep Hovd's time.",
    ),
}
"""GeoNames id -> the right IANA zone and why."""

POSTAL_ZONES: dict[int, tuple[str, str]] = {
    36852: (
        "America/Chicago",
        "Cusseta, AL: Central Time, unlike Lanett, Huguley and Valley in the same county.",
    ),
    99546: (
        "America/Adak",
        "Adak, AK: the Aleutians west of 169.5° W keep Hawaii-Aleutian Time.",
    ),
    99547: (
        "America/Adak",
        "Atka, AK: the Aleutians west of 169.5° W keep Hawaii-Aleutian Time.",
    ),
    86544: (
        "America/Denver",
        "Red Valley, AZ: a chapter of the Navajo Nation, which has daylight time.",
    ),
    86036: (
        "America/Phoenix",
        "Marble Canyon, AZ: west of the Colorado, outside the Navajo Nation.",
    ),
    32335: (
        "America/New_York",
        "Sumatra, FL: Liberty County, east of the Apalachicola, keeps Eastern Time.",
    ),
    96898: (
        "Pacific/Wake",
        "Wake Island lies across the date line from Honolulu.",
    ),
    47524: (
        "America/Indiana/Vincennes",
        "Decker, IN: Knox County keeps Eastern Time since 2007.",
    ),
    46513: (
        "America/Indiana/Indianapolis",
        "Donaldson, IN: Marshall County keeps Eastern Time.",
    ),
    46572: (
        "America/Indiana/Indianapolis",
        "Tyner, IN: Marshall County keeps Eastern Time.",
    ),
    47942: (
        "America/Indiana/Indianapolis",
        "Earl Park, IN: Benton County keeps Eastern Time.",
    ),
    46960: (
        "America/Indiana/Winamac",
        "Monterey, IN: Pulaski County keeps Eastern Time since 2007.",
    ),
    47584: (
        "America/Indiana/Petersburg",
        "Spurgeon, IN: Pike County keeps Eastern Time since 2007.",
    ),
    42713: (
        "America/Chicago",
        "Bonnieville, KY: Hart County keeps Central Time.",
    ),
    42528: (
        "America/New_York",
        "Dunnville, KY: Casey County keeps Eastern Time.",
    ),
    42565: (
        "America/New_York",
        "Windsor, KY: Casey County keeps Eastern Time.",
    ),
    40142: (
        "America/New_York",
        "Guston, KY: Meade County keeps Eastern Time.",
    ),
    40157: (
        "America/New_York",
        "Payneville, KY: Meade County keeps Eastern Time.",
    ),
    40161: (
        "America/New_York",
        "Rhodelia, KY: Meade County keeps Eastern Time.",
    ),
    49910: (
        "America/Detroit",
        "Bergland, MI: Ontonagon County keeps Eastern Time.",
    ),
    49845: (
        "America/Menominee",
        "Harris, MI: Menominee County keeps Central Time.",
    ),
    49896: (
        "America/Menominee",
        "Wilson, MI: Menominee County keeps Central Time.",
    ),
    49877: (
        "America/Menominee",
        "Ralph, MI: Dickinson County keeps Central Time.",
    ),
    58838: (
        "America/Denver",
        "Cartwright, ND: south of the line through McKenzie County (49 CFR 71.7).",
    ),
    58634: (
        "America/Denver",
        "Grassy Butte, ND: south of the line through McKenzie County (49 CFR 71.7).",
    ),
    58625: (
        "America/Denver",
        "Dodge, ND: Dunn County keeps Mountain Time.",
    ),
    69211: (
        "America/Denver",
        "Cody, NE: the west of Cherry County keeps Mountain Time.",
    ),
    69216: (
        "America/Denver",
        "Kilgore, NE: the west of Cherry County keeps Mountain Time.",
    ),
    69219: (
        "America/Denver",
        "Nenzel, NE: the west of Cherry County keeps Mountain Time.",
    ),
    69155: (
        "America/Denver",
        "Paxton, NE: Keith County keeps Mountain Time.",
    ),
    69161: (
        "America/Chicago",
        "Seneca, NE: Thomas County keeps Central Time.",
    ),
    89830: (
        "America/Los_Angeles",
        "Montello, NV: only West Wendover is on Mountain Time by federal rule.",
    ),
    97907: (
        "America/Los_Angeles",
        "Huntington, OR: Baker County keeps Pacific Time.",
    ),
    97908: (
        "America/Boise",
        "Ironside, OR: the north of Malheur County keeps Mountain Time.",
    ),
    97917: (
        "America/Boise",
        "Riverside, OR: the north of Malheur County keeps Mountain Time.",
    ),
    57537: (
        "America/Denver",
        "Hayes, SD: Stanley County keeps Mountain Time, but for Fort Pierre.",
    ),
    57652: (
        "America/Denver",
        "Ridgeview, SD: Dewey County keeps Mountain Time.",
    ),
    57657: (
        "America/Denver",
        "Trail City, SD: Corson County keeps Mountain Time.",
    ),
    57658: (
        "America/Denver",
        "Wakpala, SD: Corson County keeps Mountain Time.",
    ),
    37396: (
        "America/Chicago",
        "Whiteside, TN: Marion County keeps Central Time.",
    ),
}
"""Lowest ZIP code of a postal place -> its IANA zone, where the nearest place keeps another, and why."""

KEPT_ZONES: dict[int, str] = {
    5764864: "Fort Pierre, SD keeps Central Time with Pierre across the river, not that of its county.",
    -36856: "Fort Mitchell, AL: its county seat Phenix City keeps Georgia's Eastern Time.",
    -36859: "Holy Trinity, AL: its county seat Phenix City keeps Georgia's Eastern Time.",
    -36875: "Seale, AL: its county seat Phenix City keeps Georgia's Eastern Time.",
    -86502: "Chambers, AZ lies outside the Navajo Nation; the point of its ZIP area lies inside.",
    -86028: "Petrified Forest, AZ lies outside the Navajo Nation; the point of its ZIP area lies inside.",
    -42764: "Mount Sherman, KY: LaRue County keeps Eastern Time; the point of its ZIP area lies beyond.",
    1280625: "China keeps Beijing time; Urumqi time has no standing in law.",
    8521718: "China keeps Beijing time; Urumqi time has no standing in law.",
    1808588: "Hekou is on the Chinese side of the border bridge.",
    373130: "Kafia Kingi is disputed between the two Sudans.",
    611847: "Sokhumi keeps Moscow's time, whoever claims it.",
}
"""GeoNames id, or the negative lowest ZIP code -> why its zone stays though its polygon has another."""

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
