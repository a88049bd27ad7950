"""Writes checks that Python finds true: checks.py > Tests/SchemaGenTests/Checks/PythonArithmetic.swift.

Sums, products, quotients and roundings are worked out by fractions and decimal, days by datetime.
"""

import datetime
import decimal
import fractions
import random

SEED = 20240503
decimal.getcontext().prec = 400


def number(luck):
    """A number as documents have them, or one that no machine word holds."""
    digits = luck.choice([1, 2, 3, 5, 9, 10, 18, 19, 20, 27, 28, 40, 60])
    places = luck.randint(0, min(digits, luck.choice([0, 2, 2, 4, 20])))
    size = luck.randint(0, 10**digits - 1)
    return decimal.Decimal(size).scaleb(-places)


def written(value):
    text = format(value, "f")
    return f"(-{text[1:]})" if text.startswith("-") else text


def arithmetic(luck):
    one, other = number(luck), number(luck)
    kind = luck.choice(["+", "-", "*", "/", "round", "compare"])
    if kind in "+-*":
        exact = {"+": one + other, "-": one - other, "*": one * other}[kind]
        return f"{one:f} {kind} {other:f} == {written(exact)}"
    if kind == "compare":
        return f"{one:f} {'<' if one < other else '>=' } {other:f}"
    if other == 0:
        return f"{one:f} * 0 == 0"
    if kind == "/":
        quotient = fractions.Fraction(one) / fractions.Fraction(other)
        third = fractions.Fraction(number(luck))
        total = (quotient + third) * fractions.Fraction(other)
        exact = decimal.Decimal(total.numerator) / decimal.Decimal(total.denominator)
        return f"({one:f} / {other:f} + {written(decimal.Decimal(third.numerator) / third.denominator)}) * {other:f} == {written(exact)}"
    places = luck.randint(0, 6)
    rounded = (one / other).quantize(decimal.Decimal(1).scaleb(-places), decimal.ROUND_HALF_UP)
    return f"round(-{one:f} / {other:f}, {places}) == -{rounded:f}"


def calendar(luck):
    first = datetime.date(1, 1, 1).toordinal()
    last = datetime.date(9999, 12, 31).toordinal()
    one, other = (datetime.date.fromordinal(luck.randint(first, last)) for _ in range(2))
    apart = (one - other).days
    if luck.random() < 0.5:
        return f"{one} - {other} == {apart} days" if apart >= 0 else f"{one} - {other} == -{-apart} days"
    return f"{other} + {apart} days == {one}" if apart >= 0 else f"{other} - {-apart} days == {one}"


luck = random.Random(SEED)
lines = [arithmetic(luck) for _ in range(320)] + [calendar(luck) for _ in range(80)]
lines = [line for line in lines if max(len(run) for run in line.replace(".", "").split()) <= 100]
print("/// Checks that Python finds true; written by `scripts/oracles/checks.py`.")
print("enum PythonArithmetic {")
print('  static let checks = """')
for line in lines:
    print(f"    {line}")
print('    """.split(separator: "\\n").map(String.init)')
print("}")
