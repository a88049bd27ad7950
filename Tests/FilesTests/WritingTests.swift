import Files
import Glibc
import TestSupport
import Testing

@Suite struct `Writing files` {
  let folder = TemporaryFolder()

  @Test(arguments: [0, 5, 5_000_000])
  func `leaves exactly these bytes, and nothing beside them`(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 % 249) }

    try File.write(bytes, to: folder.path("new"))

    #expect(try contents(of: folder.path("new")) == bytes)
    #expect(folder.names == ["new"])
  }

  @Test func `keeps the file from other users unless told otherwise`() throws {
    try File.write([1], to: folder.path("own"))
    try File.write([1], to: folder.path("all"), mode: 0o644)

    #expect(mode(of: folder.path("own")) == 0o600)
    #expect(mode(of: folder.path("all")) == 0o644 & ~umaskNow())
  }

  @Test func `swaps the old file for the new, under the eyes of a reader`() throws {
    let path = folder.file("file", holding: "old".utf8)
    let reader = try File(opening: path)

    try File.write(Array("new".utf8), to: path)

    #expect(try reader.readAll(limit: 10) == Array("old".utf8))
    #expect(try contents(of: path) == Array("new".utf8))
  }

  @Test func `replaces a symbolic link instead of following it`() throws {
    let target = folder.file("target", holding: "kept".utf8)
    let link = folder.thing("link", madeBy: { symlink("target", $0) })

    try File.write(Array("new".utf8), to: link)

    #expect(try contents(of: target) == Array("kept".utf8))
    #expect(try contents(of: link) == Array("new".utf8))
  }

  @Test func `takes a name that is no text`() throws {
    let name = try #require(FilePath([0x80, 0x2E, 0xFF]))

    try File.write([7], to: folder.path(name))

    #expect(try contents(of: folder.path(name)) == [7])
  }

  @Test func `shows a file that comes piece by piece only when it is whole`() throws {
    let path = folder.file("file", holding: "old".utf8)

    do {
      let given = try FileReplacement(of: path)
      try given.append([1])
    }
    #expect(try contents(of: path) == Array("old".utf8))
    #expect(folder.names == ["file"])

    let replacement = try FileReplacement(of: path)
    try replacement.append([1, 2])
    try replacement.append([])
    try replacement.append([3])
    #expect(try contents(of: path) == Array("old".utf8))
    try replacement.takePlace()
    #expect(try contents(of: path) == [1, 2, 3])
    #expect(folder.names == ["file"])
  }

  @Test func `leaves nothing behind when it fails`() {
    let path = folder.thing("folder", madeBy: { mkdir($0, 0o700) })

    let complaint = complaint(writingTo: path)

    #expect(complaint == "\(path): is a folder; name a file")
    #expect(folder.names == ["folder"])
  }

  @Test func `says that the folder is missing`() {
    #expect(
      complaint(writingTo: folder.path("no/file"))
        == "\(folder.path)/no/file: its folder does not exist; make the folder first")
  }

  private func contents(of path: FilePath) throws -> [UInt8] {
    try File(opening: path).readAll(limit: 1 << 24)
  }

  private func complaint(writingTo path: FilePath) -> String? {
    do throws(FileError) {
      try File.write([1], to: path)
      return nil
    } catch {
      return error.description
    }
  }

  private func mode(of path: FilePath) -> UInt32? {
    var status = stat()
    return stat(path.description, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  /// As a new file shows it: whoever asks for it changes it for all other tests meanwhile.
  private func umaskNow() -> UInt32 {
    let path = folder.path("masked")
    close(open(path.description, O_WRONLY | O_CREAT | O_CLOEXEC, 0o777))
    return 0o777 & ~(mode(of: path) ?? 0)
  }
}
