"""Files on their way to the API: drills 35 to 38, 40 and 41."""

import os
import threading
import time

import checker
from checker import Left, expect_whole
from registry import drill
from relay import Cut, Relay
from stage import expect, expect_equal, need, wait_until

SIZE = 6_000_000  # a recording is uploaded from 4 MB on


def recording(stage, count=1, size=SIZE, folder="inbox"):
    """Sounds of noise, each another."""
    inbox = stage.folder / folder
    inbox.mkdir(exist_ok=True)
    names = []
    for number in range(1, count + 1):
        length = size - 44
        head = (
            b"RIFF"
            + (length + 36).to_bytes(4, "little")
            + b"WAVEfmt "
            + bytes.fromhex("10000000010001004 01f0000803e000002001000".replace(" ", ""))
            + b"data"
            + length.to_bytes(4, "little")
        )
        block = bytes((place * (number + 6)) % 251 for place in range(4096))
        (inbox / f"sound-{number:02}.wav").write_bytes((head + block * (size // 4096 + 1))[:size])
        names.append(f"{folder}/sound-{number:02}.wav")
    return names


def digests(bill):
    return [document for line in bill for document in line["documents"]]


@drill(35, "an upload that breaks off anywhere")
def cut_uploads(stage):
    names = recording(stage)
    digest = stage.digest(stage.folder / names[0])
    stage.run(names, stage.emulator(), out="calm").expect_code(0)
    wanted = checker.outputs(stage.out("calm"))
    for place in (0, 1, 4_000_000, SIZE - 1):
        emulator = stage.emulator("files: {processing: 0s}")
        cut = Cut(r"upload_id=", place)
        relay = Relay(stage, emulator, [cut])
        out = f"cut-{place}"
        stage.run(names, relay, out=out, seconds=90).expect_code(0)
        expect_equal(f"cuts after {place} bytes", cut.struck, 1)
        checker.expect_same_outputs(stage.out(out), wanted)
        expect_equal(f"documents that were paid for after a cut at {place}", digests(emulator.bill()), [digest])
        expect_equal("files on the shelf", emulator.state()["files"]["kept"], 1)


@drill(36, "an upload whose session or last answer is lost")
def lost_uploads(stage):
    names = recording(stage)
    digest = stage.digest(stage.folder / names[0])
    for number, fault in enumerate(("{status: 404}", "{status: 410}", "{reset: before}", "{cut: before}")):
        # The first request with bytes of the file meets it; its bytes have arrived all the same.
        emulator = stage.emulator(
            "files: {processing: 0s}\nrules:\n"
            f"  - match: {{path: '/upload/*', header: {{x-goog-upload-command: '*finalize*'}}}}\n"
            f"    times: first 1\n    do: {fault}\n"
        )
        stage.run(names, emulator, out=f"lost-{number}", seconds=90).expect_code(0)
        Left(stage.out(f"lost-{number}")).expect_records(names)
        expect_equal(f"documents that were paid for after {fault}", digests(emulator.bill()), [digest])
        kept = emulator.state()["files"]["kept"]
        expect(kept == 1, f"{fault}: {kept} files lie on the shelf")


@drill(37, "an upload that is processed for ever")
def processing(stage):
    names = recording(stage)
    stage.corpus(3)
    emulator = stage.emulator("files: {processing: 48h}")
    run = stage.run("inbox", emulator, seconds=120, **stage.hasty(60))
    run.expect_code(1, 5)
    left = Left(stage.out())
    expect_equal("records", len(left.records), 3)
    expect(not digests(emulator.bill()), "a file was paid for that could not be read")
    expect_equal("names", len(names), 1)


@drill(37, "an upload that is two days old")
def expired(stage):
    need("faketime", "faketime")
    names = recording(stage)
    # Killed between upload and answer, and taken up 49 hours later, when the shelf is empty.
    emulator = stage.emulator("files: {processing: 0s, lifetime: 2s}")
    relay = Relay(stage, emulator, holds="/interactions")
    run = stage.begin(names, relay)
    wait_until(relay.paid, "a call about the upload")
    run.kill()
    # What the relay holds goes nowhere.
    relay.drop()
    relay.go.set()
    wait_until(lambda: emulator.state()["files"]["kept"] == 0, "an empty shelf")
    before = len(emulator.bill())
    stage.run(
        names,
        relay,
        prefix=["faketime", "-f", "+49h"],
        seconds=60,
        FAKETIME_DONT_FAKE_MONOTONIC="1",
        NO_FAKE_STAT="1",
    ).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect(len(emulator.bill()) - before <= 1, f"{len(emulator.bill()) - before} calls were paid after two days")


@drill(37, "an upload that is gone before it is used")
def gone(stage):
    names = recording(stage)
    emulator = stage.emulator(
        "files: {processing: 0s}\nrules:\n"
        "  - match: {path: '*/interactions', method: POST}\n    times: first 1\n    do: {files: expired}\n"
    )
    stage.run(names, emulator, seconds=60).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect_equal("paid calls", len(emulator.bill()), 1)


@drill(38, "no room on the shelf")
def full_shelf(stage):
    names = recording(stage, 4)
    for width in (1, 4):
        out = f"width-{width}"
        emulator = stage.emulator(f"event_pause: 20ms\nfiles: {{processing: 0s, storage: {2 * SIZE + 1000}}}")
        # A file that someone else put there is not ours to take away.
        checker.upload(emulator, b"not yours", stage.key)
        stage.run("inbox", emulator, "--jobs", str(width), "--wait", "30s", out=out, seconds=90).expect_code(0)
        left = Left(stage.out(out))
        left.expect_records(names)
        left.expect_valid(checker.json_schema(stage.schema))
        checker.expect_tidy(stage.out(out))
        expect_equal(f"paid calls at width {width}", len(emulator.bill()), 4)
        expect("not-yours" in checker.shelf(emulator, stage.key), "a file of someone else was deleted")


# Files that move


@drill(40, "a file that changes while it is read")
def changing(stage):
    names = recording(stage, 1, 12_000_000)
    path = stage.folder / names[0]
    versions = [path.read_bytes(), path.read_bytes()[:-1] + b"\x55"]
    path.write_bytes(versions[0])
    emulator = stage.emulator("files: {processing: 0s}")
    ended = threading.Event()

    def write():
        number = 0
        while not ended.is_set():
            number += 1
            with open(path, "r+b") as file:
                file.seek(-1, os.SEEK_END)
                file.write(versions[number % 2][-1:])
            time.sleep(0.002)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        run = stage.run(names, emulator, seconds=90).expect_code(0, 1)
    finally:
        ended.set()
        writer.join()
    known = {checker.sha256(version) for version in versions}
    expect(set(digests(emulator.bill())) <= known, "what was paid for is neither version of the file")
    path.write_bytes(versions[0])
    # Whatever it was then, it is read anew when nobody writes to it.
    stage.run(names, emulator, seconds=90).expect_code(0)
    paid = len(emulator.bill())
    again = stage.run(names, emulator, seconds=90).expect_code(0)
    expect_equal("calls of one more run", again.report["calls"], 0)
    expect_equal("paid calls of one more run", len(emulator.bill()), paid)
    Left(stage.out()).expect_records(names)
    return f"exit code {run.code} while it was written"


@drill(40, "a file that changes between two runs")
def changed(stage):
    emulator = stage.emulator("event_pause: 60ms")
    inbox = stage.corpus(12)
    names = sorted(f"inbox/{path.name}" for path in inbox.iterdir())
    run = stage.begin("inbox", emulator, "--jobs", "2")
    wait_until(lambda: len(emulator.bill()) >= 3, "three paid calls")
    run.kill()
    (inbox / "note-0012.txt").write_text("Delivery note, another one\n")
    (inbox / "note-0001.txt").write_text("Delivery note, another first\n")
    stage.run("inbox", emulator).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    calm = stage.run("inbox", stage.emulator(), out="calm").expect_code(0)
    expect_equal("calls", calm.report["calls"], 12)
    checker.expect_same_outputs(stage.out(), checker.outputs(stage.out("calm")))


@drill(41, "a file that shrinks while it is sent")
def shrinking(stage):
    names = recording(stage, 1, 40_000_000)
    path = stage.folder / names[0]
    emulator = stage.emulator("files: {processing: 0s}")
    # Held back, so that it shrinks before all of it can have been sent.
    relay = Relay(stage, emulator, holds="upload_id=")
    run = stage.begin(names, relay)
    wait_until(lambda: any("upload_id" in request.path for request in relay.requests), "an upload")
    os.truncate(path, 20_000_000)
    relay.go.set()
    run.wait(90).expect_code(0, 1)
    expect(
        set(digests(emulator.bill())) <= {stage.digest(path)},
        "something was paid for that is not the file as it is",
    )
    Left(stage.out()).expect_rows(names)
