"""Signs beside numbers and how Japanese says them: %, km, ℃, bp, and those of money."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.grammar import longest_first, table

UNIT_WORDS: Final = table("""
    % パーセント | ‰ パーミル | ℃ 度 | °C 度 | ℉ 華氏{}度 | °F 華氏{}度 | ° 度 | km/h 時速{}キロ
    m/s 秒速{}メートル | km² 平方キロメートル | m² 平方メートル | m³ 立方メートル | km キロメートル
    cm センチメートル | mm ミリメートル | nm ナノメートル | m メートル | kg キログラム | mg ミリグラム
    g グラム | t トン | ha ヘクタール | L リットル | ml ミリリットル | mL ミリリットル
    kWh キロワット時 | MWh メガワット時 | GWh ギガワット時 | kW キロワット | MW メガワット
    GW ギガワット | Hz ヘルツ | GHz ギガヘルツ | GB ギガバイト | TB テラバイト | MB メガバイト
    bp ベーシスポイント | bps ベーシスポイント | ppm ピーピーエム
""")
"""A sign, and what is said after the number, or with it at ``{}``."""
UNIT: Final = re.compile(
    rf"\s?(?:%(?!ポイント)|[‰℃℉]|°[CF]?|(?:{longest_first(UNIT_WORDS)})(?![A-Za-z0-9²³/]))"
)
MONEY: Final = table("""
    $ ドル | US$ ドル | USD ドル | € ユーロ | EUR ユーロ | £ ポンド | GBP ポンド | ¥ 円 | ￥ 円 | JPY 円
    CN¥ 人民元 | CNY 人民元 | HK$ 香港ドル | A$ 豪ドル | ₩ ウォン | CHF スイスフラン
""")
"""A sign or code before a sum, and what is said after it."""
