private import Glibc

/// A file that is open for reading, for as long as this value lives.
package struct File: ~Copyable {
  /// Named in errors; nothing is opened by it again.
  package let path: FilePath
  let descriptor: Int32
  /// What the file was like when it was opened.
  package let stampAtOpening: FileStamp
  /// Its size then; zero for a stream.
  private let expectedSize: Int

  /// What may stand at a path.
  package enum Kind: Sendable {
    /// A file on a disk. Anything else is refused at once, where a plain open(2) of a pipe would
    /// wait for a writer.
    case regular
    /// Also pipes and devices: opening may wait for the other end.
    case regularOrStream
  }

  /// Opens what stands at a path, unless it is of another kind, or a symbolic link that is not to be
  /// followed.
  package init(
    opening path: FilePath, allowing kind: Kind = .regular, followingLink: Bool = true
  ) throws(FileError) {
    let flags =
      O_RDONLY | O_CLOEXEC | O_NOCTTY | (kind == .regular ? O_NONBLOCK : 0)
      | (followingLink ? 0 : O_NOFOLLOW)
    let descriptor: Int32
    do {
      descriptor = try FileError.Operation.opening.attempt(on: path) { open(path.cString, flags) }
    } catch .refused(_, _, code: ENXIO) {
      // What open(2) says of a socket.
      throw .isSpecial(path)
    }
    try self.init(owning: descriptor, path: path, allowing: kind)
  }

  /// Standard input, whatever it is connected to, under a descriptor of its own.
  package static func standardInput() throws(FileError) -> File {
    let path: FilePath = "/dev/stdin"
    let descriptor = try FileError.Operation.opening.attempt(on: path) {
      fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
    }
    return try File(owning: descriptor, path: path, allowing: .regularOrStream)
  }

  init(owning descriptor: Int32, path: FilePath, allowing kind: Kind) throws(FileError) {
    do throws(FileError) {
      let status = try FileStatus(ofOpen: descriptor, at: path)
      if status.kind == .folder { throw .isFolder(path) }
      if status.kind != .file, kind == .regular { throw .isSpecial(path) }
      stampAtOpening = status.stamp
      expectedSize = status.kind == .file ? status.stamp.size : 0
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }
}

extension File {
  private static let chunkSize = 256 * 1024

  /// Everything from here to the end, or an error as soon as that is known to exceed the limit.
  package borrowing func readAll(limit: Int) throws(FileError) -> [UInt8] {
    guard expectedSize <= limit else { throw .tooLarge(path, limit: limit) }
    var contents: [UInt8] = []
    // The stated size only says how much to ask for first: files of /proc state none, and any file
    // may have grown by now. The byte more finds the end: what gives just the stated size has ended.
    var room = (expectedSize > 0 ? expectedSize : min(limit, Self.chunkSize)) + 1
    while true {
      let before = contents.count
      try contents.append(addingCapacity: room) { (output) throws(FileError) in
        try output.withUnsafeMutableBufferPointer { (buffer, count) throws(FileError) in
          count = try read(into: UnsafeMutableRawBufferPointer(buffer))
        }
      }
      if contents.count == before || expectedSize > 0 && contents.count == expectedSize {
        return contents
      }
      guard contents.count <= limit else { throw .tooLarge(path, limit: limit) }
      room = max(expectedSize - contents.count + 1, Self.chunkSize)
    }
  }

  /// Hands out everything from here to the end, piece by piece, in memory that is used again.
  package borrowing func forEachChunk(_ body: (RawSpan) -> Void) throws(FileError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
    defer { buffer.deallocate() }
    while case let count = try read(into: buffer), count > 0 {
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]).bytes)
    }
  }

  /// Fills the front of a buffer and says how much; zero is the end.
  private borrowing func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while true {
      do {
        return try FileError.Operation.reading.attempt(on: path) {
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        }
      } catch .refused(_, _, code: EAGAIN) {
        // Whoever shares our standard input may have made it non-blocking.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, -1)
      }
    }
  }
}
