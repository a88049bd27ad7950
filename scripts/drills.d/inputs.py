"""Files as they lie about: drills 42 to 48 and 50."""

import base64
import csv
import os
import re
import socket
import struct
import time
import unicodedata
import zlib

import checker
from checker import Left, expect_whole
from registry import drill
from relay import Relay
from stage import NOBODY, expect, expect_equal, need, need_root, wait_until


@drill(42, "empty files, and files of blanks")
def empty(stage):
    inbox = stage.corpus(1)
    for name, bytes_ in {
        "nothing.txt": b"",
        "blanks.txt": b" \n\t \r\n",
        "mark.txt": b"\xef\xbb\xbf",
        "mark16.txt": b"\xff\xfe",
        "nothing.pdf": b"",
        "nothing.png": b"",
    }.items():
        (inbox / name).write_bytes(bytes_)
    (inbox / "one.txt").write_bytes(b"7")
    emulator = stage.emulator()
    run = stage.run("inbox", emulator).expect_code(0, 1)
    left = Left(stage.out())
    left.expect_rows(f"inbox/{path.name}" for path in inbox.iterdir())
    left.expect_records(["inbox/note-0001.txt", "inbox/one.txt"])
    for name in ("nothing.txt", "blanks.txt", "mark.txt", "mark16.txt", "nothing.pdf", "nothing.png"):
        expect("empty" in repr(left.reason(f"inbox/{name}")), f"{name}: {left.reason(f'inbox/{name}')}")
    expect_equal("paid calls", len(emulator.bill()), 2)
    return f"exit code {run.code}"


def peak(run_words, stage, **options):
    """Runs under `time`, and says how much memory it took at most, in MB."""
    note = stage.folder / "peak"
    run = stage.start(*run_words, prefix=["/usr/bin/time", "-f", "%M", "-o", note], **options).wait(300)
    return run, int(note.read_text().split()[-1]) / 1024


@drill(43, "files of 1 and 2.1 GB, and a PDF that is too large", alone=True)
def large(stage):
    need("/usr/bin/time", "time")
    inbox = stage.corpus(2)
    head = b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\xff\xff\xff\xff"
    for name, size, start in (
        ("sound.wav", 1_000_000_000, head),
        ("film.wav", 2_300_000_000, head),
        ("book.pdf", 53_000_000, b"%PDF-1.7\n"),
        ("table.csv", 1_100_000_000, b"a,b\n1,2\n"),
    ):
        with open(inbox / name, "wb") as file:
            file.write(start)
            file.truncate(size)
            if start.startswith(b"%PDF"):
                file.seek(0, os.SEEK_END)
                file.write(b"%%EOF\n")
    emulator = stage.emulator("files: {processing: 0s}")
    run, megabytes = peak(stage.run_words("inbox", emulator.url), stage)
    run.expect_code(1)
    left = Left(stage.out())
    left.expect_rows(f"inbox/{path.name}" for path in inbox.iterdir())
    left.record("inbox/sound.wav")
    for name in ("film.wav", "book.pdf", "table.csv"):
        expect(re.search("large|limit|GB|MB", repr(left.reason(f"inbox/{name}"))), f"{left.reason(f'inbox/{name}')}")
    expect(megabytes < 200, f"it took {megabytes:.0f} MB of memory")
    return f"{megabytes:.0f} MB"


@drill(44, "100,000 files in one folder: the first request, and memory", alone=True)
def many(stage):
    need("/usr/bin/time", "time")
    inbox = stage.folder / "inbox"
    inbox.mkdir()
    for number in range(100_000):
        with open(inbox / f"note-{number:06}.txt", "w") as file:
            file.write(f"Delivery note {number}\n")
    emulator = stage.emulator("latency: 10s")
    note = stage.folder / "peak"
    run = stage.start(
        *stage.run_words("inbox", emulator.url, "--max-docs", "16"), prefix=["/usr/bin/time", "-f", "%M", "-o", note]
    )
    began = time.monotonic()
    while not emulator.bill() and time.monotonic() < began + 60 and run.is_at_work:
        time.sleep(0.01)
    took = time.monotonic() - began
    run.wait(120).expect_code(6)
    megabytes = int(note.read_text().split()[-1]) / 1024
    expect(took < 5, f"the first request came after {took:.1f} s")
    expect(megabytes < 150, f"it took {megabytes:.0f} MB of memory")
    return f"first request after {took:.1f} s, {megabytes:.0f} MB"


@drill(44, "a plan of 100,000 files", long=True, alone=True)
def planned(stage):
    inbox = stage.folder / "inbox"
    inbox.mkdir()
    for number in range(100_000):
        (inbox / f"note-{number:06}.txt").write_text(f"Delivery note {number}\n")
    began = time.monotonic()
    plan = stage.verb("plan", "inbox", "--schema", stage.schema, "--out", stage.out(), "--json", seconds=300)
    plan.expect_code(0)
    expect_equal("documents", plan.report["documents"], 100_000)
    return f"{time.monotonic() - began:.1f} s"


NAMES = [
    b"caf\xe9.txt",
    b"two\nlines.txt",
    b"\x1b[31mred.txt",
    b"-rf",
    b"--help.txt",
    b"=1+1.txt",
    b"@list.txt",
    b" leading.txt",
    b"trailing .txt",
    b"*.txt",
    b"[a].txt",
    b"{a,b}.txt",
    b'quo"te.txt',
    b"back\\slash.txt",
    b"tab\t.txt",
    b"\xff\xfe.txt",
    b"semi;colon.txt",
    b"$(touch pwned).txt",
    b"%s%n.txt",
    b"x" * 251 + b".txt",
    "\u202egnp.txt".encode(),
    b"CON.txt",
    b"...txt",
    b"\xf0\x9f\x92\xa9.txt",
    b"\xed\xa0\x80.txt",
    b"records.jsonl",
    b"ledger.db",
]


def spelled(text):
    """The bytes of a name by how it is shown: as it is, or with a backslash for what is no text."""
    if not re.search(r"\\", text):
        return text.encode()
    parts = re.split(r"(\\x[0-9a-f]{2}|\\\\)", text)
    return b"".join(
        bytes.fromhex(part[2:]) if part.startswith("\\x") else b"\\" if part == "\\\\" else part.encode()
        for part in parts
    )


def named(row):
    """The bytes of the name of a record's document."""
    bytes_ = spelled(row["document"])
    if "document_base64" in row:
        expect_equal("the two spellings of a name", base64.b64decode(row["document_base64"]), bytes_)
    return bytes_


@drill(45, "names of every kind")
def names(stage):
    inbox = stage.folder / "inbox"
    inbox.mkdir()
    digests = set()
    for number, name in enumerate(NAMES):
        with open(os.fsencode(inbox) + b"/" + name, "wb") as file:
            file.write(f"Delivery note {number}\n".encode())
    emulator = stage.emulator()
    # One of them begins with a full stop.
    run = stage.run("inbox", emulator, "--hidden", "--format", "jsonl,json,csv").expect_code(0)
    left = Left(stage.out())
    expect_equal("rows", len(left.records), len(NAMES))
    expect_equal("different documents", len({repr(row["document"]) for row in left.records}), len(NAMES))
    expect_equal("paid calls", len(emulator.bill()), len(NAMES))
    checker.expect_tidy(stage.out())
    for text in (run.stdout, run.stderr):
        expect("\x1b" not in text, "an escape sequence of a name is printed as it is")
        expect("two\nlines" not in text, "a name breaks a line")
    expect_equal(
        "files", len([name for name in checker.outputs(stage.out()) if name.startswith(b"records/")]), len(NAMES)
    )
    # Each by the very bytes of its name, in their order; CSV has no bytes beside what it shows.
    ordered = [b"inbox/" + name for name in sorted(NAMES)]
    expect_equal("names in records.jsonl", [named(row) for row in left.records], ordered)
    with open(stage.out() / "records.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    expect_equal("names in records.csv", [spelled(row["document"]) for row in rows], ordered)
    again = stage.run("inbox", emulator, "--hidden", "--format", "jsonl,json,csv").expect_code(0)
    expect_equal("calls of one more run", again.report["calls"], 0)
    expect(not (stage.folder / "pwned").exists() and not digests, "a name was run as a command")


@drill(45, "a list of names, each ended by a line end")
def listed(stage):
    inbox = stage.folder / "in box"
    inbox.mkdir()
    lines = []
    for number, name in enumerate([b"caf\xe9.txt", b" a b .txt", b"#no comment.txt", b"*.txt"]):
        with open(os.fsencode(inbox) + b"/" + name, "wb") as file:
            file.write(f"Delivery note {number}\n".encode())
        lines.append(b"in box/" + name)
    (stage.folder / "list").write_bytes(b"\n".join(lines) + b"\n")
    emulator = stage.emulator()
    stage.run("@list", emulator).expect_code(0)
    expect_equal("records", len(Left(stage.out()).records), 4)


@drill(46, "composed and decomposed names, and case twins")
def twins(stage):
    inbox = stage.folder / "inbox"
    inbox.mkdir()
    twin = [unicodedata.normalize(form, "Ångström-é.txt") for form in ("NFC", "NFD")] + [
        "Note.txt",
        "note.txt",
        "NOTE.txt",
    ]
    for number, name in enumerate(twin):
        (inbox / name).write_text(f"Delivery note {number}\n")
    emulator = stage.emulator()
    stage.run("inbox", emulator, "--format", "jsonl,json,csv,sqlite,markdown").expect_code(0)
    expect_whole(stage, [f"inbox/{name}" for name in twin]).expect_records(f"inbox/{name}" for name in twin)
    expect_equal("paid calls", len(emulator.bill()), len(twin))
    files = [name for name in checker.outputs(stage.out()) if name.startswith(b"records/")]
    expect_equal("files", len({name.lower() for name in files}), len(twin))


@drill(47, "links, loops, pipes, sockets, devices")
def special(stage):
    inbox = stage.corpus(2)
    outside = stage.folder / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("a secret of someone else\n")
    (inbox / "loop").symlink_to(inbox)
    (inbox / "dangling.txt").symlink_to("nowhere")
    (inbox / "passwd.txt").symlink_to("/etc/passwd")
    (inbox / "secret.txt").symlink_to(outside / "secret.txt")
    (inbox / "folder").symlink_to(outside)
    (inbox / "self").symlink_to("self")
    os.mkfifo(inbox / "pipe.txt")
    peer = socket.socket(socket.AF_UNIX)
    peer.bind(str(inbox / "socket.txt"))
    (inbox / "environ.txt").symlink_to("/proc/self/environ")
    if os.geteuid() == 0:
        try:
            os.mknod(inbox / "null.txt", 0o600 | 0o020000, os.makedev(1, 3))
        except OSError:
            pass
    emulator = stage.emulator()
    for number, words in enumerate(([], ["--follow-links"])):
        out = f"out-{number}"
        stage.run("inbox", emulator, *words, out=out, seconds=15).expect_code(0, 1)
        left = Left(stage.out(out))
        expect_equal(
            f"records {words}",
            {"inbox/note-0001.txt", "inbox/note-0002.txt"} <= {row["document"] for row in left.records},
            True,
        )
        expect_equal(f"records {words}", len(left.records), 2)
        for name in ("dangling.txt", "passwd.txt", "secret.txt", "pipe.txt", "socket.txt", "environ.txt"):
            left.reason(f"inbox/{name}")
    # Named by hand, a pipe is still not opened.
    stage.run("inbox/pipe.txt", emulator, out="by-hand", seconds=15).expect_code(0, 1, 2)
    expect_equal("paid calls of two runs", len(emulator.bill()), 4)
    for base, _, files in os.walk(stage.folder):
        for name in files:
            if name.endswith((".jsonl", ".db", ".out", ".err")) and base != str(outside):
                with open(os.path.join(base, name), "rb") as file:
                    expect(b"a secret of someone else" not in file.read(), f"{base}/{name} has what a link leads to")
    peer.close()


@drill(48, "files that cannot be read, and one that vanishes")
def unreadable(stage):
    need_root()
    need("setpriv", "util-linux")
    inbox = stage.corpus(6)
    os.chmod(stage.folder, 0o755)
    stage.out().mkdir(mode=0o700)
    os.chown(stage.out(), NOBODY, NOBODY)
    os.chmod(inbox / "note-0003.txt", 0)
    (inbox / "shut").mkdir()
    (inbox / "shut/in.txt").write_text("x\n")
    os.chmod(inbox / "shut", 0)
    (inbox / "blind").mkdir()
    (inbox / "blind/in.txt").write_text("x\n")
    os.chmod(inbox / "blind", 0o444)
    # The first document is held back until the last is gone.
    relay = Relay(stage, stage.emulator(), holds="/interactions")
    os.chmod(stage.said, 0o777)
    prefix = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    run = stage.begin("inbox", relay, "--jobs", "1", prefix=prefix)
    wait_until(lambda: relay.paid() or not run.is_at_work, "a call")
    (inbox / "note-0006.txt").unlink()
    relay.go.set()
    run.wait(30).expect_code(1)
    left = Left(stage.out())
    left.expect_records(f"inbox/note-000{number}.txt" for number in (1, 2, 4, 5))
    for name in ("note-0003.txt", "note-0006.txt"):
        left.reason(f"inbox/{name}")
    told = repr([row["document"] for row in left.failures + left.skipped])
    for name in ("inbox/shut", "inbox/blind"):
        expect(name in told, f"{name} is not told of: {told}")
    expect("not permitted" in repr(left.reason("inbox/note-0003.txt")), repr(left.reason("inbox/note-0003.txt")))
    checker.expect_tidy(stage.out())


def zipped(name, raw_size, packed):
    """A ZIP archive with one member that says it is so large."""
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), raw_size, len(name), 0)
    local = b"PK\x03\x04" + head + name + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


@drill(50, "bombs: ZIP, XLSX, PDF, PNG, gzip")
def bombs(stage):
    need("/usr/bin/time", "time")
    inbox = stage.corpus(2)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b"\0" * (1 << 20)) for _ in range(2000)) + packer.flush()
    (inbox / "bomb.zip").write_bytes(zipped(b"a.txt", 2000 << 20, packed))
    (inbox / "bomb.xlsx").write_bytes(zipped(b"xl/workbook.xml", 2000 << 20, packed))
    (inbox / "bomb.docx").write_bytes(zipped(b"word/document.xml", 100, packed))
    pages = b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R>>endobj\n" % number for number in range(3, 200_000))
    (inbox / "pages.pdf").write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1000000/Kids[]>>endobj\n"
        + pages
        + b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )
    chunk = b"IHDR" + struct.pack(">IIBBBBB", 65535, 65535, 8, 6, 0, 0, 0)
    (inbox / "huge.png").write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + b"\0\0\0\0IEND\xaeB`\x82"
    )
    (inbox / "bomb.gz").write_bytes(b"\x1f\x8b\x08\0\0\0\0\0\0\3" + packed)
    emulator = stage.emulator()
    run, megabytes = peak(stage.run_words("inbox", emulator.url), stage)
    run.expect_code(0, 1)
    Left(stage.out()).expect_rows(f"inbox/{path.name}" for path in inbox.iterdir())
    expect(megabytes < 200, f"it took {megabytes:.0f} MB of memory")
    return f"{megabytes:.0f} MB"
