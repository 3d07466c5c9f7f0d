"""Quantities read back from text: what a Chinese and an English sentence say is one exact quantity."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.digits import rounded
from langreel.errors import ContentError
from langreel.languages.grammar import YEARLESS
from langreel.model import Quantity
from langreel.quantity import find, same, say, write

# Chinese | English | what both say: value unit [hedge], several after semicolons
PAIRS = """
# large numbers
7700亿 | 770 billion | 770e9 1
7700亿美元 | $770 billion | 770e9 USD
1.2万亿 | 1.2 trillion | 1.2e12 1
一万二千亿 | 1.2 trillion | 1.2e12 1
一万二千亿美元 | one point two trillion dollars | 1.2e12 USD
1.32万亿美元 | $1.32 trillion | 1.32e12 USD
1.32万亿美元 | $1.32tn | 1.32e12 USD
1.32 万亿美元 | US$1.32 trillion | 1.32e12 USD
1万3千亿美元 | 1.3 trillion US dollars | 1.3e12 USD
1000万亿美元 | one thousand trillion dollars | 1e15 USD
38万亿美元 | $38 trillion | 38e12 USD
三十八万亿美元 | thirty-eight trillion dollars | 38e12 USD
两万亿美元 | two trillion dollars | 2e12 USD
两千亿美元 | two hundred billion dollars | 2e11 USD
二十亿美元 | $2bn | 2e9 USD
5247亿美元 | $524.7 billion | 524.7e9 USD
五千二百四十七亿美元 | five hundred and twenty-four point seven billion dollars | 524.7e9 USD
5,247亿美元 | 524.7 billion dollars | 524.7e9 USD
3亿5千万美元 | $350 million | 350e6 USD
三亿五千万美元 | $350m | 350e6 USD
三亿五 | 350 million | 350e6 1
一亿二 | 120 million | 120e6 1
一亿零二万 | 100,020,000 | 100020000 1
1230万美元 | $12.3 million | 12.3e6 USD
两万五 | 25,000 | 25000 1
一万二 | twelve thousand | 12000 1
三千五美元 | $3,500 | 3500 USD
一百二 | one hundred and twenty | 120 1
一千零八十二吨 | 1,082 tonnes | 1082 t
1082吨 | one thousand and eighty-two tonnes | 1082 t
3.63万吨 | 36,300 metric tons | 36300 t
一百五十万美元 | a million and a half dollars | 1.5e6 USD
二十五万吨 | a quarter of a million tonnes | 250000 t
十万八千吨 | 108,000 tonnes | 108000 t
十二个国家 | twelve countries | 12 1
二十三个国家 | twenty-three countries | 23 1
500家银行 | 500 banks | 500 1
一千零一 | one thousand and one | 1001 1
一千零一十 | one thousand and ten | 1010 1
12,345 | 12,345 | 12345 1
30亿人 | 3 billion people | 3e9 1
14亿人 | 1.4bn people | 1.4e9 1
3个亿 | 300 million | 300e6 1
２０２４万 | 20.24 million | 20.24e6 1
一点五万亿元 | one and a half trillion yuan | 1.5e12 CNY
二点五亿 | two hundred and fifty million | 250e6 1
# money
1000块 | 1,000 yuan | 1000 CNY
一千块钱 | one thousand yuan | 1000 CNY
7680亿元人民币 | 768 billion yuan | 768e9 CNY
人民币100亿元 | 10 billion renminbi | 10e9 CNY
50亿欧元 | €5 billion | 5e9 EUR
50亿欧元 | 5 billion euros | 5e9 EUR
300亿日元 | 30 billion yen | 30e9 JPY
2亿英镑 | £200 million | 200e6 GBP
$5000亿 | $500bn | 500e9 USD
100美金 | 100 dollars | 100 USD
0.25美元 | $0.25 | 0.25 USD
一美元 | one dollar | 1 USD
每盎司4381.21美元 | $4,381.21 an ounce | 4381.21 USD/oz
4381美元/盎司 | $4,381/oz | 4381 USD/oz
4000美元一盎司 | 4,000 dollars an ounce | 4000 USD/oz
每盎司超过4000美元 | 4,000 dollars per troy ounce | 4000 USD/oz
# percent, shares, growth
2.6% | 2.6% | 2.6 percent
2.6% | 2.6 percent | 2.6 percent
２.６％ | 2.6 per cent | 2.6 percent
百分之二点六 | two point six percent | 2.6 percent
百分之三十四点五 | 34.5 percent | 34.5 percent
百分之三十四点五 | thirty-four point five percent | 34.5 percent
百分之百 | 100 percent | 100 percent
百分之五十 | fifty percent | 50 percent
百分之一百二十 | 120% | 120 percent
千分之三 | 0.3 percent | 0.3 percent
万分之五 | 0.05 percent | 0.05 percent
-5% | -5% | -5 percent
−5% | −5 percent | -5 percent
负百分之零点五 | minus zero point five percent | -0.5 percent
负5% | minus 5 percent | -5 percent
三成 | thirty percent | 30 percent
三成四 | 34 percent | 34 percent
三成半 | 35 percent | 35 percent
七成 | seven in ten | 70 percent
九成九 | 99 percent | 99 percent
六成 | six tenths of it | 60 percent
三分之一 | a third of it | 100/3 percent
三分之一 | one third of the market | 100/3 percent
三分之一 | one-third of world GDP | 100/3 percent
三分之二 | two thirds of them | 200/3 percent
四分之三 | three quarters of it | 75 percent
四分之一 | a quarter of it | 25 percent
五分之二 | two fifths of it | 40 percent
十分之一 | a tenth of it | 10 percent
一半 | half | 50 percent
半数 | half of them | 50 percent
一半 | one half of it | 50 percent
2.5个百分点 | 2.5 percentage points | 2.5 point
半个百分点 | half a percentage point | 0.5 point
半个百分点 | half a point | 0.5 point
0.47个百分点 | 0.47 percentage points | 0.47 point
50个基点 | 50 basis points | 0.5 point
25个基点 | 25bp | 0.25 point
翻一番 | doubled | 2 times
翻了一番 | doubling | 2 times
翻番 | it doubles | 2 times
翻倍 | twice as much | 2 times
翻两番 | quadrupled | 4 times
增长一倍 | double | 2 times
增加了一倍 | twofold | 2 times
减半 | halved | 1/2 times
两倍 | two times | 2 times
3倍 | tripled | 3 times
三倍 | threefold | 3 times
1.2倍 | 1.2 times | 1.2 times
十倍 | tenfold | 10 times
十倍 | ten times | 10 times
5倍 | 5x | 5 times
翻了一倍 | doubled | 2 times
涨了两倍 | tripled | 3 times
增长1.5倍 | 2.5 times | 2.5 times
增长到3倍 | to 3 times | 3 times
下降两成 | down a fifth on the year | 20 percent
# ranges
2%到3% | 2% to 3% | 2 percent; 3 percent
2%至3% | 2–3% | 2 percent; 3 percent
2到3% | 2 to 3 percent | 2 percent; 3 percent
2-3% | 2-3% | 2 percent; 3 percent
百分之二到百分之三 | two to three percent | 2 percent; 3 percent
4.01%到4.48% | from 4.01 to 4.48 percent | 4.01 percent; 4.48 percent
2到3万亿美元 | between 2 and 3 trillion dollars | 2e12 USD; 3e12 USD
2万亿到3万亿美元 | $2 to $3 trillion | 2e12 USD; 3e12 USD
1000到2000吨 | 1,000 to 2,000 tonnes | 1000 t; 2000 t
三四百亿美元 | $30 to $40 billion | 30e9 USD; 40e9 USD
两三年 | two or three years | 2 years; 3 years
七八个月 | seven or eight months | 7 months; 8 months
2000到2025年 | 2000 to 2025 | 2000 date; 2025 date
2000年到2025年 | from 2000 to 2025 | 2000 date; 2025 date
2013—2024年 | 2013–2024 | 2013 date; 2024 date
# hedges
约1.32万亿美元 | about $1.32 trillion | 1.32e12 USD about
大约5000吨 | roughly 5,000 tonnes | 5000 t about
2.6%左右 | around 2.6 percent | 2.6 percent about
超过1000吨 | more than 1,000 tonnes | 1000 t over
逾1000吨 | over 1,000 tonnes | 1000 t over
1000吨以上 | 1,000 tonnes or more | 1000 t over
1000多吨 | more than 1,000 tonnes | 1000 t over
1000余吨 | above 1,000 tonnes | 1000 t over
1000多亿美元 | more than $100 billion | 100e9 USD over
一千多亿美元 | over 100 billion dollars | 100e9 USD over
至少500 | at least 500 | 500 1 over
不少于500 | no less than 500 | 500 1 over
超过500 | more than 500 | 500 1 over
不到500 | fewer than 500 | 500 1 under
不足5% | less than 5 percent | 5 percent under
低于5% | below 5 percent | 5 percent under
近三分之一 | nearly a third | 100/3 percent under
接近9000亿美元 | close to $900 billion | 900e9 USD under
将近一半 | almost half | 50 percent under
不超过10% | no more than 10 percent | 10 percent under
十几万 | more than 100,000 | 100000 1 over
十多万 | over 100,000 | 100000 1 over
十来万 | more than a hundred thousand | 100000 1 over
二十多年 | more than twenty years | 20 years over
三十多年 | over 30 years | 30 years over
十几年 | more than ten years | 10 years over
上百亿 | more than 10 billion | 10e9 1 over
上千亿美元 | more than $100 billion | 100e9 USD over
上万 | more than ten thousand | 10000 1 over
几千亿美元 | hundreds of billions of dollars | 100e9 USD several
数千亿美元 | hundreds of billions of dollars | 100e9 USD several
好几千亿 | hundreds of billions | 100e9 1 several
数百亿 | tens of billions | 10e9 1 several
数万亿美元 | trillions of dollars | 1e12 USD several
几十万 | hundreds of thousands | 100000 1 several
几千 | thousands | 1000 1 several
数百万吨 | millions of tonnes | 1e6 t several
几十年 | decades | 10 years several
# time
29年来 | in 29 years | 29 years
二十九年来 | for twenty-nine years | 29 years
十年 | a decade | 10 years
十年 | ten years | 10 years
二十年 | two decades | 20 years
百年 | a century | 100 years
一个世纪 | a century | 100 years
十年期 | 10-year | 10 years
30年期 | thirty-year | 30 years
3个月 | three months | 3 months
12个月 | 12 months | 12 months
两周 | two weeks | 2 weeks
93天 | 93 days | 93 days
七天 | seven days | 7 days
2024年 | 2024 | 2024 date
2024年底 | the end of 2024 | 2024 date
二零二四年 | twenty twenty-four | 2024 date
二〇〇八年 | in 2008 | 2008 date
1996年以来 | since 1996 | 1996 date
2024财年 | fiscal 2024 | 2024 date
2024财年 | FY2024 | 2024 date
1990年代 | the 1990s | 1990 date
上世纪90年代 | the '90s | 1990 date
上个世纪90年代 | the 90s | 1990 date
90年代 | the ’90s | 1990 date
20世纪80年代 | the 1980s | 1980 date
二十世纪七十年代 | the 1970s | 1970 date
20世纪10年代 | the 1910s | 1910 date
18世纪60年代 | the 1760s | 1760 date
本世纪20年代 | the 2020s | 2020 date
30年代 | the 30s | 1930 date
半个世纪 | half a century | 50 years
2013年11月 | November 2013 | 2013-11 date
2013年11月 | Nov 2013 | 2013-11 date
二零一三年十一月 | November twenty thirteen | 2013-11 date
2013年11月底 | the end of November 2013 | 2013-11 date
2025年10月21日 | 21 October 2025 | 2025-10-21 date
2025年10月21日 | October 21, 2025 | 2025-10-21 date
2025年10月21号 | Oct. 21, 2025 | 2025-10-21 date
二零二五年十月二十一日 | the twenty-first of October twenty twenty-five | 2025-10-21 date
2025-10-21 | 2025-10-21 | 2025-10-21 date
2025年4月2日 | 2nd of April 2025 | 2025-04-02 date
10月21日 | 21 October | 10-21 date
10月21日 | October 21 | 10-21 date
10月21号 | 21st October | 10-21 date
十月二十一日 | the twenty-first of October | 10-21 date
从11月起 | since November | 11 date
4月 | in April | 4 date
# sentences
2013年底，中国有1.32万亿美元。 | At the end of 2013, China held $1.32 trillion. | 2013 date; 1.32e12 USD
2024年净买入1092吨黄金。 | In 2024, banks bought 1,092 tonnes of gold. | 2024 date; 1092 t
二十多年平均约2.6%。 | Over more than twenty years, about 2.6 percent. | 20 years over; 2.6 percent about
2022年一度达到8%。 | In 2022 it peaked at 8 percent. | 2022 date; 8 percent
一周内从4.01%升到4.48%。 | It went from 4.01 to 4.48 percent in a week. | 4.01 percent; 4.48 percent
38万亿里约29万亿可交易。 | Of 38 trillion, about 29 trillion trades. | 38e12 1; 29e12 1 about
连续三年超过1000吨。 | Three years running, more than 1,000 tonnes. | 3 years; 1000 t over
利息8810亿美元，国防8740亿。 | Interest: $881 billion, defence: 874 billion. | 881e9 USD; 874e9 1
黄金每盎司涨到4381美元。 | Gold rose to $4,381 an ounce. | 4381 USD/oz
按2%算，一年缩水约85亿美元。 | At 2 percent, about $8.5 billion a year. | 2 percent; 8.5e9 USD about
每天成交9000亿美元 | $900 billion change hands a day | 900e9 USD
# as the flagship and its kind speak
中国卖给美国5250亿美元的货物 | China sold the United States $525 billion of goods | 525e9 USD
按美国口径是4390亿美元 | by America's count it was $439 billion | 439e9 USD
攒下了1.15万亿美元的美债 | left it with $1.15 trillion of Treasuries | 1.15e12 USD
每样大约1200亿美元 | about $120 billion each | 120e9 USD about
只有245亿美元 | only $24.5 billion | 24.5e9 USD
多了6790亿美元 | rose by $679 billion | 679e9 USD
一共持有8.6万亿美元 | held $8.6 trillion in all | 8.6e12 USD
官方机构占44% | official institutions had 44 percent | 44 percent
平均每年2.6% | averaged 2.6 percent a year | 2.6 percent
一度冲到8% | jumped to 8 percent | 8 percent
盈余是4240亿美元 | the surplus was $424 billion | 424e9 USD
一年要少掉85亿美元 | would cost $8.5 billion a year | 8.5e9 USD
国债总额有38万亿美元 | public debt is $38 trillion | 38e12 USD
大约29万亿美元可以买卖 | about $29 trillion can be traded | 29e12 USD about
每天成交大约9000亿美元 | about $900 billion changed hands every day | 900e9 USD about
一天超过1万亿美元 | more than $1 trillion a day | 1e12 USD over
贸易逆差是9180亿美元 | the trade deficit was $918 billion | 918e9 USD
大约有3000亿美元被冻结 | about $300 billion was frozen | 300e9 USD about
只剩7590亿美元 | $759 billion was left | 759e9 USD
少了5580亿美元 | $558 billion less | 558e9 USD
首次公布是7310亿美元 | as first published, $731 billion | 731e9 USD
高点是1.33万亿美元 | a peak of $1.33 trillion | 1.33e12 USD
每盎司4381美元 | $4,381 an ounce | 4381 USD/oz
1980年是9080亿美元 | in 1980 it was $908 billion | 1980 date; 908e9 USD
超过了36万亿美元 | more than $36 trillion | 36e12 USD over
只用了71天 | it took just 71 days | 71 days
净利息有9700亿美元 | net interest of $970 billion | 970e9 USD
国防开支是8740亿美元 | defence was $874 billion | 874e9 USD
相当于全球GDP的32% | 32 percent of world GDP | 32 percent
大约9.2万亿美元到期 | about $9.2 trillion came due | 9.2e12 USD about
平均利率是1.43% | the average rate was 1.43 percent | 1.43 percent
已经是3.36% | by then it was 3.36 percent | 3.36 percent
从4.01%升到4.48% | rose from 4.01 to 4.48 percent | 4.01 percent; 4.48 percent
一共2960亿美元 | $296 billion in all | 296e9 USD
USDT占59% | USDT was 59 percent of it | 59 percent
到2028年会有2万亿美元 | by 2028, $2 trillion | 2028 date; 2e12 USD
大约75%和美债有关 | about 75 percent is tied to Treasuries | 75 percent about
1999年是71% | in 1999, 71 percent | 1999 date; 71 percent
大约只有2% | only about 2 percent | 2 percent about
2013年11月 | November 2013 | 2013-11 date
2025年8月11日 | 11 August 2025 | 2025-08-11 date
2025年10月21日 | on 21 October 2025 | 2025-10-21 date
2025年7月18日 | 18 July 2025 | 2025-07-18 date
# more sizes, spelt and written
四万亿美元 | four trillion dollars | 4e12 USD
36000.1美元 | thirty-six thousand point one dollars | 36000.1 USD
6.06万亿美元 | $6.06 trillion | 6.06e12 USD
14.9万亿美元 | $14.9 trillion | 14.9e12 USD
117万亿美元 | $117 trillion | 117e12 USD
一百一十七万亿美元 | one hundred and seventeen trillion dollars | 117e12 USD
9042亿美元 | $904.2 billion | 904.2e9 USD
八百八十一亿美元 | eighty-eight point one billion dollars | 88.1e9 USD
七亿美元 | $700 million | 7e8 USD
0.68亿美元 | $68 million | 68e6 USD
六千八百万美元 | sixty-eight million dollars | 68e6 USD
1050.8吨 | 1,050.8 tonnes | 1050.8 t
243.7吨 | 243.7 tonnes | 243.7 t
八千一百三十三吨 | 8,133 tonnes | 8133 t
3.6万吨 | 36,000 tonnes | 36000 t
57.8% | 57.8 percent | 57.8 percent
百分之五十七点八 | fifty-seven point eight percent | 57.8 percent
百分之七十一 | seventy-one percent | 71 percent
0.62% | 0.62 percent | 0.62 percent
百分之二 | two percent | 2 percent
从71%降到58% | fell from 71 to 58 percent | 71 percent; 58 percent
从1.43%到3.36% | from 1.43 to 3.36 percent | 1.43 percent; 3.36 percent
三百一十八亿美元 | $31.8 billion | 31.8e9 USD
8,619亿美元 | $861.9 billion | 861.9e9 USD
两亿人 | 200 million people | 2e8 1
71天 | seventy-one days | 71 days
二百六十三天 | 263 days | 263 days
四十年 | forty years | 40 years
十一年里 | in eleven years | 11 years
六个月 | six months | 6 months
八周 | eight weeks | 8 weeks
1966年 | 1966 | 1966 date
二零二六年 | twenty twenty-six | 2026 date
2021年12月 | December 2021 | 2021-12 date
2023年12月29日 | 29 December 2023 | 2023-12-29 date
2026年3月17日 | March 17, 2026 | 2026-03-17 date
6月17日 | 17 June | 6-17 date
超过38万亿美元 | more than $38 trillion | 38e12 USD over
不到1000亿美元 | less than $100 billion | 100e9 USD under
将近3000亿美元 | nearly $300 billion | 300e9 USD under
至少1000吨 | at least 1,000 tonnes | 1000 t over
"""
ROWS = [[part.strip() for part in row.split("|")] for row in PAIRS.strip().splitlines() if row[0] != "#"]
CASES = [(text, lang, row[2]) for row in ROWS for text, lang in zip(row, ("zh", "en"))]


def told(found):
    """A quantity as the table writes it."""
    value, unit = found.quantity.value, found.quantity.unit
    if isinstance(value, date):
        parts = value.isoformat().split("-")[: found.quantity.digits]
        number = tuple(map(int, parts[1:] if value.year == YEARLESS else parts))
    else:
        number = value
    return number, unit, found.approx


def expected(cell):
    """The quantities of a row of the table."""
    for item in cell.split(";"):
        number, unit, *hedge = item.split()
        day = unit == "date"
        yield (tuple(map(int, number.split("-"))) if day else Fraction(number)), unit, "".join(hedge)


@pytest.mark.parametrize(("text", "lang", "cell"), CASES)
def test_found(text, lang, cell):
    """What is said in either language is the same exact value, unit and hedge."""
    assert [told(found) for found in find(text, lang)] == list(expected(cell))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "万一出事"), ("zh", "千万别卖"), ("zh", "十分安全"), ("zh", "第三大债主"),
        ("zh", "一个国家，三家银行"), ("zh", "唯一的大池子"), ("zh", "一些统一的标准"), ("zh", "百姓"),
        ("zh", "G7和G20"), ("zh", "1:1储备"), ("zh", "成千上万"), ("zh", "星期三"), ("zh", "一年又一年"),
        ("zh", "成都"), ("zh", "完成为止"), ("zh", "5G网络"), ("zh", "百十千"), ("zh", "多半"),
        ("zh", "半天"), ("zh", "功能050"), ("zh", "上半年"), ("en", "one of them"),
        ("en", "three countries"), ("en", "a year"), ("en", "one year"), ("en", "G7 and G20"),
        ("en", "backed 1:1"), ("en", "the third largest holder"), ("en", "the first half of the year"),
        ("en", "function 050"), ("en", "it may march on"), ("en", "a third party"), ("en", "last quarter"),
        ("en", "double-digit"), ("en", "the 3rd of them"), ("en", "No. 1"), ("en", "a 5G network"),
        ("en", "24/7"), ("zh", "19世纪末"), ("zh", "二十一世纪"), ("zh", "20年代"),
        ("zh", "下午3点半"), ("zh", "早上9点"),
        ("zh", "3点钟"), ("zh", "晚上八点一刻"), ("zh", "统一六国"), ("zh", "唯一一个"), ("zh", "COVID-19"),
        ("zh", "192.168.1.1"), ("zh", "2.0.1"), ("zh", "400-800-1234"), ("zh", "16:9"), ("zh", "9:30到10:00"),
        ("zh", "比分是3-2"), ("zh", "CO2"), ("zh", "80后"), ("zh", "9·11"), ("zh", "4/2/2025"), ("zh", "7/4"),
        ("en", "at 9 a.m."), ("en", "3pm"), ("en", "the 20s"), ("en", "the late 19th century"),
        ("en", "192.168.1.1"), ("en", "2.0.1"), ("en", "202-555-0143"), ("en", "won 3-2"), ("en", "CO2"),
        ("en", "4/2/2025"), ("en", "on 5/12"), ("en", "No. 12"), ("en", "#12"), ("en", "4K video"),
    ],
)  # fmt: skip
def test_not_a_quantity(lang, text):
    """Ordinals, names, idioms, ratios and one as an article count nothing."""
    assert find(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "digits"),
    [
        ("zh", "7700亿", 2), ("zh", "1.20万亿", 3), ("zh", "一万二千亿", 2), ("zh", "5247亿", 4),
        ("zh", "1000", 1), ("zh", "百分之三十四点五", 3), ("zh", "三成四", 2), ("zh", "0.05%", 1),
        ("zh", "十几万", 1), ("zh", "2024年", 1), ("zh", "10月21日", 3), ("zh", "2013年11月", 2),
        ("zh", "3亿5千万", 2), ("zh", "三分之一", 2), ("en", "770 billion", 2), ("en", "$1.20 trillion", 3),
        ("en", "1,082 tonnes", 4), ("en", "$1,000", 1), ("en", "one point three two trillion", 3),
        ("en", "0.05 percent", 1), ("en", "a third of it", 2), ("en", "November 2013", 2),
        ("en", "two and a half billion", 2), ("en", "0 percent", 1),
    ],
)  # fmt: skip
def test_precision_is_what_was_written(lang, text, digits):
    """Zeros at the end of a whole number claim nothing, decimals all count."""
    assert [found.quantity.digits for found in find(text, lang)] == [digits]


@pytest.mark.parametrize(
    ("lang", "text", "pieces"),
    [
        ("zh", "约有1.32万亿美元的美债", ["1.32万亿美元"]),
        ("zh", "三四百亿美元", ["三", "四百亿美元"]),
        ("zh", "黄金每盎司4381美元", ["每盎司4381美元"]),
        ("en", "about $1.32 trillion of debt", ["$1.32 trillion"]),
        ("en", "from 2 to 3 percent", ["2", "3 percent"]),
        ("en", "the 10-year yield", ["10-year"]),
        ("en", "In mid-2025, $4,381 an ounce", ["2025", "$4,381 an ounce"]),
    ],
)
def test_a_find_has_its_place(lang, text, pieces):
    """A quantity stands from its sign to its unit; hedges are not part of it."""
    assert [text[found.start : found.end] for found in find(text, lang)] == pieces


@pytest.mark.parametrize(
    ("zh", "en", "agree"),
    [
        ("1.32万亿美元", "$1.32 trillion", True), ("1.32万亿", "$1.32 trillion", True),
        ("1.32万亿美元", "$1.3 trillion", False), ("5000亿美元", "$524.7 billion", False),
        ("5%", "5 percentage points", False), ("三分之一", "33 percent", True),
        ("三分之一", "35 percent", False), ("一半", "50 percent", True),
        ("10月21日", "21 October 2025", True), ("10月21日", "20 October 2025", False),
        ("2024年", "2025", False), ("2024年", "2024 tonnes", False), ("翻一番", "twice", True),
    ],
)  # fmt: skip
def test_same(zh, en, agree):
    """Two texts agree on the exact value; a bare number stands for any unit, a third for 33 percent."""
    [one], [other] = find(zh, "zh"), find(en, "en")
    assert same(one.quantity, other.quantity) is agree
    assert same(other.quantity, one.quantity) is agree


VALUES = st.fractions(min_value=Fraction(1, 10**4), max_value=10**15, max_denominator=10**4)
UNITS = ["USD", "CNY", "EUR", "JPY", "GBP", "percent", "point", "t", "USD/oz", "times"]


@given(VALUES, st.integers(1, 6), st.sampled_from(UNITS), st.booleans(), st.sampled_from(["zh", "en"]))
def test_what_is_written_is_found(value, digits, unit, negative, lang):
    """write() and find() are inverse, as far as the digits are claimed."""
    quantity = Quantity(-value if negative and unit != "USD/oz" else value, unit, digits)
    [found] = find(write(quantity, lang), lang)
    assert (found.quantity.value, found.quantity.unit) == (rounded(quantity.value, digits), unit)
    assert found.quantity.digits <= digits


@given(VALUES, st.integers(1, 6), st.sampled_from(["USD", "percent", "t"]), st.sampled_from(["zh", "en"]))
def test_what_is_said_is_found(value, digits, unit, lang):
    """The words of a voice mean the same number as the digits on screen."""
    quantity = Quantity(value, unit, digits)
    [found] = find(say(quantity, lang), lang)
    assert (found.quantity.value, found.quantity.unit) == (rounded(value, digits), unit)


@given(st.dates(date(1910, 1, 1), date(2099, 12, 31)), st.integers(1, 3), st.sampled_from(["zh", "en"]))
def test_dates_that_are_written_are_found(day, digits, lang):
    """A date to its year, month or day is read back to the same part."""
    quantity = Quantity(day, "date", digits)
    [found] = find(write(quantity, lang), lang)
    assert same(found.quantity, quantity)


@given(st.text("一二两三十百千万亿零点半几数上多成分之年月日第个倍%到约0123456789.,- 美元", max_size=20))
def test_any_chinese_is_read(text):
    """Whatever stands there, finding never fails, and finds lie in order within the text."""
    ends = [edge for found in find(text, "zh") for edge in (found.start, found.end)]
    assert ends == sorted(ends) and all(0 <= edge <= len(text) for edge in ends)


ENGLISH = [
    "one", "two", "twenty", "hundred", "thousand", "trillion", "point", "and", "a", "half", "third", "of",
    "to", "percent", "dollars", "$", "5", "1,000", "2.5", "May", "October", "21", "2025", "-", "tn", ",",
    "in", "ten",
]  # fmt: skip


@given(st.lists(st.sampled_from(ENGLISH), max_size=10), st.sampled_from(["", " ", "-"]))
def test_any_english_is_read(words, joint):
    """Whatever stands there, finding never fails, and finds lie in order within the text."""
    text = joint.join(words)
    ends = [edge for found in find(text, "en") for edge in (found.start, found.end)]
    assert ends == sorted(ends) and all(0 <= edge <= len(text) for edge in ends)


def test_a_language_that_cannot_be_read_says_so():
    """Numbers are read in Chinese, English and Japanese."""
    with pytest.raises(ContentError, match="numbers are not known in 'tlh'"):
        find("1.32兆ドル", "tlh")
