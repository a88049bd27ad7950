"""Signals, clocks and rivals: drills 7 to 10 and 14."""

import os
import random
import signal
import sqlite3
import time

import checker
from checker import expect_whole
from registry import drill
from relay import Relay
from stage import Wrong, expect, expect_equal, need, wait_until


def lively(stage, count=40, pause="20ms"):
    emulator = stage.emulator(f"event_pause: {pause}")
    return emulator, sorted(f"inbox/{path.name}" for path in stage.corpus(count).iterdir())


def paid(emulator, count):
    wait_until(lambda: len(emulator.bill()) >= count, f"{count} paid calls")


def finish(stage, emulator, names):
    """The same run again comes to its end, and has paid for nothing twice."""
    stage.run("inbox", emulator, "--jobs", "4").expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect_equal("paid calls", len(emulator.bill()), len(names))


@drill(7, "Ctrl-C once: what was begun ends")
def drained(stage):
    emulator, names = lively(stage)
    run = stage.begin("inbox", emulator, "--jobs", "4")
    paid(emulator, 10)
    run.signal(signal.SIGINT)
    wait_until(lambda: "stopping:" in run.stderr or not run.is_at_work, "the signal was taken")
    begun = len(emulator.bill())
    run.wait(20).expect_code(130)
    expect(len(emulator.bill()) <= begun + 4, f"{len(emulator.bill()) - begun} calls were made after Ctrl-C")
    expect("extract run" in run.stderr, f"it does not say how to go on: {run.stderr[-400:]}")
    expect(stage.key not in run.stderr, "the key is in the command to go on with")
    finish(stage, emulator, names)


@drill(7, "Ctrl-C twice, SIGTERM, SIGHUP at ten moments")
def stopped(stage):
    chance = random.Random(7)
    emulator, names = lively(stage, 120, "40ms")
    for number, code in [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)] * 3 + [
        (signal.SIGTERM, 143)
    ]:
        run = stage.begin("inbox", emulator, "--jobs", "4")
        # Before it takes signals they end it as they end any program.
        wait_until(lambda: run.takes(number) or not run.is_at_work, f"taking {number.name}")
        time.sleep(chance.uniform(0.05, 0.5))
        expect(run.is_at_work, "it had ended before the signal; let it be slower")
        began = time.monotonic()
        run.signal(number)
        if number == signal.SIGINT:
            time.sleep(0.1)
            run.signal(number)
        # A hang-up is a kind of SIGTERM: either code says so.
        run.wait(10).expect_code(code, 143 if number == signal.SIGHUP else code)
        took = time.monotonic() - began
        expect(took < 5, f"{number.name} took {took:.1f} s")
    stage.run("inbox", emulator, "--jobs", "8").expect_code(0)
    expect_whole(stage, names).expect_records(names)
    checker.expect_bill_matches(stage.out(), emulator.bill())
    expect(len(emulator.bill()) <= 120 + 10 * 4, f"{len(emulator.bill())} calls were paid for 120 documents")
    return f"{len(emulator.bill()) - 120} calls in vain"


@drill(7, "SIGTERM while a server is silent")
def stopped_in_silence(stage):
    emulator = stage.emulator('rules: [{match: {path: "*/interactions"}, do: {stall: 260}}]')
    stage.corpus(8)
    run = stage.begin("inbox", emulator, "--jobs", "4")
    paid(emulator, 4)
    ids = {line["interaction"] for line in emulator.bill()}

    def have_come():
        try:
            return ids <= checker.Ledger(stage.out()).interactions
        except (Wrong, OSError, sqlite3.Error):  # Copied while it was written.
            return False

    wait_until(have_come, "four ids in the ledger")
    run.signal(signal.SIGTERM)
    run.wait(5.5).expect_code(143)
    # The ids had come, so that nothing was paid in vain.
    expect_equal("ids that were billed", {line["interaction"] for line in emulator.bill()}, ids)
    expect_equal("ids that were kept", checker.Ledger(stage.out()).interactions & ids, ids)


@drill(8, "Ctrl-C at every step of writing the records")
def stopped_writing(stage):
    emulator = stage.emulator()
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(5).iterdir())
    log = stage.folder / "export.log"
    stage.run(
        "inbox", emulator, out="calm", **stage.shimmed("count", 0, log=log, folder="calm", excepting="/.extract")
    ).expect_code(0)
    calls, wanted = len(log.read_text().splitlines()), checker.outputs(stage.out("calm"))
    expect(calls >= 5, f"only {calls} calls write the outputs; does the shim work?")
    for how in ("int", "term"):
        for number in range(1, calls + 1):
            out = f"{how}-{number}"
            run = stage.run(
                "inbox", emulator, out=out, **stage.shimmed(how, number, folder=out, excepting="/.extract")
            ).expect_code(0, 130, 143)
            for name, bytes_ in checker.outputs(stage.out(out)).items():
                if not os.path.basename(name).startswith(b"."):
                    expect(wanted.get(name) == bytes_, f"{how} at call {number} left half of {os.fsdecode(name)}")
            if run.code != 0:
                stage.run("inbox", emulator, out=out).expect_code(0)
            checker.expect_same_outputs(stage.out(out), wanted)
            checker.expect_tidy(stage.out(out))
    expect_equal("names", len(names), 5)
    return f"{2 * calls} points"


@drill(9, "two runs for the same records")
def rivals(stage):
    # Slow enough to be at work for as long as the second takes to begin.
    emulator, names = lively(stage, 20, "200ms")
    first = stage.begin("inbox", emulator, "--jobs", "4")
    paid(emulator, 3)
    mine = stage.key + "-second"
    second = stage.run("inbox", emulator, key=mine).expect_code(2)
    expect(str(first.process.pid) in second.stderr, f"the process {first.process.pid} is not named: {second.stderr}")
    expect_equal("calls of the second", emulator.bill(mine), [])
    # One that begins while the first is killed finds the place taken or free, never half.
    first.kill()
    stage.run("inbox", emulator, "--jobs", "20").expect_code(0)
    expect_whole(stage, names).expect_records(names)
    # A call that was killed before its id was there is made again, and told.
    lost = checker.expect_bill_matches(stage.out(), emulator.bill())
    expect(lost <= 4, f"{lost} of 4 calls at work were paid for in vain")
    expect_equal("paid calls but for those", len(emulator.bill()) - lost, len(names))


@drill(10, "stopped for a while, its connections gone")
def frozen(stage):
    emulator, names = lively(stage, 20, "30ms")
    relay = Relay(stage, emulator)
    run = stage.begin("inbox", relay, "--jobs", "4")
    wait_until(lambda: len(emulator.bill()) >= 8, "eight paid calls")
    run.signal(signal.SIGSTOP)
    time.sleep(1)
    relay.drop()
    time.sleep(4)
    run.signal(signal.SIGCONT)
    run.wait(60).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect(len(emulator.bill()) <= 20 + 4, f"{len(emulator.bill())} calls were paid for 20 documents")
    checker.expect_bill_matches(stage.out(), emulator.bill())


@drill(14, "a wall clock that jumps")
def clocks(stage):
    need("faketime", "faketime")
    emulator, names = lively(stage, 24, "5ms")
    calm = stage.run("inbox", emulator, out="calm", key=stage.key + "-calm").expect_code(0)
    expect_equal("calls", calm.report["calls"], 24)
    wanted = checker.outputs(stage.out("calm"))
    # Between runs: yesterday, then three days on, then an hour back. During one: twenty days a second.
    for number, offset in enumerate(("-1d", "+3d", "-1h", "+0 x1728000")):
        out, key = f"clock-{number}", f"{stage.key}-clock-{number}"
        run = stage.begin("inbox", emulator, "--jobs", "2", out=out, key=key)
        wait_until(lambda k=key: len(emulator.bill(k)) >= 6, "six paid calls")
        run.kill()
        stage.run(
            "inbox",
            emulator,
            out=out,
            key=key,
            prefix=["faketime", "-f", offset],
            seconds=60,
            FAKETIME_DONT_FAKE_MONOTONIC="1",
            NO_FAKE_STAT="1",
            DONT_FAKE_MONOTONIC="1",
        ).expect_code(0)
        checker.expect_same_outputs(stage.out(out), wanted)
        expect(len(emulator.bill(key)) <= 24 + 2, f"{offset}: {len(emulator.bill(key))} calls were paid")
    return "-1 day, +3 days, -1 hour, and 20 days a second"
