"""Signs beside numbers and how English says them: %, km, °C, bp, and those of money."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.grammar import longest_first, table

UNIT_WORDS: Final = table("""
    % percent | ‰ per mille | ppm part per million/parts per million | bp basis point/basis points
    bps basis point/basis points | pp percentage point/percentage points | pct percent
    ℃ degree Celsius/degrees Celsius | °C degree Celsius/degrees Celsius
    ℉ degree Fahrenheit/degrees Fahrenheit | °F degree Fahrenheit/degrees Fahrenheit | ° degree/degrees
    km/h kilometre an hour/kilometres an hour | m/s metre a second/metres a second
    mph mile an hour/miles an hour | km² square kilometre/square kilometres
    m² square metre/square metres | m³ cubic metre/cubic metres
    cm² square centimetre/square centimetres | cm³ cubic centimetre/cubic centimetres
    km kilometre/kilometres | cm centimetre/centimetres | mm millimetre/millimetres
    μm micrometre/micrometres | µm micrometre/micrometres | nm nanometre/nanometres
    kg kilogram/kilograms | mg milligram/milligrams | g gram/grams | t tonne/tonnes
    ha hectare/hectares | oz ounce/ounces | lb pound/pounds | lbs pound/pounds | ft foot/feet
    m metre/metres | L litre/litres | ml millilitre/millilitres | mL millilitre/millilitres
    kWh kilowatt hour/kilowatt hours | MWh megawatt hour/megawatt hours
    GWh gigawatt hour/gigawatt hours | TWh terawatt hour/terawatt hours | kW kilowatt/kilowatts
    MW megawatt/megawatts | GW gigawatt/gigawatts | Hz hertz | kHz kilohertz | MHz megahertz
    GHz gigahertz | dB decibel/decibels | KB kilobyte/kilobytes | MB megabyte/megabytes
    GB gigabyte/gigabytes | TB terabyte/terabytes | hrs hour/hours | min minute/minutes | yr year/years
    yrs year/years | x times | × times
""")
"""A sign, and what is said after one / after many."""
UNIT: Final = re.compile(
    rf"\s?(?:[%‰℃℉]|°[CF]?|×(?!\s?[0-9])|(?-i:{longest_first(UNIT_WORDS)})(?![A-Za-z0-9²³/]))"
)
MONEY: Final = table("""
    $ dollar/dollars | US$ dollar/dollars | USD dollar/dollars | € euro/euros | EUR euro/euros
    £ pound/pounds | GBP pound/pounds | ¥ yen | JP¥ yen | JPY yen | CN¥ yuan | RMB yuan | CNY yuan
    HK$ Hong Kong dollar/Hong Kong dollars | NT$ Taiwan dollar/Taiwan dollars
    A$ Australian dollar/Australian dollars | C$ Canadian dollar/Canadian dollars
    S$ Singapore dollar/Singapore dollars | ₩ won | ₹ rupee/rupees | ₽ rouble/roubles
    CHF Swiss franc/Swiss francs
""")
"""A sign or code before a sum, and what is said after it."""
