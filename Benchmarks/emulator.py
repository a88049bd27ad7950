"""Measures how many requests a second `extract emulate` answers, in turns with the stub of the yardstick.

Started with the built command, the built stub and a folder of its own. The load is h2load's: 32 connections
of HTTP/1.1 from one thread, each request a POST of a text of 4 KB. Both servers run anew for each turn, and
every answer has to be a 200. Beside the rate stands what a request cost the server in time of the processor,
which says more where others use the machine too.
"""

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys

from machine import processor

KEY = "benchmark"
WORDS = (
    "Rechnung Lieferschein Werkzeug Straße Zahlung Menge Betrag invoice carbide mill cutting oil freight"
    " calibration supplier delivery order number total net due 19,90 4.410 INV-20260314 Łódź 請求書"
).split()


def text():
    """A document of 4 KB in lines, as scans of invoices are; the same everywhere."""
    draw = random.Random(7)
    lines = []
    while sum(len(line.encode()) + 1 for line in lines) < 4096:
        lines.append(" ".join(draw.choice(WORDS) for _ in range(9)))
    return "\n".join(lines).encode()[:4096].decode(errors="ignore")


def port_of(server):
    """The port that a server was given, which it says in its first line: one that is looked for before may be taken."""
    line = server.stdout.readline().strip()
    found = re.search(r"port=(\d+)|:(\d+)$", line)
    if not found:
        sys.exit(f"Benchmarks/run: {server.args[0]} does not say where it listens, but: {line}")
    return found[1] or found[2]


def processor_time(pid):
    """What a process has taken of the processor by now, in seconds."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(port, body, requests):
    """Sends the requests; the rate at which they were answered."""
    report = subprocess.run(
        ["h2load", "--h1", "-n", str(requests), "-c", "32", "-t", "1", "-d", body]
        + ["-H", "content-type: application/json", "-H", f"x-goog-api-key: {KEY}"]
        + [f"http://127.0.0.1:{port}/v1beta/interactions"],
        capture_output=True, text=True, check=True,
    ).stdout
    if f"status codes: {requests} 2xx" not in report:
        sys.exit(f"Benchmarks/run: not every request was answered with 200:\n{report}")
    return float(re.search(r"([\d.]+) req/s", report)[1])


def turn(command, body, requests):
    """One turn of one server: requests a second, and microseconds of the processor for each."""
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = port_of(server)
        load(port, body, max(32, requests // 20))
        before = processor_time(server.pid)
        rate = load(port, body, requests)
        return rate, (processor_time(server.pid) - before) / requests * 1e6
    finally:
        server.terminate()
        server.communicate()


def measured(arguments):
    servers = {
        "stub": [arguments.stub, "-p", "0"],
        "extract emulate": [arguments.extract, "emulate", "--port", "0"],
    }
    body = os.path.join(arguments.folder, "text.json")
    with open(body, "w") as file:
        json.dump({"model": "gemini-3.5-flash", "input": text()}, file, ensure_ascii=False)
    rounds, requests = (1, 500) if arguments.quick else (7, 20000)
    turns = {row: [] for row in servers}
    for _ in range(rounds):
        for row, command in servers.items():
            turns[row].append(turn(command, body, requests))
    return rounds, requests, turns


def summary(turns):
    """The figures of each row; a ratio is the median of those within the rounds."""
    rows = []
    for row, figures in turns.items():
        rates = [rate for rate, _ in figures]
        shares = [rate / stub for rate, (stub, _) in zip(rates, turns["stub"])]
        rows.append({
            "row": row, "rate": statistics.median(rates), "slowest": min(rates),
            "fastest": max(rates), "ratio": statistics.median(shares),
            "microseconds": statistics.median(cost for _, cost in figures),
        })
    return rows


def main():
    parser = argparse.ArgumentParser()
    for name in ["extract", "stub", "folder", "swift"]:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rounds, requests, turns = measured(arguments)
    rows = summary(turns)
    if arguments.json:
        print(json.dumps({"rounds": rounds, "requests": requests, "rows": rows}))
        return
    print(f"{processor()}\n{arguments.swift}")
    print(f"requests/s: median of {rounds} rounds of {requests}, slowest..fastest\n")
    print(f"{'4 KB of text, 32 connections':<52}× stub   µs of processor each")
    for row in rows:
        spread = f"{row['slowest']:.0f}..{row['fastest']:.0f}"
        print(
            f"  {row['row']:<18}{row['rate']:>10.0f}  {spread:<20}{row['ratio']:>6.2f}"
            f"{row['microseconds']:>10.1f}")


main()
