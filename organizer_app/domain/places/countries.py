"""List country names with short and older forms, so that the import understands a country cell."""

from typing import Final

from organizer_app.domain.basics.name_folding import fold_name

# ISO 3166-1 alpha-2 with GeoNames' English names. The US territories are missing on purpose: here they count
# as states in an address (us_states.US_TERRITORIES).
_NAMES: Final = """
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla; AL Albania; AM
Armenia; AO Angola; AQ Antarctica; AR Argentina; AT Austria; AU Australia; AW Aruba; AX Aland Islands; AZ
Azerbaijan; BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria;
BH Bahrain; BI Burundi; BJ Benin; BL Saint Barthelemy; BM Bermuda; BN Brunei; BO Bolivia; BQ Bonaire, Saint
Eustatius and Saba; BR Brazil; BS Bahamas; BT Bhutan; BV Bouvet Island; BW Botswana; BY Belarus; BZ Belize;
CA Canada; CC Cocos Islands; CD Democratic Republic of the Congo; CF Central African Republic; CG Republic
of the Congo; CH Switzerland; CI Ivory Coast; CK Cook Islands; CL Chile; CM Cameroon; CN China; CO Colombia;
CR Costa Rica; CU Cuba; CV Cabo Verde; CW Curacao; CX Christmas Island; CY Cyprus; CZ Czechia; DE Germany;
DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia; EG Egypt;
EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia; FI Finland; FJ Fiji; FK Falkland Islands; FM
Micronesia; FO Faroe Islands; FR France; GA Gabon; GB United Kingdom; GD Grenada; GE Georgia; GF French
Guiana; GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe; GQ
Equatorial Guinea; GR Greece; GS South Georgia and the South Sandwich Islands; GT Guatemala; GW Guinea-
Bissau; GY Guyana; HK Hong Kong; HM Heard Island and McDonald Islands; HN Honduras; HR Croatia; HT Haiti; HU
Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India; IO British Indian Ocean Territory;
IQ Iraq; IR Iran; IS Iceland; IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan;
KH Cambodia; KI Kiribati; KM Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea; KW Kuwait;
KY Cayman Islands; KZ Kazakhstan; LA Laos; LB Lebanon; LC Saint Lucia; LI Liechtenstein; LK Sri Lanka; LR
Liberia; LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya; MA Morocco; MC Monaco; MD Moldova; ME
Montenegro; MF Saint Martin; MG Madagascar; MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN
Mongolia; MO Macao; MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV Maldives; MW
Malawi; MX Mexico; MY Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NF Norfolk Island; NG
Nigeria; NI Nicaragua; NL Netherlands; NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA
Panama; PE Peru; PF French Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PM Saint
Pierre and Miquelon; PN Pitcairn; PS Palestinian Territory; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RE
Reunion; RO Romania; RS Serbia; RU Russia; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD
Sudan; SE Sweden; SG Singapore; SH Saint Helena; SI Slovenia; SJ Svalbard and Jan Mayen; SK Slovakia; SL
Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS South Sudan; ST Sao Tome and Principe;
SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini; TC Turks and Caicos Islands; TD Chad; TF French
Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau; TL Timor Leste; TM Turkmenistan; TN
Tunisia; TO Tonga; TR Turkey; TT Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania; UA Ukraine; UG
Uganda; UM United States Minor Outlying Islands; US United States; UY Uruguay; UZ Uzbekistan; VA Vatican; VC
Saint Vincent and the Grenadines; VE Venezuela; VG British Virgin Islands; VN Vietnam; VU Vanuatu; WF Wallis
and Futuna; WS Samoa; XK Kosovo; YE Yemen; YT Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe
"""

_OTHER_FORMS: Final = """
US USA, United States of America, America, U S A; GB UK, Great Britain, Britain, England, Scotland, Wales,
Northern Ireland, U K; AE UAE, Emirates; CD DR Congo, DRC, Congo Kinshasa; CG Congo, Congo Brazzaville;
CI Cote d Ivoire, Cote d'Ivoire; CV Cape Verde; CZ Czech Republic; KR Korea, Republic of Korea; KP DPRK;
MK Macedonia; MM Burma; NL The Netherlands, Holland; PS Palestine, Palestinian Territories, West Bank, Gaza;
RU Russian Federation; SZ Swaziland; TL East Timor; TR Turkiye; VA Vatican City, Holy See; VN Viet Nam;
BA Bosnia; IE Republic of Ireland, Eire; SY Syrian Arab Republic; MX Mejico; DE Deutschland; ES Espana;
BR Brasil; CH Suisse; LA Lao PDR; MD Republic of Moldova
"""


def _spellings() -> dict[str, str]:
    known: dict[str, str] = {}
    for entry in _NAMES.replace("\n", " ").split("; "):
        code, _, name = entry.strip().partition(" ")
        known[fold_name(code)] = known[fold_name(name)] = code
    for entry in _OTHER_FORMS.replace("\n", " ").split(";"):
        code, _, forms = entry.strip().partition(" ")
        known.update({fold_name(form): code for form in forms.split(",")})
    return known


_CODE_BY_SPELLING: Final = _spellings()


def country_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country by name, code or common short form; "" if unknown."""
    key = fold_name(text)
    return _CODE_BY_SPELLING.get(key, "") or _CODE_BY_SPELLING.get(key.removeprefix("the "), "")
