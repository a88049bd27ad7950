"""Stands between the command and an emulator: notes when which request came, and breaks what it is told to."""

import re
import socket
import struct
import threading
import time

HEAD = re.compile(rb"^([A-Z]+) (\S+) HTTP/1\.[01]\r\n")


class Request:
    def __init__(self, method, path, length):
        self.time = time.monotonic()
        self.method, self.path, self.length = method, path, length

    @property
    def is_paid(self):
        return self.method == "POST" and self.path.split("?")[0].endswith("/interactions")


class Cut:
    """Resets the connection on which the body of a matching request has so many bytes, so many times."""

    def __init__(self, path, after, times=1):
        self.path, self.after, self.times = re.compile(path), after, times
        self.struck = 0


class Relay:
    """Passes bytes on between clients and the port of a server, connection by connection.

    A request whose path matches `holds` has come, but is not passed on until `go` is set.
    """

    def __init__(self, stage, server, cuts=(), holds=None):
        self.target = server.port
        self.requests, self.cuts, self.peers = [], list(cuts), []
        self.lock, self.listener = threading.Lock(), socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.refuses = False
        self.holds, self.go = holds and re.compile(holds), threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()
        stage.closers.append(self.close)

    def close(self):
        self.listener.close()
        self.drop()
        self.go.set()

    def drop(self):
        """Resets every connection that is open."""
        with self.lock:
            peers, self.peers = self.peers, []
        for peer in peers:
            reset(peer)

    def paid(self):
        with self.lock:
            return [request for request in self.requests if request.is_paid]

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
                if self.refuses:
                    reset(client)
                    continue
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                return
            with self.lock:
                self.peers += [client, server]
            reader = _RequestReader(self)
            threading.Thread(target=self._pass, args=(client, server, reader), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, None), daemon=True).start()

    def _pass(self, source, target, reader):
        try:
            while bytes_ := source.recv(65536):
                cut = reader.read(bytes_) if reader else None
                if reader and self.holds and reader.request and self.holds.search(reader.request.path):
                    self.go.wait()
                target.sendall(bytes_ if cut is None else bytes_[:cut])
                if cut is not None:
                    time.sleep(0.05)
                    reset(source)
                    reset(target)
                    return
            target.shutdown(socket.SHUT_WR)
        except OSError:
            reset(source)
            reset(target)


class _RequestReader:
    """Follows the requests on one connection."""

    def __init__(self, relay):
        self.relay, self.head, self.left, self.request = relay, b"", 0, None

    def read(self, bytes_):
        """Takes the next bytes; says after how many of them the connection is cut, if it is."""
        place = 0
        while place < len(bytes_):
            if self.left:
                cut = self._cut(min(self.left, len(bytes_) - place))
                if cut is not None:
                    return place + cut
                step = min(self.left, len(bytes_) - place)
                self.left -= step
                place += step
                continue
            before = len(self.head)
            self.head += bytes_[place:]
            end = self.head.find(b"\r\n\r\n")
            if end < 0:
                return None
            place += end + 4 - before
            self._begin(self.head[: end + 4])
            self.head = b""
        return None

    def _begin(self, head):
        found = HEAD.match(head)
        if not found:
            return
        length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
        self.left = int(length[1]) if length else 0
        self.request = Request(found[1].decode(), found[2].decode(), self.left)
        with self.relay.lock:
            self.relay.requests.append(self.request)

    def _cut(self, count):
        done = self.request.length - self.left
        with self.relay.lock:
            for cut in self.relay.cuts:
                if cut.struck < cut.times and cut.path.search(self.request.path) and done <= cut.after < done + count:
                    cut.struck += 1
                    return cut.after - done
        return None


def reset(peer):
    """Ends a connection with RST."""
    try:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        peer.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    peer.close()
