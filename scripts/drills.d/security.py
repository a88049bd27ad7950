"""Secrets, strangers and floods: drills 65, 66, 77, 80 and 82."""

import gzip
import os
import re
import signal
import socket
import socketserver
import subprocess
import threading
import time
import urllib.error
import urllib.request

import checker
from checker import Left, expect_whole
from inputs import peak
from registry import drill
from stage import COMMAND, NOBODY, Skipped, expect, expect_equal, need, need_root, wait_until


@drill(65, "the key is nowhere, whatever goes wrong")
def canary(stage):
    stage.corpus(4)
    scenarios = [
        "",
        'rules: [{do: {status: 401, message: "API key not valid: KEY"}}]',
        'rules: [{do: {status: 400, message: "KEY"}}]',
        'rules: [{do: {status: 500, body: "<html>KEY</html>", type: text/html}}]',
        "rules: [{do: {cut: 30}}]",
        'rules: [{do: {redirect: "http://127.0.0.1:9/?key=KEY"}}]',
        "rules: [{do: {answer: wrong_schema}}]",
        'rules: [{do: {headers: {x-echo: "KEY"}, status: 403, message: "KEY"}}]',
    ]
    for number, scenario in enumerate(scenarios):
        key = f"{stage.key}-{number}"
        emulator = stage.emulator(scenario.replace("KEY", key))
        # What the emulator itself was told is no leak.
        for path in stage.folder.glob("scenario-*.yaml"):
            path.unlink()
        run = stage.run("inbox", emulator, "--events", "--wait", "2s", out=f"out-{number}", key=key, seconds=60)
        expect(run.code in range(0, 9), f"it ended with {run.code}")
        stage.expect_no_key()
    stage.run("inbox", stage.emulator(), out="refused", key=stage.key + "\n\x01").expect_code(2, 4)
    return f"{len(scenarios)} ways to fail"


@drill(65, "a fault ends it at once, with no core and no look into its memory")
def crash(stage):
    emulator = stage.emulator("latency: 5s")
    stage.corpus(4)
    # What Swift's runtime would start to print registers and what they point to: where it is told to look for it, and
    # in the current folder, where it looks by itself when the command is found on PATH.
    mark = stage.folder / "was-started"
    backtracer = stage.folder / "swift-backtrace"
    backtracer.write_text(f"#!/bin/sh\n: >{mark}\n")
    os.chmod(backtracer, 0o755)
    settings = [None, "enable=yes", f"enable=yes,swift-backtrace={backtracer}"]
    faults = [signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGTRAP, signal.SIGABRT, signal.SIGQUIT]
    for turn, number in enumerate(faults):
        for setting in settings if turn == 0 else settings[-1:]:
            # A key of its own: calls of those that were killed are billed late.
            key = f"{stage.key}-{turn}-{settings.index(setting)}"
            run = stage.begin(
                "inbox",
                emulator,
                out=f"out-{stage.next()}",
                key=key,
                # By its bare name, as the shell starts what it finds on PATH.
                prefix=["prlimit", "--core=unlimited:unlimited", "bash", "-c", 'exec -a extract "$@"', "bash"],
                SWIFT_BACKTRACE=setting,
            )
            wait_until(lambda: emulator.bill(key) or not run.is_at_work, "a call")
            run.signal(number)
            run.wait(30).expect_code(-number)
            expect(not mark.exists(), f"signal {number} started a backtracer, by {setting}")
            shown = re.search(r"Program crashed|Backtracing from|0x[0-9a-f]{4}", run.stderr)
            expect(not shown, f"signal {number} had it say: {run.stderr}")
            stage.expect_no_key()


@drill(65, "other processes of its user cannot look into it")
def peek(stage):
    need_root()
    need("setpriv", "util-linux")
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    emulator = stage.emulator("latency: 5s")
    stage.corpus(1)
    os.chmod(stage.folder, 0o755)
    stage.out().mkdir(mode=0o700)
    os.chown(stage.out(), NOBODY, NOBODY)

    def can_read(pid, name):
        return subprocess.run([*user, "head", "-c", "1", f"/proc/{pid}/{name}"], capture_output=True).returncode == 0

    plain = subprocess.Popen([*user, "sleep", "60"])
    stage.closers.append(plain.kill)
    wait_until(lambda: can_read(plain.pid, "environ"), "a look into another program")
    run = stage.begin("inbox", emulator, prefix=user)
    wait_until(lambda: emulator.bill() or not run.is_at_work, "a call")
    for name in ("environ", "mem", "maps"):
        expect(not can_read(run.process.pid, name), f"/proc/PID/{name} can be read")
    run.kill()


@drill(66, "neither command line nor environment of children has the key")
def command_line(stage):
    emulator = stage.emulator("event_pause: 30ms")
    stage.corpus(8)
    file = stage.folder.parent / f"{stage.folder.name}.key"
    key = stage.key + "-file"
    file.write_text(key + "\n")
    os.chmod(file, 0o600)
    stage.closers.append(file.unlink)
    stage.keys.add(key)
    run = stage.start(*stage.run_words("inbox", emulator.url, "--jobs", "2", "--key-file", file), GEMINI_API_KEY="")
    seen = 0
    while run.is_at_work:
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                words = open(f"/proc/{entry}/cmdline", "rb").read()
                children = open(f"/proc/{run.process.pid}/task/{run.process.pid}/children").read()
            except OSError:
                continue
            expect(key.encode() not in words, f"the key stands in the command line of process {entry}")
            expect(not children.strip(), f"it has children: {children}")
            seen += 1
        time.sleep(0.01)
    run.wait().expect_code(0)
    os.chmod(file, 0o644)
    open_key = stage.verb(
        *stage.run_words("inbox", emulator.url, "--key-file", file, out="open"), GEMINI_API_KEY=""
    ).expect_code(2, 4)
    expect(str(file.name) in open_key.stderr, f"a key file that all may read: {open_key.stderr}")
    return f"{seen} looks"


class Flood(socketserver.ThreadingTCPServer):
    """Answers every request with more than anybody wants."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, stage, pieces, encoding):
        outer = self
        self.sent = 0

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                try:
                    request = b""
                    while b"\r\n\r\n" not in request:
                        if not (more := self.request.recv(65536)):
                            return
                        request += more
                    outer.asked = request.lower()
                    self.request.sendall(
                        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + encoding
                        + b"\r\n"
                    )
                    for piece in pieces():
                        self.request.sendall(piece)
                        outer.sent += len(piece)
                except OSError:
                    pass

        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.asked = b""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        stage.closers.append(self.shutdown)


@drill(77, "answers without an end, and answers that unfold")
def floods(stage):
    need("/usr/bin/time", "time")
    stage.corpus(2)

    def endless():
        yield b'{"id":"v1_x","status":"completed","steps":["'
        for _ in range(2000):
            yield b"a" * (1 << 20)

    def unfolding():
        yield gzip.compress(b'{"steps":"' + b"\0" * (300 << 20))

    def lines():
        for _ in range(2000):
            yield b"data: " + b"a" * (1 << 20)

    said = []
    for name, pieces, encoding in (
        ("endless", endless, b""),
        ("unfolding", unfolding, b"Content-Encoding: gzip\r\n"),
        ("lines", lines, b""),
    ):
        flood = Flood(stage, pieces, encoding)
        run, megabytes = peak(stage.run_words("inbox", flood.url, "--wait", "2s", "--jobs", "1", out=name), stage)
        expect(run.code in (1, 5), f"{name}: it ended with {run.code}: {run.stderr[-300:]}")
        expect(megabytes < 250, f"{name}: it took {megabytes:.0f} MB of memory")
        expect(
            b"accept-encoding: gzip" not in flood.asked and b"deflate" not in flood.asked, "it asks for packed answers"
        )
        expect_equal("records", Left(stage.out(name)).records, [])
        said.append(f"{megabytes:.0f} MB")
    return ", ".join(said)


@drill(80, "the emulator: this machine alone, and no real keys")
def loopback(stage):
    emulator = stage.emulator()
    for line in open("/proc/net/tcp").readlines()[1:] + open("/proc/net/tcp6").readlines()[1:]:
        address, port = line.split()[1].split(":")
        if int(port, 16) == emulator.port and line.split()[3] == "0A":
            expect(address in ("0100007F", "00000000000000000000000001000000"), f"it listens on {address}")
    for key in ("AIzaSy" + "x" * 33, "AQ." + "x" * 30, "ya29.x"):
        asked = urllib.request.Request(
            f"{emulator.url}/v1beta/interactions",
            data=b'{"model":"gemini-3.5-flash","input":"hi"}',
            headers={"x-goog-api-key": key},
        )
        try:
            urllib.request.urlopen(asked, timeout=60)
            raise AssertionError(f"{key} was taken")
        except urllib.error.HTTPError as error:
            expect(400 <= error.code < 500, f"{key}: {error.code}")
            expect(key not in error.read().decode(), "the answer says the key again")
    expect_equal("paid calls", emulator.bill(), [])
    done = subprocess.run([COMMAND, "emulate", "--host", "0.0.0.0"], capture_output=True, check=False, timeout=60)
    expect_equal("exit code of --host", done.returncode, 2)
    # Other names for this machine are not answered: a page in a browser could use them.
    peer = socket.create_connection(("127.0.0.1", emulator.port))
    peer.sendall(b"GET /emulator/state HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    answer = peer.recv(4096)
    expect(b" 200 " not in answer.split(b"\r\n")[0], answer[:80].decode())
    peer.close()


@drill(82, "300 documents and a large one in 512 MB", long=True, alone=True)
def ceiling(stage):
    need_root()
    group = None
    for base, limit in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")):
        folder = f"{base}/{stage.folder.name}"
        try:
            os.mkdir(folder)
            with open(f"{folder}/{limit}", "w") as file:
                file.write(str(512 << 20))
            group = folder
            break
        except OSError:
            try:
                os.rmdir(folder)
            except OSError:
                pass
    if group is None:
        raise Skipped("no cgroup of memory can be made here")
    stage.closers.append(lambda: os.rmdir(group))
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(300).iterdir())
    with open(stage.folder / "inbox/large.wav", "wb") as file:
        file.write(
            b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\xff\xff\xff\xff"
        )
        file.truncate(1_000_000_000)
    emulator = stage.emulator("files: {processing: 0s}")
    run = stage.begin("inbox", emulator, "--jobs", "64")
    with open(f"{group}/cgroup.procs", "w") as file:
        file.write(str(run.process.pid))
    run.wait(300).expect_code(0)
    expect_whole(stage, ["inbox/large.wav", *names])


@drill(82, "memory of 2,000 documents at width 256")
def width(stage):
    need("/usr/bin/time", "time")
    emulator = stage.emulator("latency: 20ms")
    names = sorted(f"inbox/{path.name}" for path in stage.corpus(2000).iterdir())
    run, megabytes = peak(stage.run_words("inbox", emulator.url, "--jobs", "256"), stage)
    run.expect_code(0)
    Left(stage.out()).expect_records(names)
    checker.expect_tidy(stage.out())
    expect(megabytes < 120, f"it took {megabytes:.0f} MB of memory")
    return f"{megabytes:.0f} MB"
