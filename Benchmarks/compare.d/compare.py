"""Runs everybody in turns against the stub and prints the comparison; Benchmarks/compare makes all ready for it.

Everything is a process of its own, start included, with what the kernel counted for it. A round runs each row
once, each round in another order. A figure is the median of a row's rounds; a ratio is the median of the ratios
within the rounds, in which both rows met the same machine.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import jsonschema_rs
from documents import number_of
from models import PROMPT

HERE = Path(__file__).resolve().parent
OURS = "extract run"
FLOOR = "C and libcurl, checks nothing"

# Name of the row: the peer of peers.py, the packages that it needs, the module whose import is its start.
PEERS = {
    "aiohttp, orjson, uvloop, pydantic": ("by-hand", ["aiohttp", "uvloop"], None),
    "google-genai, generateContent": ("generate-content", ["google-genai"], "google.genai"),
    "google-genai, Interactions": ("interactions", ["google-genai"], None),
    "pydantic-ai": ("pydantic-ai", ["google-genai", "pydantic-ai-slim"], "pydantic_ai"),
    "instructor": ("instructor", ["google-genai", "jsonref", "instructor"], "instructor"),
    "langextract": ("langextract", ["google-genai", "langextract"], "langextract"),
}

# Name of the job: kind of documents, how many at a time, milliseconds an answer takes, seed of faults.
JOBS = {
    "texts": ("texts", 64, 0, 0), "images": ("images", 64, 0, 0), "many": ("images", 256, 1000, 0),
    "faults": ("texts", 64, 0, 7),
}


def say(what):
    print(f"Benchmarks/compare: {what}", file=sys.stderr, flush=True)


def version_of(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def busy():
    """Seconds that all processors have worked by now."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")


class Stub:
    """A server of its own for each run, which says at its end what it saw."""

    def __init__(self, work, delay=0, faults=0):
        command = [work / "stub", work / "documents", str(delay), str(faults)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = self.process.stdout.readline().strip()
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        rest = self.process.stdout.read()
        self.process.wait()
        self.seen = json.loads(rest) if rest else {}


class Comparison:
    def __init__(self, arguments):
        self.extract, self.work = arguments.extract, Path(arguments.work)
        self.documents = self.work / "documents"
        self.schema = self.documents / "schema.json"
        self.is_valid = jsonschema_rs.validator_for(json.loads(self.schema.read_bytes())).is_valid
        self.is_quick = arguments.quick
        home = self.work / "home"
        home.mkdir(exist_ok=True)
        # Nobody's settings, keys or proxies.
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "GEMINI_API_KEY": "key",
            "PYTHONPYCACHEPREFIX": os.environ["PYTHONPYCACHEPREFIX"],
        }
        self.left_out = {
            row: [package for package in packages if not version_of(package)]
            for row, (_, packages, _) in PEERS.items()
        }
        for row, missing in self.left_out.items():
            if missing:
                say(f"{row} is left out, as {', '.join(missing)} cannot be installed")
        self.rows = [OURS, *(row for row, missing in self.left_out.items() if not missing), FLOOR]

    def command(self, row, kind, folder, width, stub, out):
        """What does a row's job, and where its records are then."""
        if row == OURS:
            typed = [self.extract, "run", folder, "--schema", self.schema, "--base-url", stub.url]
            return [*typed, "--jobs", width, "--yes", "--quiet", "--out", out], out / "records.jsonl"
        out.mkdir()
        records = out / "records.jsonl"
        if row == FLOOR:
            return [self.work / "floor", folder, kind, width, stub.port, records, self.schema, PROMPT], records
        job = [PEERS[row][0], folder, kind, width, stub.url, records, self.schema]
        return [sys.executable, HERE / "peers.py", *job], records

    def launch(self, command, seconds=600):
        """Runs it to its end; what it took, by the kernel's count."""
        report = self.work / "report.json"
        report.unlink(missing_ok=True)
        process = subprocess.Popen(
            [self.work / "launch", report, *map(str, command)], env=self.environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace")
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said, _ = process.communicate()
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        if not report.exists():
            return {"status": -1, "wall": seconds, "cpu": 0, "kilobytes": 0, "said": f"no end in {seconds} s"}
        return json.loads(report.read_bytes()) | {"said": said.strip()[-300:]}

    def judged(self, row, records):
        """How many documents have a record with their own number, and how many of these are valid."""
        delivered, valid = set(), 0
        for line in records.open(errors="replace") if records.exists() else []:
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            name, record = (entry["document"], entry["data"]) if row == OURS else (entry["file"], entry["record"])
            name = os.path.basename(name)
            if name not in delivered and record.get("number") == number_of(name):
                delivered.add(name)
                valid += self.is_valid(record)
        return {"delivered": len(delivered), "valid": None if row == "langextract" else valid}

    def run(self, job, row, turn):
        kind, width, delay, faults = JOBS[job]
        folder, out = self.documents / kind, self.work / "out"
        shutil.rmtree(out, ignore_errors=True)
        with Stub(self.work, delay, faults) as stub:
            command, records = self.command(row, kind, folder, width, stub, out)
            before = busy()
            took = self.launch(command)
            strangers = busy() - before - took["cpu"]
        count = len(os.listdir(folder))
        strangers = max(0, (strangers - stub.seen["cpu"]) / max(took["wall"], 0.05))
        judged = self.judged(row, records)
        say(f"{job}, round {turn + 1}: {row}, {took['wall']:.1f} s, {judged['delivered']} of {count}")
        return {
            "job": job, "row": row, "round": turn, "documents": count, **took, **judged, "stub": stub.seen,
            "processors_of_others": round(strangers, 2),
        }

    def run_jobs(self):
        runs = []
        for job, (kind, _, _, _) in JOBS.items():
            unable = "langextract" if kind == "images" else FLOOR if job == "faults" else None
            rows = [row for row in self.rows if row != unable]
            # Of memory and of what is delivered, one run tells as much as three.
            rounds = 3 if job in ["texts", "images"] and not self.is_quick else 1
            for turn in range(rounds):
                for place in range(len(rows)):
                    runs.append(self.run(job, rows[(place + turn * 3) % len(rows)], turn))
        return runs

    def starts(self):
        """Whole processes that do nothing, or one document. The first of many rounds only warms up."""
        folder = self.work / "single"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        document = folder / "text-00000.txt"
        shutil.copy(self.documents / "texts" / document.name, document)
        nothing = {
            "extract --version": [self.extract, "--version"], "extract --help": [self.extract, "--help"],
            "C, hello": [self.work / "hello"], "python, nothing": [sys.executable, "-c", ""],
        }
        if shutil.which("curl"):
            nothing["curl --version"] = ["curl", "--version"]
        for row in self.rows:
            module = PEERS[row][2] if row in PEERS else None
            if module:
                nothing[f"python, import {module}"] = [sys.executable, "-c", f"import {module}"]
        took = []
        with Stub(self.work) as stub:
            for turn in range(1) if self.is_quick else range(-1, 7):
                # Who comes first finds the caches as the slowest have left them.
                names = list(nothing)
                for row in names[max(turn, 0):] + names[:max(turn, 0)]:
                    took.append({"job": "nothing", "row": row, "round": turn, **self.launch(nothing[row])})
                for row in self.rows:
                    out = self.work / "out"
                    shutil.rmtree(out, ignore_errors=True)
                    command, _ = self.command(row, "texts", folder, 1, stub, out)
                    if row == OURS:
                        command = [self.extract, "one", "--schema", self.schema, "--base-url", stub.url, document]
                    name = "extract one" if row == OURS else row
                    took.append({"job": "one", "row": name, "round": turn, **self.launch(command)})
                say(f"start, round {turn + 1}")
        return [start for start in took if start["round"] >= 0]

    def validation(self, arguments):
        """What Benchmarks/run validate measures, on the sets made here."""
        command = [
            arguments.validate, "--json", "--documents", self.documents / "sets", "--peers",
            HERE.parent / "validate.py", "--python", sys.executable, "--swift", arguments.swift,
        ]
        if self.is_quick:
            command.append("--quick")
        ended = subprocess.run(command, stdout=subprocess.PIPE, env=self.environment)
        if ended.returncode != 0:
            sys.exit(f"Benchmarks/compare: {arguments.validate} ended with {ended.returncode}, see above")
        return json.loads(ended.stdout)


class Summary:
    """The figures of the rows of a job: medians of their rounds, and of the ratios within the rounds."""

    def __init__(self, runs, job, ours, figure):
        self.figures = {}
        for run in runs:
            if run["job"] == job:
                self.figures.setdefault(run["row"], {})[run["round"]] = figure(run)
        self.ours = self.figures[ours]

    def figure(self, row):
        return statistics.median(self.figures[row].values())

    def ratio(self, row):
        return statistics.median(value / self.ours[turn] for turn, value in self.figures[row].items())


def short(value):
    """Three digits, which is more than a shared machine has to say."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 1 else f"{value:.2f}"


def table(head, rows):
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def delivered(runs, job, row):
    """The worst round's."""
    of_row = [run for run in runs if run["job"] == job and run["row"] == row]
    worst = min(of_row, key=lambda run: run["delivered"])
    if worst["valid"] is None:
        return f"{worst['delivered']:,}, no schema"
    return f"{worst['delivered']:,}" + ("" if worst["valid"] == worst["delivered"] else f", {worst['valid']} valid")


def job_table(runs, rows, job, what):
    cpu = Summary(runs, job, OURS, lambda run: run["cpu"] / run["documents"] * 1000)
    pace = Summary(runs, job, OURS, lambda run: run["documents"] / run["wall"])
    memory = Summary(runs, job, OURS, lambda run: run["kilobytes"] / 1024)
    head = [what, "CPU, s per 1,000", "× ours", "documents/s", "memory, MB", "× ours", "delivered and valid"]
    return table(head, [
        [row, short(cpu.figure(row)), short(cpu.ratio(row)), short(pace.figure(row)), short(memory.figure(row)),
         short(memory.ratio(row)), delivered(runs, job, row)]
        for row in rows if row in cpu.figures
    ])


def trouble_table(runs, rows):
    memory = Summary(runs, "many", OURS, lambda run: run["kilobytes"] / 1024)
    wall = Summary(runs, "faults", OURS, lambda run: run["wall"])
    count = next(run["documents"] for run in runs if run["job"] == "faults")
    head = ["", "256 images at a time: memory, MB", "× ours", f"under faults: delivered of {count:,}", "in s"]
    return table(head, [
        [row, *([short(memory.figure(row)), short(memory.ratio(row))] if row in memory.figures else ["–", "–"]),
         *([delivered(runs, "faults", row), short(wall.figure(row))] if row in wall.figures else ["–", "–"])]
        for row in rows
    ])


def start_table(starts):
    rows = []
    for job, ours in [("nothing", "extract --version"), ("one", "extract one")]:
        wall = Summary(starts, job, ours, lambda start: start["wall"] * 1000)
        for row in wall.figures:
            label = f"one document: {row}" if job == "one" else row
            rows.append([label, short(wall.figure(row)), short(wall.ratio(row))])
    return table(["whole process", "ms", "× ours"], rows)


def validation_table(report):
    rows = {
        "from text": ["JSONTape + accepts", "orjson + jsonschema-rs", "pydantic validate_json"],
        "parsed": ["accepts(tape)", "jsonschema-rs", "fastjsonschema"],
    }
    lines = []
    for where, names in rows.items():
        for name in names:
            cells = []
            for section in report["sections"]:
                medians = {figure["row"]: figure["median"] for figure in section["figures"]}
                if name not in medians:
                    cells.append("–")
                    continue
                cell = short(medians[name] / 1000)
                if name != names[0]:
                    cell += f" (× {short(medians[name] / medians[names[0]])})"
                cells.append(cell)
            lines.append([f"{where}: {'extract, ' if name == names[0] else ''}{name}", *cells])
    head = ["µs an instance (× ours)", *(f"{each['set']}, {each['bytes']:,} bytes" for each in report["sections"])]
    return table(head, lines)


def machine(arguments, runs):
    name = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    packages = ["orjson", "pydantic", "jsonschema-rs", "fastjsonschema"]
    packages += [package for _, needed, _ in PEERS.values() for package in needed]
    versions = {"Swift": arguments.swift.removeprefix("Swift "), "Python": platform.python_version()}
    versions |= {package: version_of(package) for package in packages if version_of(package)}
    return {
        "processor": name[1].strip() if name else platform.machine(), "cores": os.cpu_count(),
        "system": platform.freedesktop_os_release()["PRETTY_NAME"], "versions": versions,
        "processors_of_others": statistics.median(run["processors_of_others"] for run in runs),
        "bytes_of_extract": os.path.getsize(arguments.extract),
    }


def printed(result, rows):
    at, runs = result["machine"], result["runs"]
    counts = {run["job"]: run["documents"] for run in runs}
    loads = f"other programs took {at['processors_of_others']:.1f} of them"
    parts = [
        f"{at['processor']}, {at['cores']} cores ({loads}), {at['system']}; "
        + ", ".join(f"{package} {version}" for package, version in at["versions"].items()),
        job_table(runs, rows, "texts", f"{counts['texts']:,} texts of 4 KB, 64 at a time"),
        job_table(runs, rows, "images", f"{counts['images']:,} images of 500 KB, 64 at a time"),
        trouble_table(runs, rows),
        start_table(result["starts"]),
        validation_table(result["validation"]),
    ]
    if result["quick"]:
        parts.insert(1, "Quick: few documents, one round. Every row works; the figures mean nothing.")
    for row, missing in result["left_out"].items():
        parts.append(f"Left out, as {', '.join(missing)} cannot be installed: {row}.")
    return "\n\n".join(parts)


def complaints(result):
    """What must not be: a row of ours that is not complete, also under faults, or somebody who does not start."""
    for run in result["runs"]:
        if run["row"] == OURS and (run["status"] != 0 or run["valid"] != run["documents"]):
            yield (f"{run['job']}: {OURS} ended with {run['status']}, {run['valid']} valid records"
                   f" of {run['documents']}: {run['said']}")
    for start in result["starts"]:
        if start["status"] != 0:
            yield f"{start['row']} ended with {start['status']}: {start['said']}"


def main():
    parser = argparse.ArgumentParser()
    for name in ["extract", "validate", "work", "swift"]:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    begin = time.monotonic()
    comparison = Comparison(arguments)
    starts = comparison.starts()
    runs = comparison.run_jobs()
    result = {
        "quick": arguments.quick, "machine": machine(arguments, runs), "runs": runs, "starts": starts,
        "left_out": {row: missing for row, missing in comparison.left_out.items() if missing},
        "validation": comparison.validation(arguments), "seconds": round(time.monotonic() - begin),
    }
    say(f"measured in {result['seconds']} s")
    print(json.dumps(result) if arguments.json else printed(result, comparison.rows))
    wrong = list(complaints(result))
    for each in wrong:
        say(each)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
