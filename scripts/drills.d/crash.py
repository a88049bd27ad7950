"""Runs that are killed, and disks that fail: drills 1 to 6, 11 to 13, 16 and 17."""

import os
import random
import shutil
import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor

import checker
from checker import Ledger, Left, expect_whole
from registry import drill
from stage import NOBODY, ROOT, Skipped, Stage, Wrong, expect, expect_equal, need, need_root, wait_until

# An id at once, and the rest a little later: so that kills meet every state of a call.
SLOWLY = """\
latency: 20ms
event_pause: {pause}
rules:
  - match: {{path: "*/interactions", method: POST}}
    times: first 1
    per: document
    do: {{answer: wrong_schema}}
"""
HASTILY = "latency: 20ms\nevent_pause: {pause}\n"


def massacre(stage, count, width, kills, seed, wait, pause, scenario=HASTILY):
    """Kills a run so many times at random, ends it, and judges what is left."""
    chance = random.Random(seed)
    emulator = stage.emulator(scenario.format(pause=pause))
    inbox = stage.corpus(count)
    names = sorted(f"inbox/{path.name}" for path in inbox.iterdir())
    wanted = None
    if scenario == HASTILY:  # A mended record is another, and which are mended depends on the kills.
        stage.run("inbox", stage.emulator(), "--jobs", "16", out="calm", seconds=300).expect_code(0)
        wanted = checker.outputs(stage.out("calm"))

    done = 0
    for _ in range(kills):
        paid = len(emulator.bill())
        run = stage.begin("inbox", emulator, "--jobs", str(width))
        # Before it asks there is nothing to lose, and a slow machine would be killed there every time.
        wait_until(lambda: len(emulator.bill()) > paid or not run.is_at_work, "a paid call or the end", 60)
        try:
            run.process.wait(timeout=chance.uniform(*wait))
            break
        except subprocess.TimeoutExpired:
            run.kill()
            done += 1
    stage.run("inbox", emulator, "--jobs", str(width), seconds=600).expect_code(0)
    left = expect_whole(stage, names, wanted)
    left.expect_records(names)
    expect(done == kills, f"it came to its end after {done} of {kills} kills; let it be slower")
    bill = emulator.bill(stage.key)
    lost = checker.expect_bill_matches(stage.out(), bill)
    again = stage.run("inbox", emulator, "--jobs", str(width)).expect_code(0)
    expect_equal("calls of one more run", len(emulator.bill(stage.key)), len(bill))
    expect_equal("calls that its report names", again.report["calls"], 0)
    return f"{count} records, {done} kills, {len(bill)} paid calls, {lost} of them in vain and told"


@drill(1, "kill -9 at random times, 60 documents")
def killed(stage):
    return massacre(stage, 60, 8, 6, seed=1, wait=(0, 0.5), pause="60ms")


@drill(1, "kill -9 at random times, with repairs")
def killed_repairing(stage):
    return massacre(stage, 40, 8, 5, seed=2, wait=(0, 0.5), pause="40ms", scenario=SLOWLY)


@drill(1, "twenty kills, 1,000 documents at width 16", long=True, alone=True)
def killed_often(stage):
    return massacre(stage, 1000, 16, 20, seed=3, wait=(0, 1.2), pause="40ms")


@drill(1, "twenty seeds of kills, 100 documents each", long=True, alone=True)
def killed_by_seeds(stage):
    for seed in range(20):
        inner = Stage()
        try:
            massacre(inner, 100, 16, 6, seed=100 + seed, wait=(0, 0.5), pause="70ms")
            inner.settle()
        except Wrong as reason:
            raise Wrong(f"seed {100 + seed}: {reason}") from None
        finally:
            inner.close()
    return "20 seeds"


# The sweep


def durable_calls(stage, emulator):
    """The calls of a run that nobody disturbs, by name, and its outputs."""
    log = stage.folder / "calls.log"
    stage.run(
        "inbox",
        emulator,
        "--jobs",
        "1",
        out="calm",
        key=stage.key + "-calm",
        **stage.shimmed("count", 0, log=log, folder="calm"),
    ).expect_code(0)
    calls = [line.split(" ", 2) for line in log.read_text().splitlines()]
    expect(len(calls) > 20, f"only {len(calls)} durable calls were seen; does the shim work?")
    return [(name, path) for _, name, path in calls], checker.outputs(stage.out("calm"))


def sweep(stage, how, only=lambda name, path: True, step=1):
    """Strikes at durable calls of a run of five documents, every one or so many apart, and has the next run mend it."""
    emulator = stage.emulator()
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(5).iterdir())
    calls, wanted = durable_calls(stage, emulator)
    schema = checker.json_schema(stage.schema)
    points = [number for number, call in enumerate(calls, 1) if only(*call)][step // 2 :: step]
    worst = 0

    def strike(number):
        out, key = f"{how}-{number}", f"{stage.key}-{how}-{number}"
        where = f"{how} at call {number}, {' '.join(calls[number - 1])}"
        try:
            first = stage.run(
                "inbox", emulator, "--jobs", "1", out=out, key=key, **stage.shimmed(how, number, folder=out)
            )
            judge_first(first, how, len(emulator.bill(key)))
            stage.run("inbox", emulator, "--jobs", "1", out=out, key=key).expect_code(0)
            left = Left(stage.out(out))
            left.expect_records(names)
            left.expect_valid(schema)
            checker.expect_tidy(stage.out(out))
            checker.expect_same_outputs(stage.out(out), wanted)
            bill = emulator.bill(key)
            checker.expect_bill_matches(stage.out(out), bill)
            expect(len(bill) <= 6, f"{len(bill)} calls were paid for 5 documents")
            stage.expect_no_key(stage.out(out))
            return len(bill) - 5
        except Wrong as reason:
            raise Wrong(f"{where}: {reason}") from None
        finally:
            shutil.rmtree(stage.out(out), ignore_errors=True)

    with ThreadPoolExecutor(2) as pool:
        for more in pool.map(strike, points):
            worst = max(worst, more)
    return f"{len(points)} points, at most {worst} call paid again"


def judge_first(run, how, paid):
    """How a run may end whose call was struck."""
    if how in ("kill", "torn"):
        expect(run.code in (-9, 0), f"it ended with {run.code}; it said: {run.stderr[-300:]}")
        return
    run.expect_code(0, 8, 2)
    expect("Fatal error" not in run.stderr and "Crash" not in run.stderr, f"it crashed: {run.stderr[-300:]}")
    if run.code == 2:
        expect_equal("calls that were paid for by a run that says that it could not start", paid, 0)
    if run.code != 0:
        words = (
            ("no space left", "disk is full", "disk I/O error")
            if how == "full"
            else ("Input/output error", "disk I/O error")
        )
        said = run.stderr.lower()
        expect(
            any(word.lower() in said for word in words),
            f"the message does not name the reason, {words[0]}: {run.stderr[-300:]}",
        )


WRITES = ("write", "pwrite", "writev")


def is_write(name, _):
    return name in WRITES


def takes_space(name, _):
    return not name.startswith("unlink")


@drill(2, "kill at every durable call", long=True)
def swept_kill(stage):
    return sweep(stage, "kill")


@drill(3, "torn write at every write", long=True)
def swept_torn(stage):
    return sweep(stage, "torn", is_write)


@drill(4, "no space from every durable call on", long=True)
def swept_full(stage):
    return sweep(stage, "full", takes_space)


@drill(5, "an I/O error at every durable call", long=True)
def swept_eio(stage):
    return sweep(stage, "eio")


# A change has to pass a part of each; together they are at every seventh call or so.


@drill(2, "kill at durable calls here and there")
def sampled_kill(stage):
    return sweep(stage, "kill", step=16)


@drill(3, "torn writes here and there")
def sampled_torn(stage):
    return sweep(stage, "torn", is_write, step=17)


@drill(4, "no space from durable calls here and there on")
def sampled_full(stage):
    return sweep(stage, "full", takes_space, step=18)


@drill(5, "an I/O error at durable calls here and there")
def sampled_eio(stage):
    return sweep(stage, "eio", step=19)


@drill(4, "a full disk, then a larger one")
def full_disk(stage):
    need_root()
    need("mount", "mount")
    out = stage.folder / "out"
    out.mkdir(mode=0o700)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k,mode=700", "tmpfs", out], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Skipped(f"mount refuses a tmpfs here: {done.stderr.strip()}")
    stage.closers.append(lambda: subprocess.run(["umount", "-l", out], check=False))
    emulator = stage.emulator()
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(200).iterdir())
    first = stage.run("inbox", emulator).expect_code(8, 2)
    paid = len(emulator.bill())
    expect("Fatal error" not in first.stderr, first.stderr)
    expect(0 < paid < 200, f"{paid} of 200 calls were paid for when the disk was full; make it smaller or larger")
    subprocess.run(["mount", "-o", "remount,size=100m", out], check=True)
    stage.run("inbox", emulator).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect(len(emulator.bill()) <= 200 + 16, f"{len(emulator.bill())} calls were paid for 200 documents")
    return f"full after {paid} calls"


# Before anything is paid


@drill(6, "records that cannot be written")
def unwritable(stage):
    need_root()
    need("setpriv", "util-linux")
    prefix = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    emulator = stage.emulator()
    stage.corpus(3)
    os.chmod(stage.folder, 0o755)
    (stage.folder / "shut").mkdir(mode=0o555)
    (stage.folder / "a-file").write_text("mine\n")
    (stage.folder / "read-only").mkdir(mode=0o555)
    os.chown(stage.folder / "read-only", NOBODY, NOBODY)
    for out in ("shut/new", "read-only", "a-file", "nowhere/in/particular/\udcff" + "x" * 300):
        run = stage.run("inbox", emulator, out=out, prefix=prefix).expect_code(2)
        expect(run.stderr.count("\n") <= 3 and "Fatal" not in run.stderr, f"{out}: {run.stderr}")
    expect_equal("paid calls", emulator.bill(), [])
    expect_equal("the file that stood in the way", (stage.folder / "a-file").read_text(), "mine\n")


# Damage


def finished(stage, count=5, *words):
    """A run that came to its end, and what it left."""
    emulator = stage.emulator()
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(count).iterdir())
    stage.run("inbox", emulator, *words).expect_code(0)
    return emulator, names, checker.outputs(stage.out())


@drill(11, "a ledger that is damaged")
def damaged(stage):
    # One document behind the other, so that the same bits are turned each time, and not whatever lies there.
    emulator, names, wanted = finished(stage, 5, "--jobs", "1")
    state = stage.out() / ".extract"
    base = sqlite3.connect(state / "ledger.db")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    kept = {name: (state / name).read_bytes() for name in os.listdir(state)}
    whole = kept["ledger.db"]
    paid = len(emulator.bill())
    chance = random.Random(11)
    seen = {"told": 0, "harmless": 0}

    def restore(ledger):
        for name in os.listdir(state):
            os.remove(state / name)
        for name, bytes_ in kept.items():
            (state / name).write_bytes(ledger if name == "ledger.db" else bytes_)
            os.chmod(state / name, 0o600)

    def hurt(what, bytes_, must_be_told):
        restore(bytes_)
        # What is seen only when it is read ends the run later, but before anything is paid or written.
        run = stage.run("inbox", emulator).expect_code(0, 2, 8)
        expect_equal(f"{what}: paid calls", len(emulator.bill()), paid)
        if run.code != 0:
            seen["told"] += 1
            # A file of one byte is an empty one to SQLite.
            offer = "recover" if len(bytes_) > 1 else "nothing can be saved"
            expect(offer in run.stderr, f"{what}: the message has no {offer!r}: {run.stderr}")
            if run.code == 2:
                expect((state / "ledger.db").read_bytes() == bytes_, f"{what}: the ledger was written to")
            checker.expect_same_outputs(stage.out(), wanted)
        else:
            expect(not must_be_told, f"{what} was not noticed")
            seen["harmless"] += 1
            checker.expect_same_outputs(stage.out(), wanted)

    for cut in (1, 50, 100, 4096, len(whole) // 2, len(whole) - 1):
        hurt(f"cut to {cut} bytes", whole[:cut], cut < len(whole) - 1)
    for _ in range(50):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        turned = bytes([whole[place] ^ bit])
        hurt(f"bit {bit} of byte {place} turned", whole[:place] + turned + whole[place + 1 :], False)
    hurt("noise", chance.randbytes(len(whole)), True)
    restore(whole)
    stage.run("inbox", emulator).expect_code(0)
    expect_whole(stage, names, wanted)
    return f"{seen['told']} told, {seen['harmless']} harmless"


@drill(11, "a ledger of a newer version, or of another program")
def newer(stage):
    emulator, _, wanted = finished(stage)
    paid = len(emulator.bill())
    ledger = stage.out() / ".extract/ledger.db"
    base = sqlite3.connect(ledger)
    version = base.execute("PRAGMA user_version").fetchone()[0]
    base.execute(f"PRAGMA user_version = {version + 1}")
    base.close()
    run = stage.run("inbox", emulator).expect_code(2)
    expect("newer" in run.stderr, run.stderr)
    os.remove(ledger)
    base = sqlite3.connect(ledger)
    base.execute("CREATE TABLE song (title)")
    base.commit()
    base.close()
    stage.run("inbox", emulator).expect_code(2)
    expect_equal("paid calls", len(emulator.bill()), paid)
    checker.expect_same_outputs(stage.out(), wanted)


@drill(11, "a ledger that is gone, beside its records")
def lost_ledger(stage):
    emulator, _, wanted = finished(stage)
    paid = len(emulator.bill())
    shutil.rmtree(stage.out() / ".extract")
    run = stage.run("inbox", emulator).expect_code(2)
    expect("recover" in run.stderr or "ledger" in run.stderr, run.stderr)
    expect_equal("paid calls", len(emulator.bill()), paid)
    checker.expect_same_outputs(stage.out(), wanted)


@drill(11, "a ledger that is taken away while it is written")
def removed(stage):
    emulator = stage.emulator("event_pause: 40ms")
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(30).iterdir())
    run = stage.begin("inbox", emulator, "--jobs", "4")
    wait_until(lambda: len(emulator.bill()) >= 8, "eight calls")
    for name in ("ledger.db", "ledger.db-wal"):
        (stage.out() / ".extract" / name).unlink()
    run.wait(30).expect_code(8)
    expect("taken away" in run.stderr, f"it does not say what happened: {run.stderr[-300:]}")
    # It is back with all that it knew, and all that was at work.
    stage.run("inbox", emulator).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    lost = checker.expect_bill_matches(stage.out(), emulator.bill())
    expect(len(emulator.bill()) <= 30 + lost, f"{len(emulator.bill())} calls were paid for 30 documents")
    return f"{lost} calls in vain"


@drill(11, "a write-ahead log that is gone or cut")
def lost_log(stage):
    emulator = stage.emulator("event_pause: 60ms")
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(30).iterdir())
    run = stage.begin("inbox", emulator, "--jobs", "4")
    wait_until(lambda: len(emulator.bill()) >= 15, "fifteen calls")
    run.kill()
    log = stage.out() / ".extract/ledger.db-wal"
    expect(log.exists() and log.stat().st_size > 0, "there was no write-ahead log to cut")
    with open(log, "r+b") as file:
        file.truncate(log.stat().st_size // 2)
    # What stood in it is lost; what is paid again for that is no more than what was paid.
    paid = len(emulator.bill())
    run = stage.run("inbox", emulator).expect_code(0, 2)
    if run.code == 0:
        expect_whole(stage, names).expect_records(names)
        expect(len(emulator.bill()) <= 30 + paid, f"{len(emulator.bill())} calls were paid")


@drill(12, "records that someone edited or took away")
def edited(stage):
    emulator, names, wanted = finished(stage)
    paid = len(emulator.bill())
    file = stage.out() / "records.jsonl"
    for what, bytes_ in (("edited", file.read_bytes().replace(b'"number"', b'"numbers"', 1)), ("gone", None)):
        if bytes_ is None:
            file.unlink()
        else:
            file.write_bytes(bytes_)
        verified = stage.verb("verify", stage.out()).expect_code(1)
        expect("records.jsonl" in verified.stdout + verified.stderr, f"{what}: verify does not name the file")
        stage.run("inbox", emulator).expect_code(0)
        expect_whole(stage, names, wanted)
        stage.verb("verify", stage.out()).expect_code(0)
    expect_equal("paid calls", len(emulator.bill()), paid)


@drill(13, "a last line that is torn anywhere")
def torn_line(stage):
    emulator, names, wanted = finished(stage, 3)
    paid = len(emulator.bill())
    file = stage.out() / "records.jsonl"
    whole = file.read_bytes()
    start = whole.rstrip(b"\n").rfind(b"\n") + 1
    for end in sorted({start, start + 1, *range(start, len(whole), 7), len(whole) - 1}):
        file.write_bytes(whole[:end])
        stage.run("inbox", emulator).expect_code(0)
        checker.expect_same_outputs(stage.out(), wanted)
    expect_whole(stage, names, wanted)
    expect_equal("paid calls", len(emulator.bill()), paid)


@drill(16, "out of files, of threads, of memory")
def starved(stage):
    need("prlimit", "util-linux")
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(60).iterdir())
    # Only those who are not root have a limit of threads; with few the command says so and sends nothing.
    if os.geteuid() == 0:
        user = ["setpriv", f"--reuid={NOBODY - 2}", f"--regid={NOBODY - 2}", "--clear-groups"]
        os.chmod(stage.folder, 0o755)
        for threads in (1, 2, 6, 11):
            home = stage.folder / f"threads-{threads}"
            home.mkdir()
            os.chown(home, NOBODY - 2, NOBODY - 2)
            emulator = stage.emulator()
            out = f"{home.name}/out"
            run = stage.run("inbox", emulator, out=out, prefix=[*user, "prlimit", f"--nproc={threads}"], seconds=20)
            run.expect_code(2)
            expect("threads" in run.stderr, f"{threads} threads: it said {run.stderr[-300:]}")
            expect_equal(f"paid calls with {threads} threads", emulator.bill(), [])
    for limit in ("--nofile=64:64", "--nofile=24:24", "--as=1500000000", "--as=300000000"):
        name = limit.strip("-").split(":")[0]
        emulator = stage.emulator("latency: 50ms")
        run = stage.run("inbox", emulator, "--jobs", "32", out=name, prefix=["prlimit", limit], seconds=120)
        if run.code < 0 or run.code > 8:
            # A process that the system ended has lost nothing.
            expect(limit.startswith("--as"), f"{limit}: it ended with {run.code}: {run.stderr[-300:]}")
        stage.run("inbox", emulator, out=name).expect_code(0)
        left = Left(stage.out(name))
        left.expect_records(names)
        expect(len(emulator.bill()) <= 60 + 32, f"{limit}: {len(emulator.bill())} calls were paid for 60 documents")
    return "1 to 11 threads, 64 and 24 files, 1.5 and 0.3 GB of addresses"


@drill(17, "ledgers of earlier versions, and of this one")
def earlier(stage):
    shelf = ROOT / "scripts/drills.d/ledgers"
    kept = sorted(shelf.glob("*/ledger.sql"))
    expect(kept, f"there is no ledger in {shelf}")
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(3).iterdir())
    for path in kept:
        version = path.parent.name
        emulator = stage.emulator()
        state = stage.out(version) / ".extract"
        state.mkdir(parents=True, mode=0o700)
        os.chmod(stage.out(version), 0o700)
        base = sqlite3.connect(state / "ledger.db")
        base.executescript(path.read_text())
        expect_equal("the version of the ledger", base.execute("PRAGMA user_version").fetchone(), (int(version),))
        base.close()
        os.chmod(state / "ledger.db", 0o600)
        run = stage.run("inbox", emulator, out=version).expect_code(0)
        expect_equal(f"{version}: calls that its report names", run.report["calls"], 0)
        expect_equal(f"{version}: paid calls", emulator.bill(), [])
        left = Left(stage.out(version))
        left.expect_records(names)
        left.expect_valid(checker.json_schema(stage.schema))
        Ledger(stage.out(version))
    return f"versions {', '.join(path.parent.name for path in kept)}"
