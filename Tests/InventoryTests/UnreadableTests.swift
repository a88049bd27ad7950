import CLinux
import Files
import Glibc
import Inventory
import TestSupport
import Testing

/// Whoever is root reads all, so these look as nobody: the thread gives up its rights on files.
@Suite(.serialized) struct `What cannot be read` {
  let tree = Tree("in/a.pdf", "in/locked/b.pdf", "in/shut.pdf", "in/z.pdf")

  func asNobody<Answer>(_ body: () throws -> Answer) throws -> Answer {
    guard geteuid() == 0 else { return try body() }
    clinux_look_as_user(65534)
    defer { clinux_look_as_user(0) }
    try #require(clinux_look_as_user(UInt32.max) == 65534, "this system lets nobody give up rights")
    return try body()
  }

  func set(_ mode: mode_t, _ path: FilePath) {
    _ = tree.folder.path(path).bytes.withUnsafeBufferPointer { _ in
      chmod("\(tree.folder.path(path))", mode)
    }
  }

  init() {
    set(0o755, ".")
    for path in ["in", "in/locked"] as [FilePath] { set(0o755, path) }
    for path in ["in/a.pdf", "in/z.pdf", "in/locked/b.pdf"] as [FilePath] { set(0o644, path) }
  }

  @Test func `is said, and the others go on`() throws {
    set(0o000, "in/locked")
    set(0o000, "in/shut.pdf")
    defer { set(0o700, "in/locked") }

    let found = try asNobody { try tree.lines("in", "in/shut.pdf", "in/locked", "in/locked/b.pdf") }

    #expect(
      found == [
        "in/a.pdf", "unreadable in/locked", "unreadable in/shut.pdf", "in/z.pdf",
        "duplicate in/shut.pdf", "duplicate in/locked", "unreadable in/locked/b.pdf",
      ])
  }

  @Test func `stops everything when it is an ignore file`() throws {
    set(0o644, "in/shut.pdf")
    tree.add("in/.extractignore", holding: "a.pdf\n")
    set(0o000, "in/.extractignore")
    let path = tree.path.appending("in/.extractignore")

    #expect(throws: InventoryError.ignoreFile(.refused(.opening, path, code: EACCES))) {
      try asNobody { try tree.lines("in") }
    }
  }
}
