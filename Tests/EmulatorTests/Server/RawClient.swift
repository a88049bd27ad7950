import Glibc
import HTTP

/// A client that knows nothing of HTTP: bytes go in, bytes come out.
final class RawClient {
  private let descriptor: Int32

  /// Connects to a server on this machine.
  init(_ url: HTTPURL) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(url.port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard code == 0 else { throw Trouble(code: errno) }
  }

  deinit { close(descriptor) }

  struct Trouble: Error { let code: Int32 }

  /// How a stretch of bytes came to its end.
  enum End: Equatable { case closed, reset, silence, enough }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends until all is sent or the other end has gone.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// What comes, until the end, until it satisfies, or until nothing has come for so long.
  func receive(
    patience: Duration = .seconds(60), until isEnough: ((String) -> Bool)? = nil
  ) -> (text: String, end: End) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var text: String { String(decoding: bytes, as: UTF8.self) }
    while true {
      if let isEnough, isEnough(text) { return (text, .enough) }
      var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let milliseconds = Int32(patience / .milliseconds(1))
      guard poll(&wish, 1, milliseconds) == 1 else { return (text, .silence) }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 { return (text, .closed) }
      if count < 0 { return (text, .reset) }
      bytes += buffer[..<count]
    }
  }

  /// What comes up to some words, or to the end. No thread waits meanwhile: what is waited for may need
  /// one to be made.
  func text(endingWith words: String) async throws -> (text: String, end: End) {
    var text = ""
    for _ in 0..<6_000 {
      let (more, end) = receive(patience: .zero) { (text + $0).hasSuffix(words) }
      text += more
      if end != .silence { return (text, end) }
      try await Task.sleep(for: .milliseconds(5))
    }
    return (text, .silence)
  }

  /// One whole answer that tells its length.
  func answer() -> String {
    receive { text in
      guard let head = text.range(of: "\r\n\r\n"),
        let length = text.lowercased().range(of: "content-length: ")
      else { return text.hasSuffix("\r\n0\r\n\r\n") }
      let digits = text[length.upperBound...].prefix { $0.isNumber }
      return text[head.upperBound...].utf8.count >= Int(digits) ?? 0
    }.text
  }
}

extension String {
  /// Where a text stands first.
  func range(of wanted: String) -> Range<String.Index>? {
    let (all, part) = (Array(utf8), Array(wanted.utf8))
    guard part.count <= all.count else { return nil }
    guard let at = (0...all.count - part.count).first(where: { all[$0...].starts(with: part) })
    else { return nil }
    let start = utf8.index(startIndex, offsetBy: at)
    return start..<utf8.index(start, offsetBy: part.count)
  }
}
