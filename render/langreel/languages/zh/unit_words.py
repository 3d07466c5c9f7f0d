"""Signs beside numbers and how Mandarin says them: %, km, ℃, bp, and those of money."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.grammar import longest_first, table

UNIT_WORDS: Final = table("""
    % 百分之{} | ‰ 千分之{} | ppm 百万分之{} | bp {}个基点 | bps {}个基点 | BP {}个基点 | pp {}个百分点
    ℃ {}摄氏度 | °C {}摄氏度 | ℉ {}华氏度 | °F {}华氏度 | ° {}度 | km/h 每小时{}公里 | m/s 每秒{}米
    mph 每小时{}英里 | km² {}平方公里 | m² {}平方米 | m³ {}立方米 | cm² {}平方厘米 | cm³ {}立方厘米
    km {}公里 | cm {}厘米 | mm {}毫米 | μm {}微米 | µm {}微米 | nm {}纳米 | m {}米 | kg {}公斤
    mg {}毫克 | g {}克 | t {}吨 | ha {}公顷 | oz {}盎司 | L {}升 | ml {}毫升 | mL {}毫升 | kWh {}千瓦时
    MWh {}兆瓦时 | GWh {}吉瓦时 | TWh {}太瓦时 | kW {}千瓦 | MW {}兆瓦 | GW {}吉瓦 | Hz {}赫兹
    kHz {}千赫兹 | MHz {}兆赫兹 | GHz {}吉赫兹 | mAh {}毫安时 | dB {}分贝 | KB {}KB | MB {}MB
    GB {}GB | TB {}TB | h {}小时 | min {}分钟
    x {}倍 | X {}倍 | × {}倍
""")
"""A sign, and what is said with the number at ``{}``."""
UNIT: Final = re.compile(rf"\s?(?:[%‰℃℉]|°[CF]?|(?:{longest_first(UNIT_WORDS)})(?![A-Za-z0-9²³/]))")
MONEY: Final = table("""
    $ 美元 | US$ 美元 | USD 美元 | € 欧元 | EUR 欧元 | £ 英镑 | GBP 英镑 | ¥ 元 | ￥ 元 | CN¥ 元
    RMB 元人民币 | CNY 元人民币 | JPY 日元 | JP¥ 日元 | HK$ 港元 | HKD 港元 | NT$ 新台币 | A$ 澳元
    C$ 加元 | S$ 新加坡元 | ₩ 韩元 | ₹ 卢比 | ₽ 卢布 | CHF 瑞士法郎
""")
"""A sign or code before a sum, and what is said after it."""
SHORT: Final = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12, "trn": 12}
"""Powers of ten as financial pages write them after a sum: $1.2T."""
LETTER: Final = rf"\s?(?i:{longest_first(SHORT)})(?![A-Za-z0-9])"
