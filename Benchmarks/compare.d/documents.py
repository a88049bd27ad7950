"""Makes what is measured on, from seeds, so that it is the same everywhere: documents FOLDER TEXTS IMAGES.

    texts/      invoices of 4 KB, in which every value of the answer is printed
    images/     pictures of 500 KB: noise, with the number of an invoice in a text chunk
    sets/       five schemas, each with 64 valid and 16 invalid instances
    schema.json, and the three bodies that the stub answers with
"""

import copy
import json
import random
import struct
import sys
import zlib
from pathlib import Path

import jsonschema_rs
import pydantic
from models import MODELS

WORDS = (
    "the of and in left after running for two weeks delivery note order please quote number with payment goods"
    " remain property until paid complaints within eight days Größe Straße façade łódź 請求書 carbide mill"
    " oil freight hour bolts washers steel grade surface treated according to drawing revision"
).split()
NAMES = ["Müller", "Ødegård", "Nguyễn", "O'Brien", "García", "Kowalska", "Sato", "Haddad"]


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def words(draw, fewest, most):
    return " ".join(draw.choices(WORDS, k=draw.randint(fewest, most)))


def money(draw):
    return round(draw.uniform(0.5, 900), 2)


def day(draw):
    return f"20{draw.randint(20, 26)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"


def party(draw):
    return {
        "name": f"{draw.choice(NAMES)} GmbH", "street": f"{words(draw, 1, 2)} {draw.randint(1, 200)}",
        "city": f"{draw.randint(10000, 99999)} {draw.choice(NAMES)}", "country": draw.choice(["DE", "FR", "PL"]),
        "vat_id": draw.choice([None, f"DE{draw.randint(10**8, 10**9 - 1)}"]),
    }


def invoice(draw):
    lines = [
        {
            "article": f"NW-{draw.randint(1000, 9999)}", "description": words(draw, 3, 7),
            "quantity": draw.randint(1, 40), "unit_price": money(draw),
            "tax_rate": draw.choice([0.0, 0.07, 0.19]), "amount": money(draw),
        }
        for _ in range(draw.randint(3, 7))
    ]
    return {
        "number": f"INV-{draw.randint(10**7, 10**8 - 1)}", "issued": day(draw),
        "due": draw.choice([None, day(draw)]), "currency": "EUR", "seller": party(draw), "buyer": party(draw),
        "lines": lines, "net": money(draw), "tax": money(draw), "total": money(draw),
        "iban": "DE02120300000000202051", "terms": draw.choice([None, words(draw, 4, 16)]),
        "paid": draw.random() < 0.5,
    }


def receipt(draw):
    payment = draw.choice([
        {"method": "card", "last_digits": f"{draw.randint(0, 9999):04}"},
        {"method": "cash", "given": 50.0, "change": money(draw)},
        {"method": "voucher", "code": "GIFT-77"},
    ])
    items = [
        {"name": words(draw, 1, 3), "quantity": draw.randint(1, 5), "price": money(draw),
         "category": draw.choice(["food", "drink", "other"])}
        for _ in range(draw.randint(4, 9))
    ]
    return {
        "merchant": f"{draw.choice(NAMES)} Markt", "phone": draw.choice([None, "+49 40 123-456"]),
        "day": day(draw), "currency": "EUR", "items": items, "total": money(draw), "payment": payment,
    }


def patient(draw):
    def quantity(unit):
        return {"value": money(draw), "unit": unit}

    def finding():
        return {
            "code": f"{draw.randint(100, 99999)}-{draw.randint(0, 9)}", "name": words(draw, 1, 2),
            "value": draw.choice([money(draw), "positive", None]), "flag": draw.choice(["normal", "high"]),
            "low": 1.0, "high": draw.choice([None, money(draw)]),
        }

    visits = [
        {
            "id": f"V-{draw.randint(0, 999999):06}", "start": day(draw), "end": draw.choice([None, day(draw)]),
            "diagnoses": draw.sample(["J18.9", "I10", "E11.65", "M25.562"], draw.randint(1, 3)),
            "measured": {"heart_rate": quantity("bpm"), "systolic": quantity("mmHg"), "weight": quantity("kg")},
            "findings": [finding() for _ in range(draw.randint(4, 10))], "note": words(draw, 10, 30),
        }
        for _ in range(draw.randint(4, 8))
    ]
    return {
        "number": f"P{draw.randint(0, 10**8 - 1):08}", "family": draw.choice(NAMES), "given": ["Ana", "Lee"],
        "born": day(draw), "visits": visits,
    }


def transcript(draw):
    time, turns = 0.0, []
    for _ in range(draw.randint(100, 140)):
        start, said = time, []
        for text in words(draw, 6, 14).split():
            said.append({"text": text, "start": round(time, 2), "end": round(time + 0.3, 2),
                         "confidence": round(draw.random(), 3)})
            time += 0.35
        turns.append({
            "speaker": f"S{draw.randint(1, 4)}", "start": round(start, 2), "end": round(time, 2),
            "text": " ".join(word["text"] for word in said), "words": said,
            "tags": draw.sample(["question", "answer", "decision"], draw.randint(0, 2)),
        })
    return {"language": "en-US", "duration": round(time, 2), "turns": turns}


def parts(draw):
    def part(depth):
        count = (1 if depth < 40 and draw.random() < 0.97 else 0) + draw.choice([0, 0, 1, 2]) if depth < 40 else 0
        inner = [part(depth + 1 if i == 0 else depth + 30) for i in range(count)]
        return {
            "id": draw.randint(0, 10**6), "kind": "assembly" if inner else "part", "name": words(draw, 1, 3),
            "labels": {"owner": draw.choice(NAMES)} if draw.random() < 0.5 else {}, "parts": inner,
        }

    return part(0)


MAKERS = {"receipt": receipt, "invoice": invoice, "patient": patient, "parts": parts, "transcript": transcript}


def spoiled(draw, value):
    """A copy with one thing that is changed, somewhere."""
    value = copy.deepcopy(value)
    places = []

    def visit(inner):
        for key in range(len(inner)) if isinstance(inner, list) else list(inner):
            places.append((inner, key))
            if isinstance(inner[key], (dict, list)):
                visit(inner[key])

    visit(value)
    inner, key = draw.choice(places)
    change = draw.randrange(3)
    if change == 0 and isinstance(inner, dict):
        del inner[key]
    elif change == 1 and isinstance(inner, dict):
        inner["unexpected"] = 1
    else:
        inner[key] = {"wrong": inner[key]}
    return value


def make_set(folder, name):
    """Only instances on which jsonschema-rs and pydantic agree: a row is measured, not the fineness of a rule."""
    draw, model, schema = random.Random(name), MODELS[name], MODELS[name].model_json_schema()
    is_valid = jsonschema_rs.validator_for(schema).is_valid

    def verdicts(value):
        try:
            model.model_validate_json(compact(value))
            return is_valid(value), True
        except pydantic.ValidationError:
            return is_valid(value), False

    valid = [MAKERS[name](draw) for _ in range(64)]
    assert all(verdicts(value) == (True, True) for value in valid), name
    invalid = []
    while len(invalid) < 16:
        value = spoiled(draw, draw.choice(valid))
        if verdicts(value) == (False, False):
            invalid.append(value)
    folder.mkdir(parents=True)
    (folder / "schema.json").write_text(compact(schema))
    for kind, values in [("valid", valid), ("invalid", invalid)]:
        (folder / f"{kind}.jsonl").write_text("".join(compact(value) + "\n" for value in values))


def printed(record, number, draw):
    """The invoice as somebody would print it, with words below that fill the page."""
    rows = [f"INVOICE {number}", f"Issued {record['issued']}  Due {record['due']}  {record['currency']}"]
    for role in ["seller", "buyer"]:
        rows.append(role + ": " + ", ".join(value for value in record[role].values() if value))
    for line in record["lines"]:
        rows.append("  ".join(str(value) for value in line.values()))
    rows += [f"Net {record['net']}  Tax {record['tax']}  Total {record['total']}"]
    rows += [f"IBAN {record['iban']}", record["terms"], "Not paid" if not record["paid"] else "Paid"]
    size = len("\n".join(rows).encode())
    while size < 4000:
        rows.append(words(draw, 8, 12))
        size += len(rows[-1].encode()) + 1
    return "\n".join(rows).encode()[:4096].decode(errors="ignore") + "\n"


def picture(number, draw):
    """Noise of 707 by 707 points, stored as it is; what says the number comes first."""
    side = 707
    noise = draw.randbytes(side * side)
    rows = b"".join(b"\0" + noise[at:at + side] for at in range(0, len(noise), side))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    text = b"Title\0" + number.encode()
    chunks = [(b"IHDR", head), (b"tEXt", text), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks)


def number_of(name):
    """The number of the invoice that a file with this name holds: text-00017.txt is INV-10000017."""
    return f"INV-{10_000_000 + int(name.partition('.')[0][-5:])}"


def make_answers(folder, record):
    """What the API would say: the same record for everybody, of which the stub changes the number."""
    text, usage = compact(record), {"total_tokens": 2100, "total_input_tokens": 1600, "total_output_tokens": 500}
    thought = {"type": "thought", "signature": "c2lnbmF0dXJl" * 14}
    interaction = {
        "id": "v1_INV-00000000", "object": "interaction", "status": "completed", "model": "gemini-3.5-flash",
        "created": "2026-01-01T12:00:00Z", "updated": "2026-01-01T12:00:02Z",
        "steps": [thought, {"type": "model_output", "content": [{"type": "text", "text": text}]}], "usage": usage,
    }

    def generated(text):
        candidate = {"content": {"parts": [{"text": text}], "role": "model"}, "finishReason": "STOP", "index": 0}
        counts = {"promptTokenCount": 1600, "candidatesTokenCount": 500, "totalTokenCount": 2100}
        return {"responseId": "INV-00000000", "candidates": [candidate], "usageMetadata": counts}

    found = [{"number": record["number"], "number_attributes": {"currency": record["currency"]}}]
    for role in ["seller", "buyer"]:
        found.append({role: record[role]["name"], f"{role}_attributes": {"country": record[role]["country"]}})
    for line in record["lines"]:
        found.append({"line": line["description"], "line_attributes": {"amount": str(line["amount"])}})
    found.append({"total": str(record["total"]), "total_attributes": {"currency": record["currency"]}})
    answers = {
        "interaction": interaction, "generated": generated(text),
        "extractions": generated(compact({"extractions": found})),
    }
    for name, answer in answers.items():
        (folder / f"{name}.json").write_text(compact(answer))


def main():
    folder, texts, images = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    record = dict(invoice(random.Random("record")), number="INV-00000000", terms="30 days net, 2 % within 10 days")
    for name, count in [("texts", texts), ("images", images)]:
        (folder / name).mkdir(parents=True)
    for i in range(texts):
        name = f"text-{i:05}.txt"
        (folder / "texts" / name).write_text(printed(record, number_of(name), random.Random(i)))
    for i in range(images):
        name = f"image-{i:05}.png"
        (folder / "images" / name).write_bytes(picture(number_of(name), random.Random(i)))
    for name in MODELS:
        make_set(folder / "sets" / name, name)
    (folder / "schema.json").write_text(compact(MODELS["invoice"].model_json_schema()))
    make_answers(folder, record)


if __name__ == "__main__":
    main()
