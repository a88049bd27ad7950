private import Glibc

/// The two ways out: results go to standard output, everything said to people to standard error.
enum Output {
  /// Writes one result and a line end.
  static func result(_ bytes: [UInt8]) {
    write(bytes + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
  }

  /// Writes one result and a line end.
  static func result(_ text: String) {
    result(Array(text.utf8))
  }

  /// Writes a text that ends its own lines.
  static func text(_ text: String) {
    write(Array(text.utf8), to: STDOUT_FILENO)
  }

  /// Says one thing to people.
  static func say(_ text: String) {
    write(Array("\(text)\n".utf8), to: STDERR_FILENO)
  }

  /// A reader that has gone away ends the process quietly, by SIGPIPE; any other trouble is a loss.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        if descriptor == STDOUT_FILENO {
          say("standard output: cannot be written; nothing after this point was")
        }
        exit(ExitCode.couldNotStart.rawValue)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Ends the process.
  static func end(_ code: ExitCode) -> Never {
    exit(code.rawValue)
  }
}
