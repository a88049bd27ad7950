"""A morning's mail in one PDF: two invoices, of which one goes on overleaf, and a credit note."""

from reportlab.lib.units import mm

from letter import Column, Letter, draw, new_canvas
from record import date, number, record

LAUNDRY = {
    "country": "ch",
    "accent": "#2d6f8e",
    "address": ["Bleicheweg 6", "Untermatt", "{vat_id}"],
    "to": ["Seestrasse 1", "Altenholm"],
    "facts": ["Nummer", "Datum", "Zahlbar bis"],
    "heading": ["Leistung", "Betrag CHF"],
    "sums": ["Zwischentotal", "MWST 8.1 %", "Total {currency}"],
    "footer": ["Wäscherei Blank GmbH · gewaschen, gemangelt, gebracht"],
    "page_of": "Seite {} / {}",
}
CELLAR = {
    "country": "fr",
    "accent": "#7a2338",
    "address": ["2, chemin du Pressoir", "Combe-Vieille", "TVA {vat_id}"],
    "to": ["Seestrasse 1", "Altenholm", "Suisse"],
    "facts": ["Facture n°", "Date"],
    "heading": ["Désignation", "Montant HT €"],
    "sums": ["Total HT", "TVA 20 %", "Total TTC {currency}"],
    "footer": ["Cave du Vieux Pressoir, SARL au capital de 8 000 €"],
    "page_of": "Page {} sur {}",
}
# The titles, and what stands below the sums, in the order of the record.
LETTERS = [
    (LAUNDRY, "Rechnung Februar 2024", ["Wir danken für Ihren Auftrag."]),
    (CELLAR, "Facture", ["Paiement à 30 jours, par virement.", "Aucun escompte pour paiement anticipé."]),
    (LAUNDRY, "Gutschrift zu Rechnung 2024-2291", ["Der Betrag wird mit der nächsten Rechnung verrechnet."]),
]


def write(path):
    """Draws the letters one behind the other, and makes sure that they lie on the pages of the record."""
    canvas = new_canvas(path, "Scan 2024-03-28", "Hotel Altenholm AG")
    page = 1
    for invoice, (head, title, notes) in zip(record(path), LETTERS, strict=True):
        last = page + draw(_letter(invoice, head, title, notes), canvas) - 1
        if (page, last) != (invoice["first_page"], invoice["last_page"]):
            raise SystemExit(f"{path.name}: {invoice['invoice_number']} lies on pages {page} to {last}")
        page = last + 1
    canvas.save()


def _letter(invoice, head, title, notes):
    country = head["country"]
    known = {**invoice, "vat_id": invoice["seller"]["vat_id"]}
    values = [invoice["invoice_number"], date(invoice["issue_date"], country)]
    if invoice["due_date"]:
        values.append(date(invoice["due_date"], country))
    return Letter(
        sender=invoice["seller"]["name"],
        address=[line.format_map(known) for line in head["address"]],
        to=[invoice["buyer"]["name"], *head["to"]],
        title=title,
        facts=list(zip(head["facts"], values)),
        columns=[Column(head["heading"][0], 22 * mm, 150 * mm), Column(head["heading"][1], 150 * mm, 192 * mm, True)],
        rows=[[line["description"], number(line["amount"], country)] for line in invoice["lines"]],
        sums=[
            (word.format_map(known), number(invoice[name], country))
            for word, name in zip(head["sums"], ("subtotal", "vat", "total"))
        ],
        notes=notes,
        footer=head["footer"],
        accent=head["accent"],
        page_of=head["page_of"],
        leading=21,
    )
