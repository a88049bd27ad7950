"""A place of its own for each drill: documents, an emulator, the command, and what they leave behind."""

import base64
import hashlib
import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(os.environ.get("DRILL_COMMAND", ROOT / ".build/debug/extract"))
LIBRARIES = Path(os.environ.get("DRILL_LIBRARIES", "/nowhere"))
NOBODY = 65534

SCHEMA = """\
name: drill
version: 1
prompt: Extract this delivery note.
output:
  shop: string 1..
  number: integer 0..1000000
  total: decimal(2) >= 0
  lines:
    $max: 4
    $list:
      item: string
      amount: decimal(2) >= 0
"""


class Wrong(Exception):
    """What a drill found."""


class Skipped(Exception):
    """Why a drill cannot run on this machine."""


def expect(is_so, sentence):
    if not is_so:
        raise Wrong(sentence)


def expect_equal(what, found, wanted):
    if found != wanted:
        raise Wrong(f"{what}: {shown(found)} instead of {shown(wanted)}")


def shown(value):
    text = repr(value)
    return text if len(text) < 400 else text[:400] + "…"


def need_root():
    if os.geteuid() != 0:
        raise Skipped("only root can set this up; run it as root")


def need(program, package):
    if shutil.which(program) is None:
        raise Skipped(f"there is no {program}; run: apt-get install {package}")


def wait_until(happened, sentence, seconds=60.0):
    end = time.monotonic() + seconds
    while not (value := happened()):
        if time.monotonic() > end:
            raise Wrong(f"{sentence}: not within {seconds:g} s")
        time.sleep(0.005)
    return value


class Run:
    """The command at work, or at its end."""

    def __init__(self, stage, words, key, environment, prefix, stdin, **options):
        self.stage, self.words, self.key = stage, words, key
        number = stage.next()
        self.stdout_file, self.stderr_file = stage.said / f"{number}.out", stage.said / f"{number}.err"
        self.began = time.monotonic()
        with open(self.stdout_file, "wb") as out, open(self.stderr_file, "wb") as err:
            self.process = subprocess.Popen(
                [*prefix, COMMAND, *words],
                stdin=stdin,
                stdout=out,
                stderr=err,
                env=environment,
                cwd=stage.folder,
                start_new_session=True,
                **options,
            )
        stage.runs.append(self)

    def wait(self, seconds=180.0):
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Wrong(f"{self.line} did not end within {seconds:g} s; it said: {shown(self.stderr[-300:])}") from None
        self.seconds = time.monotonic() - self.began
        return self

    def kill(self):
        """Ends it and what it was started by, and comes back when they are gone."""
        self.signal(signal.SIGKILL)
        self.process.wait()

    def signal(self, number):
        # A run is the leader of its own session: nobody else is meant.
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass

    def takes(self, number):
        """Whether it holds a signal back to take it, as it does from its first steps on; before, it is ended by it."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return False
        held = next((line.split()[1] for line in status.splitlines() if line.startswith("SigBlk:")), "0")
        return bool(int(held, 16) >> (number - 1) & 1)

    @property
    def is_at_work(self):
        return self.process.poll() is None

    @property
    def line(self):
        return "extract " + " ".join(os.fsdecode(word) for word in self.words[:3]) + " …"

    @property
    def code(self):
        return self.process.returncode

    @property
    def stdout(self):
        return self.stdout_file.read_bytes().decode(errors="surrogateescape")

    @property
    def stderr(self):
        return self.stderr_file.read_bytes().decode(errors="surrogateescape")

    @property
    def report(self):
        """The one object on standard output."""
        try:
            return json.loads(self.stdout)
        except ValueError:
            raise Wrong(f"{self.line} printed no report: {shown(self.stdout)}; it said: {shown(self.stderr)}") from None

    def expect_code(self, *codes):
        if self.code not in codes:
            wanted = " or ".join(map(str, codes))
            raise Wrong(f"{self.line} ended with {self.code} instead of {wanted}; it said: {shown(self.stderr[-600:])}")
        return self


class Emulator:
    """`extract emulate` on a port of its own, and its bill."""

    def __init__(self, stage, scenario="", options=()):
        self.stage = stage
        number = stage.next()
        self.bill_file = stage.folder / f"bill-{number}.jsonl"
        words = [COMMAND, "emulate", "--port", "0", "--bill", self.bill_file, *options]
        if scenario:
            (stage.folder / f"scenario-{number}.yaml").write_text(scenario)
            words += ["--scenario", stage.folder / f"scenario-{number}.yaml"]
        with open(stage.folder / f"emulator-{number}.err", "wb") as err:
            self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=err)
        self.url = self.process.stdout.readline().decode().strip()
        if not self.url:
            raise Wrong(f"the emulator did not start: {(stage.folder / f'emulator-{number}.err').read_text()}")
        self.port = int(self.url.rsplit(":", 1)[1])
        stage.emulators.append(self)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def bill(self, key=None):
        """What was paid for, by one key or by all."""
        if not self.bill_file.exists():
            return []
        # The last may be half there: it is written while this reads.
        whole = self.bill_file.read_bytes().rpartition(b"\n")[0]
        lines = [json.loads(line) for line in whole.splitlines()]
        mark = key and hashlib.sha256(key.encode()).hexdigest()[:16]
        return [line for line in lines if mark is None or line["key"] == mark]

    def state(self):
        with urllib.request.urlopen(f"{self.url}/emulator/state", timeout=60) as answer:
            return json.load(answer)

    def answered(self, status):
        return self.state()["answered"].get(str(status), 0)


class Stage:
    """The folder of one drill. Everything in it goes when the drill ends."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="drill-"))
        self.said = self.folder / "said"
        self.said.mkdir()
        self.key = "canary-" + os.urandom(12).hex()
        self.keys = {self.key}
        self.runs, self.emulators, self.closers = [], [], []
        self.numbers, self.lock = 0, threading.Lock()
        self.schema = self.folder / "drill.yaml"
        self.schema.write_text(SCHEMA)
        self.decoy = self.folder / "decoy"
        self.decoy.mkdir()
        (self.decoy / "keep.txt").write_text("not yours\n")
        self.decoy_before = self.tree(self.decoy)

    def next(self):
        with self.lock:
            self.numbers += 1
            return self.numbers

    def close(self, keeping=False):
        for run in self.runs:
            if run.is_at_work:
                run.kill()
        for closer in self.closers:
            closer()
        for emulator in self.emulators:
            emulator.stop()
        if keeping:
            return
        subprocess.run(["chmod", "-R", "u+rwX", self.folder], check=False)
        shutil.rmtree(os.fsencode(self.folder), ignore_errors=True)

    # Documents

    def corpus(self, count, folder="inbox", prefix="note"):
        """So many small texts, none like another, the same every time."""
        inbox = self.folder / folder
        inbox.mkdir(exist_ok=True)
        for number in range(1, count + 1):
            (inbox / f"{prefix}-{number:04}.txt").write_text(self.text(number))
        return inbox

    @staticmethod
    def text(number):
        return f"Delivery note {number}\nShop of the lane {number % 7}\n3 apples 1.20\nTotal {number % 90}.20\n"

    @staticmethod
    def digest(path):
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()

    @staticmethod
    def tree(folder):
        """What lies below a folder: modes, owners and bytes, by name."""
        found = {}
        for base, folders, files in os.walk(os.fsencode(folder)):
            for name in folders + files:
                path = os.path.join(base, name)
                status = os.lstat(path)
                bytes_ = open(path, "rb").read() if stat.S_ISREG(status.st_mode) else b""
                found[path] = (status.st_mode, status.st_uid, hashlib.sha256(bytes_).hexdigest())
        return found

    # The command

    def emulator(self, scenario="", *options):
        return Emulator(self, scenario, options)

    def environment(self, key=None, **more):
        """No more than a process needs."""
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        environment["GEMINI_API_KEY"] = key or self.key
        self.keys.add(key or self.key)
        return environment | {name: str(value) for name, value in more.items() if value is not None}

    def start(self, *words, key=None, prefix=(), stdin=subprocess.DEVNULL, options=None, **environment):
        words = [os.fspath(word) for word in words]
        return Run(self, words, key or self.key, self.environment(key, **environment), prefix, stdin, **(options or {}))

    def verb(self, *words, seconds=180.0, **options):
        return self.start(*words, **options).wait(seconds)

    def run_words(self, inputs, url, *words, out="out", schema=None):
        inputs = inputs if isinstance(inputs, (list, tuple)) else [inputs]
        return [
            "run",
            *inputs,
            "--schema",
            schema or self.schema,
            "--out",
            self.folder / out,
            "--base-url",
            url,
            "--json",
            "--yes",
            *words,
        ]

    def begin(self, inputs, server, *words, out="out", schema=None, **options):
        """Starts `extract run` against an emulator, or against whatever has a `url`."""
        return self.start(*self.run_words(inputs, server.url, *words, out=out, schema=schema), **options)

    def run(self, inputs, server, *words, seconds=180.0, **options):
        return self.begin(inputs, server, *words, **options).wait(seconds)

    def shimmed(self, how, at, *, log=None, folder="out", excepting=None):
        """The environment in which the shim strikes."""
        return {
            "LD_PRELOAD": LIBRARIES / "shim.so",
            "DRILL_FOLDER": self.folder / folder,
            "DRILL_HOW": how,
            "DRILL_AT": at,
            "DRILL_LOG": log,
            "DRILL_EXCEPT": excepting,
        }

    @staticmethod
    def hasty(times):
        """The environment in which a minute of waiting is over so many times sooner."""
        return {"LD_PRELOAD": LIBRARIES / "haste.so", "DRILL_HASTE": times}

    def out(self, name="out"):
        return self.folder / name

    # What holds after every drill

    def settle(self):
        """The key is nowhere, nothing else was touched."""
        self.expect_no_key()
        expect_equal("the decoy beside the records", self.tree(self.decoy), self.decoy_before)

    def expect_no_key(self, folder=None):
        """Neither in what was said, nor in what was written."""
        forms = {}
        # Of a sweep, other runs begin meanwhile, with keys of their own.
        for key in tuple(self.keys):
            bytes_ = key.encode()
            forms[bytes_] = "as it is"
            forms[base64.b64encode(bytes_).rstrip(b"=")[:-1]] = "in base64"
            forms[bytes_.hex().encode()] = "in hexadecimal"
        for base, _, files in os.walk(os.fsencode(folder or self.folder)):
            for name in files:
                path = os.path.join(base, name)
                if not stat.S_ISREG(os.lstat(path).st_mode) or os.lstat(path).st_size > 64 << 20:
                    continue
                bytes_ = open(path, "rb").read()
                for form, words in forms.items():
                    expect(form not in bytes_, f"the key stands {words} in {os.fsdecode(path)}")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
