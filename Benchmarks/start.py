"""Measures how long programs take to start and end when they have next to nothing to do.

Started with the released binary, a program in C that says a word, and how many rounds there are. In each round every
program runs once, in an order drawn anew; a time is from before its start to its end, and what it says goes nowhere.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time

from machine import processor

NOWHERE = [(os.POSIX_SPAWN_OPEN, descriptor, "/dev/null", os.O_RDWR, 0) for descriptor in (0, 1, 2)]


def duration(command):
    """Milliseconds from start to end."""
    began = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=NOWHERE)
    _, status = os.waitpid(process, 0)
    took = time.perf_counter() - began
    if status != 0:
        sys.exit(f"Benchmarks/run: {' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return took * 1000


def programs(arguments):
    rows = {
        "hello in C": [arguments.hello],
        "extract --version": [arguments.extract, "--version"],
        "extract --help": [arguments.extract, "--help"],
    }
    others = {"curl --version": ["curl", "--version"], "python3 -c pass": ["python3", "-c", "pass"]}
    for row, (name, *words) in others.items():
        if path := shutil.which(name):
            rows[row] = [path, *words]
        else:
            print(f"Benchmarks/run: there is no {name}, so its row is left out", file=sys.stderr)
    return rows


def measured(rows, rounds):
    """Milliseconds of each row, a round each."""
    for command in rows.values():
        duration(command)
    turns = {row: [] for row in rows}
    for _ in range(rounds):
        for row in random.sample(list(rows), len(rows)):
            turns[row].append(duration(rows[row]))
    return turns


def summary(turns):
    """The figures of each row; what is above C is the median of the differences within the rounds."""
    floor = turns["hello in C"]
    return [
        {
            "row": row,
            "ms": statistics.median(times),
            "fastest": min(times),
            "ninth_tenth": sorted(times)[len(times) * 9 // 10],
            "above_c": statistics.median(mine - least for mine, least in zip(times, floor)),
        }
        for row, times in turns.items()
    ]


def main():
    parser = argparse.ArgumentParser()
    for name in ["extract", "hello", "package", "swift"]:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rounds = 5 if arguments.quick else 300
    rows = summary(measured(programs(arguments), rounds))
    sizes = {name: os.path.getsize(path) for name, path in [("binary", arguments.extract), ("package", arguments.package)]}
    if arguments.json:
        print(json.dumps({"rounds": rounds, "rows": rows, "bytes": sizes}))
        return
    version = subprocess.run([arguments.extract, "--version"], check=True, capture_output=True, text=True).stdout
    print(f"{processor()}\n{arguments.swift}, {version.strip()}")
    print(f"binary {sizes['binary'] / 1e6:.1f} MB, stripped; Debian package {sizes['package'] / 1e6:.1f} MB")
    print(f"ms from start to end: median of {rounds} rounds, fastest..ninth tenth\n")
    print(f"{'':<46}above C")
    for row in rows:
        spread = f"{row['fastest']:.2f}..{row['ninth_tenth']:.2f}"
        print(f"  {row['row']:<20}{row['ms']:>8.2f}  {spread:<16}{row['above_c']:>7.2f}")


main()
