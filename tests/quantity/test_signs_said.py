import pytest

from langreel.quantity import readings


def heard(text: str, lang: str) -> str:
    """The text with what is not said as it stands in words."""
    for start, end, words in reversed(list(readings(text, lang))):
        text = text[:start] + words + text[end:]
    return text


@pytest.mark.parametrize(
    ("lang", "written", "spoken"),
    [
        ("en", "5 £, ₹5, 12.50 €", "five pounds, five rupees, twelve euros and fifty cents"),
        ("en", "R$5, -5 €", "five Brazilian reals, minus five euros"),
        ("zh", "花了5 €，€12.50", "花了五欧元，十二点五零欧元"),
        ("ja", "5 €と￥5", "五ユーロと五円"),
        ("es", "1 €, 12,50 €, $5, 5 £", "un euro, doce coma cincuenta euros, cinco dólares, cinco libras"),
        ("es", "$ 5 millones, −5 €", "cinco millones de dólares, menos cinco euros"),
        ("es-MX", "$5", "cinco pesos mexicanos"),
        ("de", "5 Mio. €", "fünf Mio. Euro"),
        ("fr", "5 millions €", "cinq millions d’euros"),
        ("el", "12,50 €, $5, 1 £", "12,50 ευρώ, 5 δολάρια ΗΠΑ, 1 λίρα στερλίνα Βρετανίας"),
        ("ru", "5 ₽, €5", "пять российских рублей, пять евро"),
        ("hi", "₹5 करोड़", "5 करोड़ भारतीय रुपए"),
        ("ko", "3만 €", "삼만 유로"),
        ("pl", "2 $", "2 dolary amerykańskie"),
    ],
)
def test_an_amount_is_said_with_the_name_of_its_currency(lang: str, written: str, spoken: str) -> None:
    """The sign stands before or behind, with or without a space; the name agrees with the number."""
    assert heard(written, lang) == spoken


@pytest.mark.parametrize(
    ("lang", "written", "spoken"),
    [
        ("en", "3-5 €, $3-5 million", "three to five euros, three to five million dollars"),
        ("es", "3-5 €, $3-5 millones", "3-5 euros, 3-5 millones de dólares"),
        ("el", "$3–5", "3–5 δολάρια ΗΠΑ"),
    ],
)
def test_a_range_has_its_currency_once(lang: str, written: str, spoken: str) -> None:
    """Behind both numbers, which stay digits where the voice has to read the first."""
    assert heard(written, lang) == spoken


@pytest.mark.parametrize(
    ("lang", "written", "spoken"),
    [("es", "5 °C", "cinco grados Celsius"), ("el", "−3 °C, 2 ‰", "μείον 3 βαθμοί Κελσίου, 2 τοις χιλίοις")],
)
def test_a_measure_is_said_with_its_name(lang: str, written: str, spoken: str) -> None:
    """Signs that no voice says, and that every language writes alike."""
    assert heard(written, lang) == spoken


@pytest.mark.parametrize(("lang", "text"), [("es", "el € y $"), ("en", "AR$ in words"), ("el", "5 kg")])
def test_what_is_no_amount_stays(lang: str, text: str) -> None:
    """A sign without a number, letters before it that nobody knows, a unit in letters."""
    assert heard(text, lang) == text
