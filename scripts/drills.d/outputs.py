"""What is written: drills 64, 73, 74 and 78."""

import csv
import io
import json
import os
import sqlite3

import checker
from checker import Left, expect_whole
from registry import drill
from stage import NOBODY, SCHEMA, expect, expect_equal, need, need_root

HOSTILE = [
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\tTAB",
    "\rCR",
    'a "quoted", cell',
    "two\nlines",
    "=cmd|' /C calc'!A0",
    "ok",
    "'",
    "",
]


@drill(64, "locales and time zones")
def locales(stage):
    emulator = stage.emulator()
    stage.corpus(4)
    (stage.folder / "inbox/ÄÖ.txt").write_text("Delivery note\n")
    (stage.folder / "inbox/I.txt").write_text("Delivery note I\n")
    (stage.folder / "inbox/i.txt").write_text("Delivery note i\n")
    formats = ["--format", "jsonl,csv,json,markdown"]
    stage.run("inbox", emulator, *formats, out="calm").expect_code(0)
    wanted = checker.outputs(stage.out("calm"))
    for number, environment in enumerate(
        (
            {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
            {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Kathmandu"},
            {"LC_ALL": "C", "TZ": "America/St_Johns"},
            {"LC_ALL": "POSIX", "LANG": ""},
            {"LC_ALL": "xx_XX", "TZ": ":nonsense"},
        )
    ):
        stage.run("inbox", emulator, *formats, out=f"place-{number}", **environment).expect_code(0)
        checker.expect_same_outputs(stage.out(f"place-{number}"), wanted)


def hostile_answers(stage, texts):
    """A document for each text, whose answer has the text in it."""
    inbox, answers = stage.folder / "inbox", stage.folder / "answers"
    inbox.mkdir()
    answers.mkdir()
    for number, text in enumerate(texts):
        document = f"Delivery note {number}\n"
        (inbox / f"note-{number:02}.txt").write_text(document)
        record = {
            "shop": text or " ",
            "number": number,
            "total": -0.0 + number,
            "lines": [{"item": text, "amount": 1.5}, {"item": "x", "amount": number}],
        }
        (answers / f"{checker.sha256(document.encode())}.json").write_text(json.dumps(record))
    return stage.emulator("", "--answers", answers)


@drill(74, "cells that a spreadsheet would run")
def cells(stage):
    emulator = hostile_answers(stage, HOSTILE)
    stage.run("inbox", emulator, "--format", "jsonl,csv").expect_code(0)
    left = Left(stage.out())
    expect_equal("records", len(left.records), len(HOSTILE))
    files = [name for name in checker.outputs(stage.out()) if name.endswith(b".csv")]
    expect(len(files) >= 2, f"a file for the records and one for their lines: {files}")
    for name in files:
        bytes_ = checker.outputs(stage.out())[name]
        rows = list(csv.reader(io.StringIO(bytes_.decode("utf-8-sig"), newline="")))
        width = len(rows[0])
        for row in rows[1:]:
            expect_equal(f"cells of a row of {name.decode()}", len(row), width)
            for cell in row:
                try:
                    float(cell)
                except ValueError:
                    expect(cell[:1] not in tuple("=+-@\t\r"), f"{name.decode()}: a cell begins with {cell[:12]!r}")
    main = next(name for name in files if name == b"records.csv")
    rows = list(csv.DictReader(io.StringIO(checker.outputs(stage.out())[main].decode("utf-8-sig"), newline="")))
    expect_equal("rows", len(rows), len(HOSTILE))
    for row, text in zip(rows, HOSTILE):
        shop = row["shop"]
        # One apostrophe in front, and nothing else: whoever takes it off has the value.
        guarded = "'" + text if text[:1] in tuple("=+-@\t\r'") and text else text or " "
        # Blanks around a text are tidied away.
        expect(shop in (guarded, text.strip()) or not text, f"{text!r} became {shop!r}")
    expect_equal("numbers", [row["number"] for row in rows], [str(number) for number in range(len(HOSTILE))])


@drill(73, "names that lead elsewhere, links that lie in wait")
def traversal(stage):
    inbox = stage.folder / "inbox"
    (inbox / "deep/er").mkdir(parents=True)
    names = [
        "deep/er/a.txt",
        "deep/a.txt",
        "a.txt",
        "..a.txt",
        "..-..-x.txt",
        "CON.txt",
        "y" * 250 + ".txt",
        "a.txt.json",
    ]
    for number, name in enumerate(names):
        (inbox / name).write_text(f"Delivery note {number}\n")
    elsewhere = stage.folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.txt").write_text("Delivery note elsewhere\n")
    emulator = stage.emulator()
    words = ["inbox/deep/../a.txt", f"{elsewhere}/b.txt", "inbox/deep", "./inbox//deep/../../elsewhere/b.txt", "inbox"]
    before = stage.tree(elsewhere)
    stage.run(words, emulator, "--format", "jsonl,json,csv,markdown").expect_code(0)
    expect_equal("the other folder", stage.tree(elsewhere), before)
    checker.expect_tidy(stage.out())
    files = [name for name in checker.outputs(stage.out()) if name.startswith(b"records/")]
    expect(all(len(os.path.basename(name)) <= 255 for name in files), "a name is too long")
    # Two names begin with a full stop, and count for nothing; a.txt was named before as deep/../a.txt.
    expect_equal("files", len(files), len(names) - 2 + 1)
    # Links planted where outputs go are replaced or refused, never followed.
    for planted in ("records.jsonl", "failures.jsonl", "records"):
        out = f"planted-{planted}"
        stage.out(out).mkdir(mode=0o700)
        target = stage.decoy if planted == "records" else stage.decoy / "keep.txt"
        (stage.out(out) / planted).symlink_to(target)
        run = stage.run("inbox", emulator, "--format", "jsonl,json", out=out).expect_code(0, 2, 8)
        expect_equal(f"the decoy behind {planted} (exit code {run.code})", stage.tree(stage.decoy), stage.decoy_before)
    for planted in (".extract", ".extract/ledger.db", ".extract/lock"):
        out = f"planted-{planted.replace('/', '-')}"
        (stage.out(out) / planted).parent.mkdir(mode=0o700, parents=True)
        target = stage.decoy if planted == ".extract" else stage.decoy / "keep.txt"
        (stage.out(out) / planted).symlink_to(target)
        paid = len(emulator.bill())
        stage.run("inbox", emulator, out=out).expect_code(2)
        expect_equal(f"paid calls with a planted {planted}", len(emulator.bill()), paid)
        expect_equal(f"the decoy behind {planted}", stage.tree(stage.decoy), stage.decoy_before)


@drill(78, "modes, whatever the umask")
def modes(stage):
    emulator = stage.emulator()
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(3).iterdir())
    for mask in (0o000, 0o022, 0o077):
        out = f"mask-{mask:03o}"
        stage.run(
            "inbox", emulator, "--format", "jsonl,csv,json,sqlite,markdown", out=out, options={"umask": mask}
        ).expect_code(0)
        checker.expect_tidy(stage.out(out))
        Left(stage.out(out)).expect_records(names)


@drill(78, "records as a database that others can read")
def database(stage):
    emulator = hostile_answers(stage, HOSTILE)
    stage.run("inbox", emulator, "--format", "jsonl,sqlite").expect_code(0)
    base = sqlite3.connect(f"file:{stage.out() / 'records.sqlite'}?mode=ro", uri=True)
    tables = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    expect(len(tables) >= 2, f"a table for the records and one for their lines: {tables}")
    counts = sorted(base.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables)
    expect(len(HOSTILE) in counts and 2 * len(HOSTILE) in counts, f"rows: {counts}")
    expect_equal("integrity", base.execute("PRAGMA integrity_check").fetchone()[0], "ok")
    base.close()


@drill(79, "folders of someone else, in a place that all may write to")
def foreign(stage):
    need_root()
    need("setpriv", "util-linux")
    shared = stage.folder / "shared"
    shared.mkdir()
    os.chmod(shared, 0o1777)
    os.chmod(stage.folder, 0o755)
    os.chmod(stage.said, 0o777)
    emulator = stage.emulator()
    stage.corpus(2)
    prefix = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    (shared / "theirs").mkdir(mode=0o777)
    os.chmod(shared / "theirs", 0o777)
    (shared / "state").mkdir()
    os.chmod(shared / "state", 0o777)
    (shared / "link").symlink_to(stage.decoy)
    for out in ("shared/theirs", "shared/link"):
        stage.run("inbox", emulator, out=out, prefix=prefix).expect_code(2)
    (shared / "mine").mkdir(mode=0o700)
    os.chown(shared / "mine", NOBODY, NOBODY)
    stage.run("inbox", emulator, "--state", shared / "state", out="shared/mine", prefix=prefix).expect_code(2)
    expect_equal("paid calls", emulator.bill(), [])
    stage.run("inbox", emulator, out="shared/mine", prefix=prefix).expect_code(0)
    expect_equal("records", len(Left(shared / "mine").records), 2)


@drill(78, "one record a document, read back as it was")
def round_trip(stage):
    stage.schema.write_text(SCHEMA)
    emulator = hostile_answers(stage, HOSTILE)
    stage.run("inbox", emulator, "--format", "jsonl,json").expect_code(0)
    left = expect_whole(stage, [f"inbox/note-{number:02}.txt" for number in range(len(HOSTILE))])
    for number, text in enumerate(HOSTILE):
        data = left.record(f"inbox/note-{number:02}.txt")["data"]
        expect_equal("the item of a line", data["lines"][0]["item"], text.strip())
