@testable import Files
import Glibc
import TestSupport
import Testing

@Suite struct `Reading files` {
  let folder = TemporaryFolder()

  @Test(arguments: [0, 1, 4095, 262_144, 262_145, 3_000_000])
  func `gives all bytes up to the limit, and an error past it`(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let path = folder.file("some", holding: bytes)

    #expect(try File(opening: path).readAll(limit: size) == bytes)
    #expect(try File(opening: path).readAll(limit: .max / 2) == bytes)
    if size > 0 {
      #expect(throws: FileError.tooLarge(path, limit: size - 1)) {
        try File(opening: path).readAll(limit: size - 1)
      }
    }
  }

  @Test func `knows beforehand that a file is too large`() throws {
    let path = folder.file("sparse", holding: [])
    try #require(truncate(path.description, 1 << 40) == 0)

    #expect(throws: FileError.tooLarge(path, limit: 1 << 39)) {
      try File(opening: path).readAll(limit: 1 << 39)
    }
  }

  @Test func `hands out the same bytes in chunks`() throws {
    let bytes = (0..<600_001).map { UInt8(truncatingIfNeeded: $0 % 251) }
    let path = folder.file("some", holding: bytes)
    var found: [UInt8] = []
    var chunks = 0

    try File(opening: path).forEachChunk { chunk in
      chunk.withUnsafeBytes { found += $0 }
      chunks += 1
    }

    #expect(found == bytes)
    #expect(chunks == 3)
  }

  @Test func `reads files that state no size`() throws {
    let status = try File(opening: "/proc/self/status").readAll(limit: 1 << 20)

    #expect(String(decoding: status, as: UTF8.self).hasPrefix("Name:\t"))
  }

  @Test func `finds a file whose name is no text`() throws {
    let name = try #require(FilePath([0xFF, 0xFE]))
    let path = folder.file(name, holding: "here".utf8)

    #expect(try File(opening: path).readAll(limit: 10) == Array("here".utf8))
    #expect(folder.names == [name])
  }

  @Test(.timeLimit(.minutes(10)), arguments: [65_535, 65_536, 70_000])
  func `reads a pipe to its end when asked, and no more than the limit`(limit: Int) throws {
    let path = folder.thing("pipe", madeBy: { mkfifo($0, 0o600) })
    // Linux opens both ends at once without waiting, so that no second thread is needed.
    let writer = open(path.description, O_RDWR | O_NONBLOCK)
    let bytes = (0..<65_536).map { UInt8(truncatingIfNeeded: $0 % 253) }
    try #require(Glibc.write(writer, bytes, bytes.count) == bytes.count)
    let file = try File(opening: path, allowing: .regularOrStream)
    close(writer)

    if limit >= bytes.count {
      #expect(try file.readAll(limit: limit) == bytes)
    } else {
      #expect(throws: FileError.tooLarge(path, limit: limit)) { try file.readAll(limit: limit) }
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `stops at the limit of a stream without end`() {
    #expect(throws: FileError.tooLarge("/dev/zero", limit: 1_000_000)) {
      try File(opening: "/dev/zero", allowing: .regularOrStream).readAll(limit: 1_000_000)
    }
  }

  @Test func `keeps its descriptor from child processes, and closes it`() throws {
    let path = folder.file("some", holding: [])
    func flags() -> [Int32] {
      (0..<1024).filter { target(ofDescriptor: $0) == path }.map { fcntl($0, F_GETFD) }
    }

    do {
      let file = try File(opening: path)
      #expect(flags() == [FD_CLOEXEC])
      _ = try file.readAll(limit: 1)
    }

    #expect(flags() == [])
  }

  @Test func `makes a system call again after a signal`() throws {
    var calls = 0

    let answer = try FileError.Operation.reading.attempt(on: "some") {
      calls += 1
      errno = EINTR
      return calls < 3 ? -1 : 7
    }

    #expect((answer, calls) == (7, 3))
  }

  private func target(ofDescriptor descriptor: Int32) -> FilePath? {
    var target = [CChar](repeating: 0, count: 4096)
    guard readlink("/proc/self/fd/\(descriptor)", &target, target.count - 1) > 0 else { return nil }
    return FilePath(cString: target)
  }
}
