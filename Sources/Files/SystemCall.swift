private import Glibc

extension FileError.Operation {
  /// Makes a system call that answers a negative number when it fails, again when a signal came in
  /// between, and throws what `errno` says before anything else can change it.
  @discardableResult
  func attempt<Answer: SignedInteger>(
    on path: @autoclosure () -> FilePath, _ call: () -> Answer
  ) throws(FileError) -> Answer {
    while true {
      let answer = call()
      if answer >= 0 { return answer }
      let code = errno
      if code != EINTR { throw .refused(self, path(), code: code) }
    }
  }
}

extension FilePath {
  /// The path as system calls want it.
  var cString: [CChar] {
    var text: [CChar] = []
    text.reserveCapacity(bytes.count + 1)
    for byte in bytes { text.append(CChar(bitPattern: byte)) }
    text.append(0)
    return text
  }
}
