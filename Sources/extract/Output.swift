import Files
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

  /// Draws on the terminal that people look at.
  static func draw(_ text: String) {
    write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// A reader that has gone away ends the process quietly, by SIGPIPE; any other trouble is a loss of
  /// results, but not of what is said: nobody hears it.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    guard !isWritten(bytes, to: descriptor), descriptor == STDOUT_FILENO else { return }
    let code = errno
    if code == EPIPE { exit(ExitCode.readerGone.rawValue) }
    say("\(FileError.refused(.writing, "standard output", code: code))")
    exit(ExitCode.storage.rawValue)
  }

  private static func isWritten(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  // MARK: For a command that must come to its own end

  /// Why something offered was not taken.
  enum Refusal: Error {
    case readerGone
    case refused(FileError)
  }

  /// From now on a reader that has gone away is an answer of ``offer(_:)``, and no signal.
  static func outliveReaders() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes one result and a line end, if that can be done.
  static func offer(_ bytes: [UInt8]) throws(Refusal) {
    guard !isWritten(bytes + [UInt8(ascii: "\n")], to: STDOUT_FILENO) else { return }
    let code = errno
    throw code == EPIPE ? .readerGone : .refused(.refused(.writing, "standard output", code: code))
  }

  /// Ends the process.
  static func end(_ code: ExitCode) -> Never {
    exit(code.rawValue)
  }
}
