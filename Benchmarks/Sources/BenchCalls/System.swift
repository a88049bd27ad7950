import Glibc

// Without Foundation, which would take longer to load than a thousand calls take to make.

/// A call of the system that failed, by the path it was for.
struct SystemTrouble: Error {
  let path: String
  let code: Int32
}

/// Everything that stands in a file of text.
func text(of path: String) throws -> String {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw SystemTrouble(path: path, code: errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw SystemTrouble(path: path, code: errno) }
  let size = Int(status.st_size)
  return try String(unsafeUninitializedCapacity: size) { buffer in
    guard read(descriptor, buffer.baseAddress, size) == size else {
      throw SystemTrouble(path: path, code: errno)
    }
    return size
  }
}

/// The names of a folder's files, in order.
func names(in path: String) throws -> [String] {
  guard let folder = opendir(path) else { throw SystemTrouble(path: path, code: errno) }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { name in
      String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}

/// A file that is written line by line.
final class Output {
  private let stream: UnsafeMutablePointer<FILE>

  init(_ path: String) throws {
    guard let stream = fopen(path, "w") else { throw SystemTrouble(path: path, code: errno) }
    // As much as the yardstick's clients gather before they write.
    setvbuf(stream, nil, _IOFBF, 1 << 20)
    self.stream = stream
  }

  func write(_ text: String) { fputs(text, stream) }

  func close() { fclose(stream) }
}

/// Says what is wrong, and ends.
func complain(_ sentence: String) {
  let line = Array((sentence + "\n").utf8)
  write(STDERR_FILENO, line, line.count)
  exit(2)
}
