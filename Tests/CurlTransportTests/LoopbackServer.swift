import Foundation
import Locking
import TestSupport

/// A server on a port of this machine that does to each connection what a test says, on a thread of
/// its own, with nothing between the test and the socket.
///
/// It stops listening with its last reference.
final class LoopbackServer: Sendable {
  private let door: LoopbackPort
  private let log: Lock<Log>

  var port: Int { door.number }

  /// What has been seen so far.
  struct Log: Sendable {
    var connections = 0
    var requests: [ReceivedRequest] = []
  }

  /// Says what happens to each connection, which is closed when `script` returns.
  init(
    listening backlog: Int32 = 128, _ script: @escaping @Sendable (ServerConnection) -> Void
  ) {
    door = LoopbackPort(listening: backlog)
    log = Lock(Log())
    Thread.detachNewThread { [door, log] in
      while case let socket = accept(door.socket, nil, nil), socket >= 0 {
        // A program that another test starts would keep the connection open.
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        let number = log.withLock { log in
          log.connections += 1
          return log.connections
        }
        Thread.detachNewThread { script(ServerConnection(socket, number, log)) }
      }
    }
  }

  /// Answers every request in the same way, on connections that are kept.
  convenience init(answering answer: String) {
    self.init { connection in
      while connection.readRequest() != nil { connection.send(answer) }
    }
  }

  deinit {
    shutdown(door.socket, Int32(SHUT_RDWR))
  }

  var seen: Log { log.withLock(\.self) }
}

/// A request as it came over the wire.
struct ReceivedRequest: Sendable {
  let head: String
  let body: [UInt8]

  var firstLine: String { String(head.prefix { $0 != "\r\n" }) }

  /// The value of a field whose name is written in this way.
  func field(_ name: String) -> String? {
    head.split(separator: "\r\n").first { $0.hasPrefix("\(name): ") }
      .map { String($0.dropFirst(name.utf8.count + 2)) }
  }
}

/// The server's end of one connection.
final class ServerConnection: Sendable {
  /// Counted from one.
  let number: Int
  private let socket: Int32
  private let log: Lock<LoopbackServer.Log>

  init(_ socket: Int32, _ number: Int, _ log: Lock<LoopbackServer.Log>) {
    self.socket = socket
    self.number = number
    self.log = log
  }

  deinit {
    close(socket)
  }

  /// The next request with the whole of its body; `nil` when the client has gone.
  @discardableResult
  func readRequest() -> ReceivedRequest? {
    guard let head = readHead() else { return nil }
    let length = ReceivedRequest(head: head, body: []).field("Content-Length").flatMap { Int($0) }
    let request = ReceivedRequest(head: head, body: readBytes(length ?? 0))
    log.withLock { $0.requests.append(request) }
    return request
  }

  /// The head of the next request, of whose body nothing is read.
  func readHead() -> String? {
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      var byte: UInt8 = 0
      guard recv(socket, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    return String(decoding: head, as: UTF8.self)
  }

  /// So many bytes, or less when the client goes before.
  func readBytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { bytes in
        recv(socket, bytes.baseAddress?.advanced(by: filled), count - filled, 0)
      }
      guard got > 0 else { return Array(bytes.prefix(filled)) }
      filled += got
    }
    return bytes
  }

  /// Whether the client ends the connection; it has time, as a test machine may be busy.
  func isEndedByClient() -> Bool {
    var one = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    var byte: UInt8 = 0
    return poll(&one, 1, 60_000) == 1 && recv(socket, &byte, 1, 0) <= 0
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends all bytes; `false` when the client has gone.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        Glibc.send(
          socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Ends the connection in good order, before the script returns.
  func end() { shutdown(socket, Int32(SHUT_RDWR)) }

  /// Makes the end of the connection a reset instead of an orderly one.
  func endWithReset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
  }

  /// Does nothing until the client ends the connection, at most some seconds.
  func stall(seconds: Int32 = 120) {
    // POLLRDHUP, a macro that needs _GNU_SOURCE.
    var one = pollfd(fd: socket, events: 0x2000, revents: 0)
    poll(&one, 1, seconds * 1000)
  }
}
