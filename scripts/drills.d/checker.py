"""Judges what a run left, with nothing of the project's own: Python's json and sqlite3, and jsonschema."""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import tempfile
import urllib.request
from collections import Counter
from decimal import Decimal

import jsonschema
from stage import COMMAND, Wrong, expect, expect_equal, shown

LISTS = {"records.jsonl": "extract.record/1", "failures.jsonl": None, "skipped.jsonl": None}


def strict(members):
    """Members of an object, none of them twice."""
    names = [name for name, _ in members]
    if len(names) != len(set(names)):
        raise ValueError(f"a member stands twice among {names}")
    return dict(members)


def lines(path):
    """The lines of a file of JSON Lines, which may be missing, and must be whole."""
    if not path.exists():
        return []
    bytes_ = path.read_bytes()
    expect(not bytes_ or bytes_.endswith(b"\n"), f"{path.name} does not end with a line end")
    try:
        return [
            json.loads(line, object_pairs_hook=strict, parse_float=Decimal) for line in bytes_.decode().split("\n")[:-1]
        ]
    except ValueError as error:
        raise Wrong(f"{path.name} is not JSON Lines: {error}") from None


class Left:
    """What lies in a folder of records."""

    def __init__(self, out):
        self.out = out
        self.records = lines(out / "records.jsonl")
        self.failures = lines(out / "failures.jsonl")
        self.skipped = lines(out / "skipped.jsonl")

    @property
    def names(self):
        """Every document that has a row, as often as it has one."""
        return [row["document"] for row in self.records + self.failures + self.skipped]

    def record(self, name):
        found = [row for row in self.records if row["document"] == name]
        expect(len(found) == 1, f"{name} has {len(found)} records")
        return found[0]

    def reason(self, name):
        """The row of a document that became no record."""
        found = [row for row in self.failures + self.skipped if row["document"] == name]
        expect(len(found) == 1, f"{name} stands {len(found)} times among failures and what was skipped")
        return found[0]

    def expect_rows(self, names):
        """I1: each document has one row, and nothing else has one."""
        found, wanted = Counter(self.names), Counter(str(name) for name in names)
        expect(
            found == wanted,
            f"rows without a document {shown(sorted((found - wanted).elements())[:5])},"
            f" documents without a row {shown(sorted((wanted - found).elements())[:5])}",
        )

    def expect_records(self, names):
        expect_equal("records", Counter(row["document"] for row in self.records), Counter(str(name) for name in names))

    def expect_valid(self, schema):
        """I2: another validator takes every record."""
        judge = jsonschema.Draft202012Validator(schema)
        for row in self.records:
            expect_equal(f"the form of {row['document']}", row["schema"], "extract.record/1")
            expect_equal("the members of a record", list(row), ["schema", "document", "model", "warnings", "data"])
            for error in judge.iter_errors(row["data"]):
                raise Wrong(f"the record of {row['document']} is not valid: {error.message}")


def json_schema(path):
    """The JSON Schema that a schema stands for."""
    done = subprocess.run([COMMAND, "schema", "show", path], capture_output=True, check=True)
    # Decimals, so that 0.10 is a multiple of 0.01.
    schema = json.loads(done.stdout, parse_float=Decimal)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def outputs(out):
    """The bytes of every output by its name, without what is for the program alone."""
    found = {}
    for base, folders, files in os.walk(os.fsencode(out)):
        if b".extract" in folders:
            folders.remove(b".extract")
        for name in files:
            path = os.path.join(base, name)
            if not stat.S_ISREG(os.lstat(path).st_mode):
                raise Wrong(f"{os.fsdecode(path)} is no regular file")
            with open(path, "rb") as file:
                found[os.path.relpath(path, os.fsencode(out))] = file.read()
    return found


def expect_same_outputs(out, wanted):
    """I5: to the byte."""
    found = outputs(out)
    expect_equal("the files of the outputs", sorted(found), sorted(wanted))
    for name, bytes_ in wanted.items():
        expect(found[name] == bytes_, f"{os.fsdecode(name)} differs from that of a run that nobody disturbed")


KNOWN = re.compile(rb"^(ledger\.db(-wal|-shm|-journal)?|lock)$")


def expect_tidy(out):
    """I9 and drill 78: nothing of a crash is left, and all is for its owner alone."""
    names = set(outputs(out))
    for name in names:
        expect(not re.search(rb"(^|/)\.|\.(tmp|part|new|temp)|~$", name), f"{os.fsdecode(name)} was left behind")
    for name in os.listdir(os.fsencode(out / ".extract")):
        expect(KNOWN.match(name), f".extract/{os.fsdecode(name)} was left behind")
    expect_private(out)


def expect_private(out):
    for base, folders, files in os.walk(os.fsencode(out)):
        for name in [b"", *files]:
            path = os.path.join(base, name) if name else base
            mode = stat.S_IMODE(os.lstat(path).st_mode)
            expect(mode & 0o077 == 0, f"{os.fsdecode(path)} has the mode {mode:04o}")


# The ledger


class Ledger:
    """The calls of a ledger, read by another hand: from a copy, so that nothing of it is touched."""

    UNKNOWN, ACKNOWLEDGED, ANSWERED, FAILED = range(4)

    def __init__(self, out):
        self.copy = tempfile.TemporaryDirectory(prefix="drill-ledger-")
        for name in ("ledger.db", "ledger.db-wal"):
            if (out / ".extract" / name).exists():
                shutil.copy(out / ".extract" / name, self.copy.name)
        base = sqlite3.connect(f"{self.copy.name}/ledger.db")
        try:
            expect_equal(
                "SQLite's own look at the ledger", base.execute("PRAGMA integrity_check").fetchall(), [("ok",)]
            )
            base.row_factory = sqlite3.Row
            self.calls = base.execute("SELECT * FROM call ORDER BY item, number").fetchall()
        finally:
            base.close()
            self.copy.cleanup()

    @property
    def interactions(self):
        return {call["interaction"] for call in self.calls if call["interaction"] is not None}

    @property
    def repeats(self):
        """Calls that the ledger itself says were made again."""
        return sum(call["is_repeat"] for call in self.calls)


def expect_bill_matches(out, bill):
    """I3 and I4: what was acknowledged is on the bill once, with its tokens; for what is on the bill and not in
    the ledger, the ledger has as many calls that it says were made again."""
    ledger = Ledger(out)
    billed = {line["interaction"]: line for line in bill}
    expect_equal("interactions on the bill", len(billed), len(bill))
    unknown = ledger.interactions - set(billed)
    expect(not unknown, f"the ledger has interactions that nobody billed: {shown(sorted(unknown)[:3])}")
    for call in ledger.calls:
        if call["state"] == Ledger.ANSWERED and call["interaction"] is not None:
            line = billed[call["interaction"]]
            tokens = line["input_tokens"] + line["output_tokens"] + line["thought_tokens"]
            expect_equal(f"tokens of {call['interaction']}", call["tokens"], tokens)
    lost = len(set(billed) - ledger.interactions)
    expect(lost <= ledger.repeats, f"{lost} calls were paid for in vain, and the ledger knows of {ledger.repeats}")
    return lost


def expect_whole(stage, names, reference=None, schema=None):
    """All that must hold of a run that came to its end."""
    out = stage.out()
    left = Left(out)
    left.expect_rows(names)
    left.expect_valid(schema or json_schema(stage.schema))
    expect_tidy(out)
    if reference is not None:
        expect_same_outputs(out, reference)
    return left


# The emulator's shelf, asked by hand


def sha256(bytes_):
    return hashlib.sha256(bytes_).hexdigest()


def upload(emulator, bytes_, key):
    """Puts a file on the shelf under the name `not-yours`."""
    headers = {
        "x-goog-api-key": key,
        "x-goog-upload-protocol": "resumable",
        "x-goog-upload-command": "start",
        "x-goog-upload-header-content-length": str(len(bytes_)),
        "x-goog-upload-header-content-type": "text/plain",
    }
    body = json.dumps({"file": {"name": "files/not-yours"}}).encode()
    begun = urllib.request.Request(f"{emulator.url}/upload/v1beta/files", data=body, headers=headers)
    with urllib.request.urlopen(begun, timeout=60) as answer:
        address = answer.headers["x-goog-upload-url"]
    sent = urllib.request.Request(
        address, data=bytes_, headers={"x-goog-upload-command": "upload, finalize", "x-goog-upload-offset": "0"}
    )
    urllib.request.urlopen(sent, timeout=60).close()


def shelf(emulator, key):
    """The names of the files on the shelf."""
    asked = urllib.request.Request(f"{emulator.url}/v1beta/files?pageSize=100", headers={"x-goog-api-key": key})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return [file["name"].removeprefix("files/") for file in json.load(answer).get("files", [])]
