"""Loads an emulator from outside: emulator_load.py slow URL COUNT SECONDS | upload URL BYTES.

slow    so many requests at once, each on a connection of its own; all within so many seconds
upload  so many zeros in one request, and the digest that the service says they have
"""
import asyncio
import base64
import hashlib
import json
import resource
import socket
import sys
import time
from urllib.parse import urlsplit

CREATE = b'{"model":"gemini-3.5-flash","input":"hi"}'
HEAD = "{} {} HTTP/1.1\r\nHost: localhost\r\nx-goog-api-key: test-key\r\nContent-Length: {}\r\n{}\r\n"


def head(method, path, length, fields=""):
    return HEAD.format(method, path, length, fields).encode()


async def slow(address, count, seconds):
    async def one():
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        writer.write(head("POST", "/v1beta/interactions", len(CREATE), "Connection: close\r\n") + CREATE)
        answer = await reader.read()
        writer.close()
        return answer.startswith(b"HTTP/1.1 200 ") and b'"status":"completed"' in answer

    begin = time.monotonic()
    answers = await asyncio.gather(*[one() for _ in range(count)])
    took = time.monotonic() - begin
    if not all(answers):
        sys.exit(f"emulator load: {answers.count(False)} of {count} slow requests were not answered")
    if took > seconds:
        sys.exit(f"emulator load: {count} slow answers took {took:.1f} s at once, not {seconds}")


def upload(address, size):
    peer = socket.create_connection((address.hostname, address.port))
    answers = peer.makefile("rb")

    def answer():
        fields, line = {}, answers.readline()
        if not line.startswith(b"HTTP/1.1 200 "):
            sys.exit(f"emulator load: the upload was answered {line!r}")
        while (line := answers.readline().strip()):
            name, value = line.decode().split(": ", 1)
            fields[name.lower()] = value
        return fields, answers.read(int(fields["content-length"]))

    start = (
        "X-Goog-Upload-Protocol: resumable\r\nX-Goog-Upload-Command: start\r\n"
        f"X-Goog-Upload-Header-Content-Length: {size}\r\n"
        "X-Goog-Upload-Header-Content-Type: text/plain\r\n"
    )
    peer.sendall(head("POST", "/upload/v1beta/files", 0, start))
    url = urlsplit(answer()[0]["x-goog-upload-url"])
    finish = "X-Goog-Upload-Command: upload, finalize\r\nX-Goog-Upload-Offset: 0\r\n"
    peer.sendall(head("POST", f"{url.path}?{url.query}", size, finish))
    digest, zeros = hashlib.sha256(), bytes(1 << 20)
    for begin in range(0, size, len(zeros)):
        piece = zeros[: size - begin]
        peer.sendall(piece)
        digest.update(piece)
    file = json.loads(answer()[1])["file"]
    said = base64.b64decode(file["sha256Hash"])
    if file["sizeBytes"] != str(size) or said not in (digest.digest(), digest.hexdigest().encode()):
        sys.exit(f"emulator load: the service took {file} for {size} zeros")


def main():
    kind, url, *numbers = sys.argv[1:]
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    numbers = [int(number) for number in numbers]
    if kind == "slow":
        asyncio.run(slow(urlsplit(url), *numbers))
    else:
        upload(urlsplit(url), *numbers)


main()
