"""The answers to samples, which are also what the samples are made of, and numbers as countries print them."""

import json
from decimal import Decimal
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"

# What stands between thousands, and before the decimals.
SEPARATORS = {"de": (".", ","), "en": (",", "."), "fr": ("\u00a0", ","), "ch": ("’", ".")}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def record(path):
    """The answer to a document, every number with the digits that it is written with."""
    with open(SAMPLES / "answers" / f"{path.stem}.json", encoding="utf-8") as file:
        return json.load(file, parse_float=Decimal)


def number(value, country):
    """A number as it is printed in a country, with no digit more or less."""
    thousands, point = SEPARATORS[country]
    return f"{value:,}".translate({ord(","): thousands, ord("."): point, ord("-"): "−"})


def date(day, country):
    """A day as it is printed in a country."""
    year, month, day = day.split("-")
    if country in MONTHS:
        return f"{int(day)} {MONTHS[country].split()[int(month) - 1]} {year}"
    return f"{day}.{month}.{year}"
