import Digest
import Files
import Glibc
import TestSupport
import Testing

@Suite struct `SHA-256 of a file` {
  let folder = TemporaryFolder()

  @Test(arguments: [0, 1, 262_144, 5_000_003])
  func `agrees with sha256sum`(size: Int) throws {
    var state: UInt32 = 1
    let path = folder.file(
      "some",
      holding: (0..<size).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return UInt8(truncatingIfNeeded: state >> 24)
      })

    #expect(try SHA256(ofFileAt: path).description == peerDigest(of: path))
  }

  @Test func `takes no more memory for a large file`() async throws {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      let path = folder.file("large", holding: [])
      try #require(truncate(path.description, 100_000_000) == 0)
      let before = try peakMemory()

      let digest = try SHA256(ofFileAt: path)

      #expect(try peakMemory() - before < 8_000_000)
      #expect(digest != SHA256(of: []))
    }
  }

  @Test func `says that there is no such file`() {
    #expect(
      complaint(about: folder.path("missing"))
        == "\(folder.path)/missing: there is no such file; check the path")
  }

  @Test func `says that a folder is no file`() {
    #expect(complaint(about: folder.path) == "\(folder.path): is a folder; name a file")
  }

  @Test(.timeLimit(.minutes(10))) func `says at once that a pipe is no file`() {
    let pipe = folder.thing("pipe", madeBy: { mkfifo($0, 0o600) })

    #expect(
      complaint(about: pipe)
        == "\(pipe): is a pipe, device or socket; copy its contents to a file, and name that file")
  }

  private func complaint(about path: FilePath) -> String? {
    do throws(FileError) {
      _ = try SHA256(ofFileAt: path)
      return nil
    } catch {
      return error.description
    }
  }

  private func peerDigest(of path: FilePath) throws -> String {
    let peer = try #require(popen("sha256sum \(path)", "r"))
    defer { pclose(peer) }
    var line = [UInt8](repeating: 0, count: 64)
    try #require(fread(&line, 1, 64, peer) == 64)
    return String(decoding: line, as: UTF8.self)
  }
}

/// The most memory this process ever had, in bytes.
///
/// The figure of getrusage(2) would not do: a child begins with that of its parent.
private func peakMemory() throws -> Int {
  let status = try File(opening: "/proc/self/status").readAll(limit: 1 << 20)
  let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
    .first { $0.hasPrefix("VmHWM:") }
  return try 1024 * #require(line?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
}
