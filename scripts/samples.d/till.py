"""What a till prints: rows of signs, all of one width."""

from record import date, number, record

WIDTH = 40
RULE = "-" * WIDTH


def ends(left, right):
    """A row with a text at each end."""
    return left + right.rjust(WIDTH - len(left))


def lines(receipt):
    """A row for each line of a receipt."""
    for line in receipt["lines"]:
        amount = number(line["amount"], "en")
        if line["quantity"] == 1:
            yield ends(line["item"], amount)
        else:
            yield line["item"]
            price = number(line["unit_price"], "en")
            yield ends(f"  {line['quantity']} x {price}", amount)


def bakery(receipt):
    total = number(receipt["total"], "en")
    return [
        "Kornplatz 3, Oberwil ob der Halde".center(WIDTH),
        "CHE-000.041.772 MWST".center(WIDTH),
        "",
        ends(f"Quittung {receipt['number']}", date(receipt["date"], "de") + " 08:12"),
        ends("Es bediente Sie: Vreni", "Kasse 2"),
        RULE,
        *lines(receipt),
        RULE,
        ends(f"Total {receipt['currency']}", total),
        ends("  entspricht EUR", "33.16"),
        "",
        ends("Debit  XXXX XXXX XXXX 7718", total),
        ends("MWST 2.6 % inbegriffen", "0.82"),
        "",
        "Merci und uf Widerluege!".center(WIDTH),
    ]


def bookshop(receipt):
    day = "/".join(reversed(receipt["date"].split("-")))
    return [
        "2 Quay Street, Kilnamoy".center(WIDTH),
        "Tel. 01 555 0177".center(WIDTH),
        "",
        ends(f"Receipt {receipt['number']}", f"{day} 16:47"),
        RULE,
        *lines(receipt),
        RULE,
        ends(f"TOTAL {receipt['currency']}", number(receipt["total"], "en")),
        ends("Cash", "60.00"),
        ends("Change", "7.51"),
        "",
        "Loyalty points on this card: 52".center(WIDTH),
        "Exchange within 28 days".center(WIDTH),
        "with this receipt only.".center(WIDTH),
    ]


PRINTED = {"receipt-bakery": bakery, "receipt-bookshop": bookshop}


def printed(path):
    """The merchant's name, and the rows below it."""
    receipt = record(path)
    return receipt["merchant"], PRINTED[path.stem](receipt)
