@testable import Files
import Glibc
import TestSupport
import Testing

@Suite struct `Open folders` {
  let temporary = TemporaryFolder()

  init() {
    for name in ["a", "a/b", "other"] as [FilePath] {
      _ = temporary.thing(name) { mkdir($0, 0o700) }
    }
    _ = temporary.file("a/b/f", holding: "here".utf8)
    _ = temporary.file("other/f", holding: "there".utf8)
    _ = temporary.thing("a/link") { symlink("../other", $0) }
    _ = temporary.thing("a/out") { symlink("/", $0) }
    _ = temporary.thing("a/b/pipe") { mkfifo($0, 0o600) }
  }

  @Test func `give files and folders in them, at any depth`() throws {
    let folder = try Folder(opening: temporary.path)

    #expect(try folder.file("a/b/f").readAll(limit: 9) == Array("here".utf8))
    #expect(try folder.folder("a/b").status().kind == .folder)
    #expect(try folder.folder("a").file("b/f").readAll(limit: 9) == Array("here".utf8))
    #expect(try folder.folder("").status() == folder.status())
  }

  @Test(
    arguments: ["link", "link/f", "out", "b/../../other", "../other/f", "/etc/passwd"] as [FilePath]
  )
  func `give nothing that lies outside, or behind a link`(place: FilePath) throws {
    let folder = try Folder(opening: temporary.path.appending("a"))

    #expect(throws: FileError.self) { _ = try folder.file(place) }
    #expect(throws: FileError.self) { _ = try folder.folder(place) }
  }

  @Test(
    arguments: ["b", "b/f", "", "link", "link/f", "out/etc", "../other", "none", "b/none"]
      as [FilePath])
  func `give the same without openat2`(place: FilePath) throws {
    let folder = try Folder(opening: temporary.path.appending("a"))
    var known: FileStamp?
    if let file = try? folder.file(place).stamp() { known = file }
    if let inner = try? folder.folder(place).status().stamp { known = inner }

    let descriptor = try? folder.openStepwise(place, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    var status = stat()
    if let descriptor {
      fstat(descriptor, &status)
      close(descriptor)
    }

    #expect((descriptor == nil) == (known == nil))
    #expect(known.map { $0.inode == status.st_ino } ?? true)
  }

  @Test func `say what lies in them without opening it`() throws {
    let folder = try Folder(opening: temporary.path.appending("a/b"))
    var kinds: [String: FileStatus.Kind] = [:]
    try folder.forEachEntry { name, kind in kinds[String(decoding: name, as: UTF8.self)] = kind }

    #expect(kinds == ["f": .file, "pipe": .special])
    #expect(try folder.status(of: "f").stamp == File(opening: temporary.path("a/b/f")).stamp())
    let outer = try Folder(opening: temporary.path.appending("a"))
    #expect(try outer.status(of: "link").kind == .link)
    #expect(try outer.target(of: "link") == "../other")
    #expect(throws: FileError.isSpecial(temporary.path("a/b/pipe"))) { _ = try folder.file("pipe") }
  }

  @Test(
    arguments: [
      ("a//b/./c/", "a/b/c"), ("./a", "a"), ("", "."), (".", "."), ("./", "."), ("/", "/"),
      ("//a", "/a"),
      ("../a/..", "../a/.."), ("/.", "/"),
    ] as [(FilePath, FilePath)])
  func `have tidy paths`(path: FilePath, tidied: FilePath) {
    #expect(path.tidied == tidied)
  }
}

@Suite(.timeLimit(.minutes(10))) struct `Opening the file that was found` {
  let folder = TemporaryFolder()

  @Test func `works as long as it is the same`() throws {
    let path = folder.file("a", holding: "one".utf8)
    let stamp = try FileStatus(of: path).stamp

    #expect(try File(opening: path, ifStill: stamp).readAll(limit: 3) == Array("one".utf8))
    let link = folder.thing("link") { symlink("a", $0) }
    #expect(try File(opening: link, ifStill: stamp).readAll(limit: 3) == Array("one".utf8))
  }

  @Test func `is refused when it was written to or is another`() throws {
    let path = folder.file("a", holding: "one".utf8)
    let stamp = try FileStatus(of: path).stamp
    _ = folder.file("a", holding: "four".utf8)
    #expect(throws: FileError.changed(path)) { _ = try File(opening: path, ifStill: stamp) }

    rename("\(folder.file("b", holding: "one".utf8))", "\(path)")
    #expect(throws: FileError.changed(path)) { _ = try File(opening: path, ifStill: stamp) }

    unlink("\(path)")
    _ = folder.thing("a") { symlink("/etc/passwd", $0) }
    #expect(throws: FileError.changed(path)) { _ = try File(opening: path, ifStill: stamp) }

    unlink("\(path)")
    _ = folder.thing("a") { mkfifo($0, 0o600) }
    #expect(throws: FileError.changed(path)) { _ = try File(opening: path, ifStill: stamp) }

    unlink("\(path)")
    #expect(throws: FileError.refused(.opening, path, code: ENOENT)) {
      _ = try File(opening: path, ifStill: stamp)
    }
  }
}
