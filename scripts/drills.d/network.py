"""Servers and wires that misbehave: drills 18 to 27, 30, 31 and 34."""

import json
import re
import signal
import time
import urllib.request

import checker
from checker import Left, expect_whole
from registry import drill
from relay import Relay
from stage import expect, expect_equal, free_port, need, need_root, wait_until

CREATE = '{path: "*/interactions", method: POST}'
ID_CAME = 260  # bytes of a stream: behind the event that brings the id, before the answer


class Nowhere:
    def __init__(self, url):
        self.url = url


def rule(match, do, times="always", per="rule"):
    return f"  - match: {match}\n    times: {times}\n    per: {per}\n    do: {do}\n"


def corpus(stage, count):
    return sorted(f"inbox/{path.name}" for path in stage.corpus(count).iterdir())


# Being asked to wait


@drill(18, "a storm of 429, each with Retry-After: 7")
def storm(stage):
    emulator = stage.emulator(
        "latency: 30ms\nrules:\n" + rule(CREATE, "{status: 429, headers: {retry-after: '7'}}", "first 8")
    )
    relay = Relay(stage, emulator)
    names = corpus(stage, 24)
    run = stage.run("inbox", relay, "--jobs", "8", seconds=120).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect_equal("paid calls", len(emulator.bill()), 24)
    times = [request.time for request in relay.paid()]
    gaps = [(later - earlier, place) for place, (earlier, later) in enumerate(zip(times, times[1:]), 1)]
    longest = max(gaps)[0]
    expect(longest >= 6.9, f"all workers were to rest for 7 s; the longest silence was {longest:.2f} s")
    # The first, for a slow machine may have more: where a worker asks after another was refused, it is refused later.
    place = next(place for gap, place in gaps if gap >= 6.9)
    expect(place <= 8, f"{place} requests came before the silence")
    after = [moment for moment in times[place:] if moment < times[place] + 0.025]
    expect(len(after) <= 2, f"{len(after)} requests came at once when the pause was over, instead of 2")
    expect_equal("repairs and further attempts in the report", run.report["repairs"], 0)
    return f"silent for {longest:.1f} s after {place} requests"


@drill(18, "killed while all wait for their turn")
def killed_waiting(stage):
    refusal = "rules:\n" + rule(CREATE, "{status: 429, headers: {retry-after: '60'}}", "after 4")
    names = corpus(stage, 24)
    calm = stage.emulator()
    for scenario, words in ((refusal, []), ("", ["--rpm", "4"])):
        for number in (signal.SIGKILL, signal.SIGTERM):
            emulator = stage.emulator(scenario)
            out = f"{'paced' if words else 'refused'}-{number.name}"
            run = stage.begin("inbox", emulator, "--jobs", "8", *words, out=out)
            wait_until(emulator.bill, "a paid call")
            # Whatever was to come by then has come.
            time.sleep(1.5)
            paid = len(emulator.bill())
            expect(run.is_at_work and paid < 20, f"{paid} calls were paid while all were to wait")
            run.signal(number)
            run.wait(10)
            ledger = checker.Ledger(stage.out(out))
            unknown = [call for call in ledger.calls if call["state"] == checker.Ledger.UNKNOWN]
            expect_equal(f"calls of which nobody knows, after {out}", len(unknown), 0)
            expect_equal(f"calls in the ledger, after {out}", len(ledger.interactions), paid)
            again = stage.run("inbox", calm, "--on-unknown", "hold", out=out).expect_code(0)
            expect_equal("calls in the second run", again.report["calls"], 24 - paid)
            Left(stage.out(out)).expect_records(names)


HINTS = [
    ("soon", 0, 0),
    ("-5", 0, 0),
    ("99999999999999999999999", 5, 0),
    ("1000000000", 5, 0),
    ("2", 0, 1.9),
    ("2.5", 0, 0),
    ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
    ("", 0, 0),
    ("2, 3", 0, 0),
]


@drill(19, "Retry-After as it should not be")
def hints(stage):
    corpus(stage, 1)
    for number, (hint, code, least) in enumerate(HINTS):
        emulator = stage.emulator(
            "rules:\n" + rule(CREATE, f"{{status: 429, headers: {{retry-after: '{hint}'}}}}", "first 1")
        )
        run = stage.run("inbox", emulator, out=f"hint-{number}", seconds=30)
        if code == 0 or run.code != 5:
            run.expect_code(code or 0)
        expect(least <= run.seconds < least + 12, f"Retry-After: {hint!r} was waited for {run.seconds:.1f} s")
        if run.code == 5:
            expect_equal(f"paid calls after Retry-After: {hint}", emulator.bill(), [])


@drill(20, "429 without a hint, 32 workers", long=True)
def unhinted(stage):
    # Those that are on their way when the first is refused cannot be called back: up to 32 in all.
    emulator = stage.emulator("latency: 50ms\nrates: {requests_per_minute: 600, hint: none}\n")
    names = corpus(stage, 1200)
    stage.run("inbox", emulator, "--jobs", "32", "--wait", "10m", seconds=500).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    refused = emulator.answered(429)
    share = refused / (refused + 1200)
    expect(share <= 0.05, f"{refused} requests were refused, {share:.0%} instead of 5 %")
    return f"{refused} refused, {share:.1%}"


@drill(21, "a quota for the day that is used up")
def quota(stage):
    emulator = stage.emulator(
        "latency: 20ms\nrules:\n"
        + rule(
            CREATE,
            "{status: 429, code: quota_exceeded, message: You exceeded your current quota., "
            "come_back: {after: 10h, hint: retry-after}}",
            "after 10",
        )
    )
    names = corpus(stage, 60)
    run = stage.run("inbox", emulator, "--jobs", "4", seconds=30).expect_code(5)
    expect(emulator.answered(429) <= 8, f"{emulator.answered(429)} requests hammered on a closed door")
    expect_equal("paid calls", len(emulator.bill()), 10)
    expect(re.search(r"\b(9|10) ?h|reset|again", run.stderr), f"it does not say when to come back: {run.stderr[-300:]}")
    calm = stage.emulator()
    stage.run("inbox", calm).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect_equal("paid calls in all", len(calm.bill()) + 10, 60)


@drill(22, "a burst of 503, then 500 now and then")
def outage(stage):
    emulator = stage.emulator(
        "latency: 10ms\nrules:\n"
        + rule(CREATE, "{status: 503}", "first 20")
        + rule('{path: "*/interactions*"}', "{status: 500}", "chance 0.02")
    )
    names = corpus(stage, 60)
    run = stage.run("inbox", emulator, "--jobs", "8", "--wait", "5m", seconds=200).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect(len(emulator.bill()) <= 60, f"{len(emulator.bill())} calls were paid for 60 documents")
    return f"{run.seconds:.0f} s"


# What breaks


def broken(stage, fault, places):
    """Breaks the first answer to each of many documents at a place of its own."""
    rules = ""
    inbox = stage.corpus(len(places))
    names = sorted(f"inbox/{path.name}" for path in inbox.iterdir())
    for name, place in zip(names, places):
        digest = stage.digest(stage.folder / name)
        rules += rule(f'{{path: "*/interactions", document: {digest}}}', f"{{{fault}: {place}}}", "first 1")
    emulator = stage.emulator("rules:\n" + rules)
    calm = stage.run("inbox", stage.emulator(), out="calm").expect_code(0)
    expect_equal("calls", calm.report["calls"], len(places))
    stage.run("inbox", emulator, "--jobs", "8", seconds=120).expect_code(0)
    expect_whole(stage, names, checker.outputs(stage.out("calm"))).expect_records(names)
    bill = emulator.bill()
    early = sum(1 for place in places if place == "before" or place < ID_CAME)
    expect(
        len(bill) <= len(places) + early,
        f"{len(bill)} calls were paid for {len(places)} documents, {early} of whose"
        " answers broke before their id was there",
    )
    checker.expect_bill_matches(stage.out(), bill)
    return f"{len(places)} places, {len(bill) - len(places)} calls in vain"


@drill(23, "a reset at every place of an answer")
def resets(stage):
    return broken(stage, "reset", ["before", *range(0, 2400, 40)])


@drill(23, "a reset at every tenth byte of an answer", long=True)
def resets_closer(stage):
    return broken(stage, "reset", ["before", *range(0, 3000, 10)])


@drill(24, "an answer that ends too early, in order")
def cuts(stage):
    return broken(stage, "cut", ["before", *range(0, 2400, 40)])


@drill(24, "answers that are not streamed, cut and reset")
def whole_answers(stage):
    # A server that answers whole although a stream was asked for is a server all the same.
    emulator = stage.emulator("rules:\n" + rule(CREATE, "{cut: 300}", "first 1", "document"))
    names = corpus(stage, 6)
    stage.run("inbox", emulator, "--store", "off", seconds=60).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect(len(emulator.bill()) <= 12, f"{len(emulator.bill())} calls were paid for 6 documents")


@drill(24, "events twice, unknown, split, with other line ends")
def frames(stage):
    names = corpus(stage, 4)
    stage.run("inbox", stage.emulator(), out="calm").expect_code(0)
    wanted = checker.outputs(stage.out("calm"))
    for fault in ("duplicate", "unknown", "split", "crlf", "unfinished"):
        emulator = stage.emulator("rules:\n" + rule(CREATE, f"{{frames: {fault}}}"))
        stage.run("inbox", emulator, out=fault).expect_code(0)
        checker.expect_same_outputs(stage.out(fault), wanted)
        expect_equal(f"paid calls with frames that are {fault}", len(emulator.bill()), 4)
    expect_equal("names", len(names), 4)


# What never comes


@drill(25, "an answer that drips for ever")
def drip(stage):
    names = corpus(stage, 4)
    digest = stage.digest(stage.folder / names[0])
    emulator = stage.emulator(
        "rules:\n"
        + rule(f'{{path: "*/interactions*", document: {digest}}}', "{drip: {bytes: 1, every: 200ms}}", "first 1")
    )
    began = time.monotonic()
    run = stage.run("inbox", emulator, seconds=150, **stage.hasty(60)).expect_code(0, 1)
    left = Left(stage.out())
    left.expect_rows(names)
    expect(len(left.records) >= 3, "the other documents waited for the slow one")
    expect(len(emulator.bill()) <= 5, f"{len(emulator.bill())} calls were paid for 4 documents")
    return f"exit code {run.code} after {time.monotonic() - began:.0f} s, a minute each"


@drill(26, "silence before the first byte, a closed port, no network")
def silence(stage):
    names = corpus(stage, 3)
    closed = Nowhere(f"http://127.0.0.1:{free_port()}")
    run = stage.run("inbox", closed, "--wait", "5s", out="closed", seconds=60).expect_code(5)
    expect("127.0.0.1" in run.stderr, f"it does not say who was not reached: {run.stderr[-300:]}")
    digest = stage.digest(stage.folder / names[0])
    emulator = stage.emulator(
        "rules:\n" + rule(f'{{path: "*/interactions*", document: {digest}}}', "{stall: before}", "first 1")
    )
    stage.run("inbox", emulator, seconds=120, **stage.hasty(60)).expect_code(0, 1)
    left = Left(stage.out())
    left.expect_rows(names)
    expect(len(left.records) >= 2, "the other documents waited for the silent one")


@drill(26, "no network at all")
def unplugged(stage):
    need_root()
    need("unshare", "util-linux")
    corpus(stage, 3)
    run = stage.run(
        "inbox",
        Nowhere("https://generativelanguage.googleapis.com"),
        "--wait",
        "5s",
        prefix=["unshare", "-n"],
        seconds=90,
    ).expect_code(5)
    expect("generativelanguage.googleapis.com" in run.stderr, run.stderr[-300:])


@drill(27, "a stream that stops after an event")
def stalled(stage):
    names = corpus(stage, 4)
    emulator = stage.emulator("rules:\n" + rule(CREATE, f"{{stall: {ID_CAME + 400}}}", "first 1", "document"))
    stage.run("inbox", emulator, seconds=120, **stage.hasty(60)).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect_equal("paid calls", len(emulator.bill()), 4)


@drill(30, "an id that the service does not know afterwards")
def lost_id(stage):
    emulator = stage.emulator(
        "rules:\n"
        + rule(CREATE, f"{{reset: {ID_CAME}}}", "first 1", "document")
        + rule('{path: "*/interactions/*", method: GET}', "{status: 404}")
    )
    names = corpus(stage, 3)
    run = stage.run("inbox", emulator, seconds=120, **stage.hasty(30)).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect_equal("paid calls", len(emulator.bill()), 6)
    expect_equal("calls that the report counts as made again", run.report["repaid"], 3)


@drill(30, "an id that is known a little later")
def late_id(stage):
    emulator = stage.emulator(
        "rules:\n"
        + rule(CREATE, f"{{reset: {ID_CAME}}}", "first 1", "document")
        + rule('{path: "*/interactions/*", method: GET}', "{status: 404}", "first 3")
    )
    names = corpus(stage, 3)
    stage.run("inbox", emulator, seconds=120).expect_code(0)
    expect_whole(stage, names).expect_records(names)
    expect_equal("paid calls", len(emulator.bill()), 3)


@drill(31, "interactions that never end")
def endless(stage):
    emulator = stage.emulator("background: {queued: 1s, running: never}")
    names = corpus(stage, 2)
    # Faster than this, a server that is late by a second would seem to be silent.
    stage.run("inbox", emulator, "--background", seconds=180, **stage.hasty(300)).expect_code(1)
    left = Left(stage.out())
    expect_equal("records", left.records, [])
    left.expect_rows(names)
    expect_equal("reasons", {row["outcome"] for row in left.failures}, {"api"})
    for row in left.failures:
        expect("still running after 3600 s" in row["reason"], f"it does not say why: {row['reason']}")
    expect_equal("paid calls", len(emulator.bill()), 2)
    expect_equal("interactions that were cancelled", statuses(emulator, stage.key), {"cancelled"})


def statuses(emulator, key):
    """How all interactions that were paid for stand, asked by hand."""
    found = set()
    for line in emulator.bill():
        asked = urllib.request.Request(
            f"{emulator.url}/v1beta/interactions/{line['interaction']}", headers={"x-goog-api-key": key}
        )
        with urllib.request.urlopen(asked, timeout=60) as answer:
            found.add(json.load(answer)["status"])
    return found


@drill(1, "in the background: killed while the API works")
def background(stage):
    emulator = stage.emulator("background: {queued: 300ms, running: 700ms}")
    names = corpus(stage, 24)
    calm = stage.run("inbox", emulator, "--background", "--jobs", "8", out="calm", key=stage.key + "-calm")
    calm.expect_code(0)
    expect_equal("paid calls of a calm run", len(emulator.bill(stage.key + "-calm")), 24)
    wanted = checker.outputs(stage.out("calm"))
    for kill in range(4):
        run = stage.begin("inbox", emulator, "--background", "--jobs", "8")
        wait_until(lambda n=kill: len(emulator.bill(stage.key)) >= 5 * (n + 1), "calls at work")
        # The ids have come; the answers have not.
        time.sleep(0.3)
        expect(run.is_at_work, "it had ended before it was killed")
        run.kill()
    stage.run("inbox", emulator, "--background", "--jobs", "8").expect_code(0)
    expect_whole(stage, names, wanted).expect_records(names)
    bill = emulator.bill(stage.key)
    lost = checker.expect_bill_matches(stage.out(), bill)
    expect(len(bill) <= 24 + lost and lost <= 4 * 2, f"{len(bill)} calls were paid for 24 documents, {lost} in vain")
    return f"{lost} calls in vain"


@drill(31, "budgets that the service sets, and answers without a step")
def strange_ends(stage):
    for answer in ("budget_exceeded", "no_steps", "incomplete"):
        emulator = stage.emulator("rules:\n" + rule(CREATE, f"{{answer: {answer}}}"))
        names = corpus(stage, 2)
        stage.run("inbox", emulator, out=answer, seconds=60).expect_code(1)
        left = Left(stage.out(answer))
        left.expect_rows(names)
        expect_equal("records", left.records, [])
        expect(len(emulator.bill()) <= 2 * 4, f"{answer}: {len(emulator.bill())} calls were paid for 2 documents")


# What is refused for good


@drill(34, "a key that is revoked, a model that is gone")
def refused(stage):
    corpus(stage, 60)
    for status, code, words in (
        (401, 4, "API key not valid."),
        (403, 4, "Permission denied."),
        (404, 1, "Model is not found."),
    ):
        emulator = stage.emulator(
            "latency: 20ms\nrules:\n" + rule(CREATE, f"{{status: {status}, message: {words}}}", "after 12")
        )
        # What is wrong with everything ends everything: no more requests than there are workers.
        run = stage.run("inbox", emulator, "--jobs", "4", out=f"status-{status}", seconds=30)
        run.expect_code(code)
        expect(
            emulator.answered(status) <= 8,
            f"{emulator.answered(status)} requests were made although {status} means all of them",
        )
        expect_equal("paid calls", len(emulator.bill()), 12)
        calm = stage.emulator()
        stage.run("inbox", calm, out=f"status-{status}").expect_code(0)
        expect_equal("paid calls when it is mended", len(calm.bill()), 48)
        Left(stage.out(f"status-{status}")).expect_records(f"inbox/note-{number:04}.txt" for number in range(1, 61))


@drill(34, "a schema that the service refuses")
def refused_schema(stage):
    emulator = stage.emulator(
        "latency: 20ms\nrules:\n" + rule(CREATE, "{status: 400, message: Request contains an invalid argument.}")
    )
    corpus(stage, 60)
    run = stage.run("inbox", emulator, "--jobs", "4", seconds=60)
    run.expect_code(2)
    # Each of so many documents is shown with ever simpler schemas, before it is known that nothing helps.
    expect(emulator.answered(400) <= 2 * 4 * 10, f"{emulator.answered(400)} requests were refused for 60 documents")
    expect_equal("paid calls", emulator.bill(), [])
    Left(stage.out()).expect_rows([])
    return f"{emulator.answered(400)} requests"
