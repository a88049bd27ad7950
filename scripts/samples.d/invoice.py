"""Invoices of one supplier each: the record, and what a letterhead says besides."""

from reportlab.lib.units import mm

from letter import Column, Letter, draw, new_canvas
from record import date, number, record

# What the record does not hold: addresses, and the words of a language.
ORCHARD = {
    "country": "en",
    "accent": "#3d6b35",
    "address": ["Hollin Bank Farm", "Upper Hollin", "Tel. 01632 960417", "VAT reg. {vat_id}"],
    "to": ["The Bursar", "14 School Lane", "Brindlewick"],
    "title": "INVOICE",
    "facts": {
        "invoice_number": "Invoice no.", "issue_date": "Date", "due_date": "Payment due",
        "purchase_order": "Your order",
    },
    "headings": ["", "Description", "Quantity", "", "Unit price", "VAT", "Amount"],
    "units": {"piece": "pc", "hour": "h", "other": ""},
    "sums": ["Subtotal", "VAT 20 %", "Total {currency}"],
    "notes": ["Please pay by transfer to {iban}, quoting {reference}.", "Thank you for planting trees."],
    "footer": ["Hollin Orchard Ltd, registered in England, no. 00041771"],
    "page_of": "Page {} of {}",
}
SHIPYARD = {
    "country": "de",
    "accent": "#1c4f72",
    "address": ["Slipstraße 3, Nordholm", "Telefon (0 00) 41 77-0", "USt-IdNr. {vat_id}"],
    "to": ["z. Hd. Frau Ohlsen", "Am Fähranleger 1", "Altenholm"],
    "title": "Rechnung {invoice_number}: Werftliegezeit der Fähre „Dorothea“",
    "facts": {"invoice_number": "Rechnung Nr.", "issue_date": "Datum"},
    "headings": ["Pos.", "Leistung", "Menge", "", "Preis", "USt.", "Betrag €"],
    "units": {"piece": "Stk.", "hour": "Std.", "day": "Tag(e)", "kg": "kg", "m": "m", "other": "psch."},
    "sums": ["Nettobetrag", "zzgl. 19 % USt.", "Rechnungsbetrag {currency}"],
    "notes": [
        "Zahlbar innerhalb von 14 Tagen ohne Abzug.",
        "IBAN {iban}, Verwendungszweck {reference}.",
    ],
    "footer": ["Werft Nordholm GmbH, Geschäftsführerin Hella Brügge, Amtsgericht Nordholm HRB 4177"],
    "page_of": "Seite {} von {}",
    "carried": ("Übertrag", "Übertrag von Seite 1"),
}
HEADS = {"invoice-orchard": ORCHARD, "invoice-shipyard": SHIPYARD}


def write(path):
    """Draws an invoice as a PDF."""
    invoice, head = record(path), HEADS[path.stem]
    canvas = new_canvas(path, f"{invoice['seller']['name']}: {invoice['invoice_number']}", invoice["seller"]["name"])
    draw(_letter(invoice, head), canvas)
    canvas.save()


def _letter(invoice, head):
    country = head["country"]
    known = {**invoice, **invoice["payment"], "vat_id": invoice["seller"]["vat_id"]}
    known["iban"] = " ".join(known["iban"][at : at + 4] for at in range(0, len(known["iban"]), 4))

    def fact(name):
        return date(invoice[name], country) if name.endswith("_date") else invoice[name]

    running, sums = 0, []
    for line in invoice["lines"]:
        running += line["amount"]
        sums.append(number(running, country))
    return Letter(
        sender=invoice["seller"]["name"],
        address=[line.format_map(known) for line in head["address"]],
        to=[invoice["buyer"]["name"], *head["to"]],
        title=head["title"].format_map(known),
        facts=[(word, fact(name)) for name, word in head["facts"].items()],
        columns=_columns(head["headings"]),
        rows=[_row(index, line, head) for index, line in enumerate(invoice["lines"])],
        sums=[
            (word.format_map(known), number(invoice[name], country))
            for word, name in zip(head["sums"], ("subtotal", "vat", "total"))
        ],
        notes=[note.format_map(known) for note in head["notes"]],
        footer=head["footer"],
        accent=head["accent"],
        page_of=head["page_of"],
        carried=head.get("carried"),
        running=sums,
    )


def _columns(headings):
    edges = [(22, 30, 0), (30, 100, 0), (100, 118, 1), (119.5, 132, 0), (132, 150, 1), (150, 164, 1), (164, 192, 1)]
    return [
        Column(heading, left * mm, right * mm, bool(is_number))
        for heading, (left, right, is_number) in zip(headings, edges)
    ]


def _row(index, line, head):
    return [
        str(index + 1),
        line["description"],
        number(line["quantity"], head["country"]),
        head["units"][line["unit"]],
        number(line["unit_price"], head["country"]),
        f"{number(line['vat_percent'], head['country'])} %",
        number(line["amount"], head["country"]),
    ]
