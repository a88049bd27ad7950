"""Drills: what happens to a folder run when it is killed, starved or deceived.

A drill is one row of a table of faults. Each builds its own documents, starts an emulator of its own and the
command as it was built, and has what is left judged by code that has nothing of the project in it.
"""

import argparse
import importlib
import signal
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor, as_completed

from registry import DRILLS
from stage import Skipped, Stage, Wrong

# Each names its drills.
for theme in ("crash", "stopping", "money", "network", "uploads", "inputs", "outputs", "security"):
    importlib.import_module(theme)
DRILLS.sort(key=lambda drill: int(drill.number))

words = argparse.ArgumentParser(prog="scripts/drills", description=__doc__.splitlines()[0])
words.add_argument("names", nargs="*", metavar="NAME", help="a number, or a part of what a drill is called")
words.add_argument("--quick", action="store_true", help="those that a change has to pass; the default")
words.add_argument("--all", action="store_true", help="the long ones, too")
words.add_argument("--list", action="store_true", help="print what there is, and do nothing")
words.add_argument("--alone", action="store_true", help="one at a time")
words.add_argument("--keep", action="store_true", help="leave the folders of those that fail where they are")
asked = words.parse_args()

# A shell starts what it puts into the background deaf to the first two, and nohup to the last; what is drilled must
# hear them. What is handled here is as usual in what is started.
signal.signal(signal.SIGQUIT, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda *_: None)


def is_meant(drill):
    if asked.names:
        is_named = any(name == drill.number or not name.isdigit() and name in drill.title for name in asked.names)
        return is_named and not (asked.quick and drill.is_long)
    return asked.all or not drill.is_long


def perform(drill):
    """Runs a drill: what came of it in a word, and in a sentence."""
    stage, word = Stage(), "BROKEN"
    began = time.monotonic()
    try:
        note = drill.body(stage)
        stage.settle()
        word = "ok"
    except Skipped as reason:
        word, note = "SKIPPED", str(reason)
    except Wrong as reason:
        word, note = "FAILED", str(reason)
    except Exception:  # A drill that breaks has shown nothing.
        word, note = "BROKEN", traceback.format_exc()
    finally:
        is_kept = asked.keep and word in ("FAILED", "BROKEN")
        stage.close(keeping=is_kept)
    took = time.monotonic() - began
    line = f"drill {drill.number:>2} {drill.title} {'.' * max(2, 52 - len(drill.title))} {word} ({took:.1f} s)"
    if is_kept:
        note = f"{note}\n  see {stage.folder}"
    return word, f"{line}: {note}" if note else line


def main():
    meant = [drill for drill in DRILLS if is_meant(drill)]
    if not meant:
        words.error("there is no such drill; scripts/drills --list names all")
    if asked.list:
        for drill in meant if asked.names else DRILLS:
            print(f"{drill.number:>2} {drill.title}{' (long)' if drill.is_long else ''}")
        return 0
    counts = {"ok": 0, "SKIPPED": 0, "FAILED": 0, "BROKEN": 0}

    def tell(result):
        word, line = result
        counts[word] += 1
        print(line, flush=True)

    began = time.monotonic()
    with ThreadPoolExecutor(1 if asked.alone else 2) as pool:
        for done in as_completed([pool.submit(perform, drill) for drill in meant if not drill.is_alone]):
            tell(done.result())
    for drill in meant:
        if drill.is_alone:
            tell(perform(drill))
    failed = counts["FAILED"] + counts["BROKEN"]
    took = f"in {time.monotonic() - began:.0f} s"
    print(f"drills: {counts['ok']} passed, {failed} failed, {counts['SKIPPED']} skipped, {took}")
    if failed:
        return 1
    return 77 if counts["SKIPPED"] else 0


sys.exit(main())
