"""The rows that run in Python, driven by bench-json line by line; see Rows/Peers.swift.

Started with the folder of the documents. Says in two lines which rows it has and what it runs on, then
answers each line on standard input with one line, until the input ends.
"""

import gc
import json
import platform
import sys
import time
from pathlib import Path

versions = [f"Python {platform.python_version()}"]

try:
    import orjson

    versions.append(f"orjson {orjson.__version__}")
except ImportError:
    orjson = None

try:
    import pydantic

    versions.append(f"pydantic {pydantic.VERSION}")
except ImportError:
    pydantic = None


def typed_reader():
    """The structs of Invoices.swift, in the same order."""

    class Address(pydantic.BaseModel):
        street: str
        city: str
        postcode: str
        country: str

    class Party(pydantic.BaseModel):
        name: str
        vatID: str | None
        address: Address

    class Line(pydantic.BaseModel):
        position: int
        article: str
        description: str
        quantity: float
        unitPrice: float
        discount: float | None
        taxable: bool
        amount: float

    class Invoice(pydantic.BaseModel):
        number: str
        issued: str
        due: str | None
        currency: str
        paid: bool
        seller: Party
        buyer: Party
        tags: list[str]
        lines: list[Line]
        net: float
        tax: float
        total: float
        note: str | None

    class Batch(pydantic.BaseModel):
        source: str
        invoices: list[Invoice]

    return pydantic.TypeAdapter(Batch).validate_json


def digest(lines):
    """How many lines, the sum of their amounts in cents, the length of their descriptions in UTF-8."""
    count = cents = letters = 0
    for amount, description in lines:
        count += 1
        cents += round(amount * 100)
        letters += len(description.encode())
    return count, cents, letters


def of_values(batch):
    return digest(
        (line["amount"], line["description"])
        for invoice in batch["invoices"]
        for line in invoice["lines"]
    )


def of_models(batch):
    return digest(
        (line.amount, line.description) for invoice in batch.invoices for line in invoice.lines
    )


# Name: what a pass is given, made from the bytes; the pass; the digest of what it gives.
rows = {"json.loads": (bytes, json.loads, of_values)}
if orjson:
    rows["orjson.loads"] = (bytes, orjson.loads, of_values)
    rows["orjson.dumps"] = (orjson.loads, orjson.dumps, lambda text: of_values(json.loads(text)))
if pydantic:
    rows["pydantic validate_json"] = (bytes, typed_reader(), of_models)


def measure(work, given, stride, seconds):
    """Nanoseconds a pass; what a pass makes is also freed in its time."""
    start = time.perf_counter_ns()
    passes = 0
    while True:
        for _ in range(stride):
            work(given)
        passes += stride
        elapsed = time.perf_counter_ns() - start
        if elapsed >= seconds * 1e9:
            return elapsed / passes


def main():
    folder = Path(sys.argv[1])
    prepared = {}
    print(*rows, sep="\t", flush=True)
    print(*versions, sep="\t", flush=True)
    for line in sys.stdin:
        verb, row, document, *numbers = line.rstrip("\n").split("\t")
        prepare, work, digest_of = rows[row]
        if (row, document) not in prepared:
            prepared[row, document] = prepare((folder / f"{document}.json").read_bytes())
            # Or every collection would look through what is only kept for measuring.
            gc.collect()
            gc.freeze()
        given = prepared[row, document]
        if verb == "digest":
            print("ok", *digest_of(work(given)), sep="\t", flush=True)
        else:
            print("ok", measure(work, given, int(numbers[0]), float(numbers[1])), sep="\t", flush=True)


main()
