"""Makes documents of samples/ from their answers: all, or those that are named."""

import argparse
from pathlib import Path

import bundle
import invoice
import meeting
import receipt
import text
from record import SAMPLES

MAKERS = {
    "invoice-orchard.pdf": invoice.write,
    "invoice-shipyard.pdf": invoice.write,
    "invoices-march.pdf": bundle.write,
    "receipt-bakery.png": receipt.write_scan,
    "receipt-bookshop.jpg": receipt.write_photograph,
    "meeting-harbour.mp3": meeting.write,
    "contract-lease.txt": text.write,
    "contract-translation.txt": text.write,
}

words = argparse.ArgumentParser(prog="scripts/samples", description=__doc__)
words.add_argument("names", nargs="*", metavar="NAME", help="of " + ", ".join(MAKERS))
words.add_argument("--into", type=Path, default=SAMPLES, metavar="FOLDER", help="where to write, instead of samples/")
asked = words.parse_args()

if unknown := [name for name in asked.names if name not in MAKERS]:
    words.error(f"{unknown[0]} is not made here; use {', '.join(MAKERS)}")
for name in asked.names or MAKERS:
    MAKERS[name](asked.into / name)
    print(f"{name}: {(asked.into / name).stat().st_size} bytes")
