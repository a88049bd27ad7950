"""What keeps money together: drills 63 and 81."""

import checker
from checker import Left, expect_whole
from registry import drill
from stage import SCHEMA, expect, expect_equal

WRONG = 'rules: [{match: {path: "*/interactions", method: POST}, do: {answer: wrong_schema}}]'


@drill(63, "schema, prompt or model edited between runs")
def edited(stage):
    emulator = stage.emulator()
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(4).iterdir())
    stage.run("inbox", emulator).expect_code(0)
    wanted = checker.outputs(stage.out())
    other = stage.folder / "other.yaml"
    other.write_text(SCHEMA.replace("integer 0..1000000", "integer 0..2000000"))
    for words, schema, what in (
        (["--model", "gemini-3.5-flash-lite"], None, "model"),
        (["--prompt", "Read it."], None, "prompt"),
        ([], other, "schema"),
    ):
        run = stage.run("inbox", emulator, *words, schema=schema).expect_code(2)
        for word in (what, "4", "--new-version"):
            expect(word in run.stderr, f"the message about another {what} has no {word!r}: {run.stderr}")
        expect_equal(f"paid calls after another {what}", len(emulator.bill()), 4)
        checker.expect_same_outputs(stage.out(), wanted)
    stage.run("inbox", emulator, "--new-version", schema=other).expect_code(0)
    expect_whole(stage, names, schema=checker.json_schema(other)).expect_records(names)
    expect_equal("paid calls", len(emulator.bill()), 8)
    # Back again: what was paid for is still there.
    stage.run("inbox", emulator, "--new-version").expect_code(0)
    expect_equal("paid calls", len(emulator.bill()), 8)
    checker.expect_same_outputs(stage.out(), wanted)


@drill(63, "a document that changes, and one that is the same")
def equal(stage):
    emulator = stage.emulator()
    inbox = stage.corpus(3)
    (inbox / "copy.txt").write_bytes((inbox / "note-0001.txt").read_bytes())
    stage.run("inbox", emulator).expect_code(0)
    expect_equal("paid calls for three and a copy", len(emulator.bill()), 3)
    left = Left(stage.out())
    expect_equal(
        "the record of the copy", left.record("inbox/copy.txt")["data"], left.record("inbox/note-0001.txt")["data"]
    )
    (inbox / "note-0002.txt").write_text("Delivery note 77\n")
    stage.run("inbox", emulator).expect_code(0)
    expect_equal("paid calls", len(emulator.bill()), 4)
    stage.run("inbox", emulator, "--force").expect_code(0)
    expect_equal("paid calls after --force", len(emulator.bill()), 7)
    Left(stage.out()).expect_rows([f"inbox/{path.name}" for path in inbox.iterdir()])


@drill(81, "documents whose every answer is wrong")
def hopeless(stage):
    emulator = stage.emulator(WRONG)
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(10).iterdir())
    run = stage.run("inbox", emulator, "--max-repairs", "2").expect_code(1)
    expect(len(emulator.bill()) <= 30, f"{len(emulator.bill())} calls were paid for 10 documents with 2 repairs each")
    left = Left(stage.out())
    left.expect_rows(names)
    expect_equal("records", left.records, [])
    expect("retry" in run.stderr, f"it does not name extract retry: {run.stderr[-300:]}")
    paid = len(emulator.bill())
    stage.run("inbox", emulator).expect_code(1)
    expect_equal("paid calls of the same run again", len(emulator.bill()) - paid, 0)
    # No line of the request grows with what went before.
    tokens = [line["input_tokens"] - line["carried_tokens"] for line in emulator.bill()]
    expect(max(tokens) <= 3 * min(tokens) + 2000, f"requests grew from {min(tokens)} to {max(tokens)} tokens")


@drill(81, "--max-cost, over runs")
def capped(stage):
    emulator = stage.emulator()
    stage.corpus(60)
    once = stage.run("inbox", stage.emulator(), out="once").expect_code(0)
    each = len(emulator.bill()) and 0 or once.report["cost"]
    total = each["usd"] if isinstance(each, dict) else each
    run = stage.run("inbox", emulator, "--jobs", "2", "--max-cost", f"{total / 6:.6f}").expect_code(6)
    first = len(emulator.bill())
    expect(0 < first <= 10 + 2, f"{first} calls were paid under a cap that buys 10")
    stage.run("inbox", emulator, "--jobs", "2", "--max-cost", f"{total / 6:.6f}").expect_code(6)
    expect(len(emulator.bill()) <= first + 1, "the cap did not count what the run before had taken")
    stage.run("inbox", emulator, "--jobs", "2", "--max-cost", f"{total * 2:.6f}").expect_code(0)
    expect_equal("paid calls in all", len(emulator.bill()), 60)
    expect("max-cost" in run.stderr, f"it does not say how to go on: {run.stderr[-300:]}")


@drill(81, "--max-docs and --max-tokens")
def bounded(stage):
    emulator = stage.emulator()
    stage.corpus(20)
    stage.run("inbox", emulator, "--max-docs", "5", out="few").expect_code(6)
    expect_equal("paid calls", len(emulator.bill()), 5)
    stage.run("inbox", emulator, "--max-docs", "5", out="few").expect_code(6)
    expect_equal("paid calls of a job that had its documents", len(emulator.bill()), 5)
    stage.run("inbox", emulator, "--max-docs", "20", out="few").expect_code(0)
    expect_equal("paid calls", len(emulator.bill()), 20)
    mine = stage.key + "-tokens"
    stage.run("inbox", emulator, "--jobs", "1", "--max-tokens", "1500", out="tokens", key=mine).expect_code(6)
    taken = sum(line["input_tokens"] + line["output_tokens"] + line["thought_tokens"] for line in emulator.bill(mine))
    expect(taken < 2500, f"{taken} tokens were taken under a cap of 1500")
