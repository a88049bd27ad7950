import Files
import Glibc
import Inventory
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `Links, pipes and other things` {
  let tree = Tree("in/a.pdf", "in/sub/b.pdf", "out/secret.pdf")

  func found(followingLinks: Bool = false) throws -> [InventoryFinding] {
    var request = InventoryRequest(words: [tree.path.appending("in")])
    request.followsLinks = followingLinks
    var found: [InventoryFinding] = []
    try Inventory(request).take { found.append($0) }
    return found
  }

  func skips(followingLinks: Bool = false) throws -> [String: InventorySkip] {
    var skips: [String: InventorySkip] = [:]
    for case .skipped(let path, let skip) in try found(followingLinks: followingLinks) {
      skips[tree.shown(path)] = skip
    }
    return skips
  }

  @Test func `in a folder are not followed, and said`() throws {
    tree.link("in/away", to: "/etc/passwd")
    tree.link("in/dangling", to: "nowhere")
    tree.link("in/folder", to: "sub")
    tree.link("in/loop", to: "loop")

    #expect(
      try tree.lines("in")
        == [
          "in/a.pdf", "link in/away", "link in/dangling", "link in/folder", "link in/loop",
          "in/sub/b.pdf",
        ])
    #expect(try skips()["in/away"] == .link(to: "/etc/passwd", .unasked))
  }

  @Test func `that a word names are followed`() throws {
    tree.link("way", to: "in")
    tree.link("file.pdf", to: "in/a.pdf")
    tree.link("dangling", to: "nowhere")

    #expect(
      try tree.lines("way", "file.pdf", "dangling")
        == ["way/a.pdf", "way/sub/b.pdf", "file.pdf", "link dangling"])
  }

  @Test func `are followed within the folder when asked, and never out of it`() throws {
    tree.link("in/1-file", to: "a.pdf")
    tree.link("in/2-folder", to: "sub")
    tree.link("in/3-away", to: "../out/secret.pdf")
    tree.link("in/4-etc", to: "/etc")
    tree.link("in/5-dangling", to: "nowhere")
    tree.link("in/6-up", to: ".")
    tree.link("in/7-loop", to: "7-loop")
    tree.link("in/sub/up", to: "..")
    tree.link("in/8-again", to: "sub")

    #expect(
      try tree.lines("in") { $0.followsLinks = true }
        == [
          "in/1-file", "in/2-folder/b.pdf", "link in/2-folder/up", "link in/3-away",
          "link in/4-etc",
          "link in/5-dangling", "link in/6-up", "link in/7-loop", "link in/8-again", "in/a.pdf",
          "in/sub/b.pdf", "link in/sub/up",
        ])
    let skips = try skips(followingLinks: true)
    #expect(skips["in/3-away"] == .link(to: "../out/secret.pdf", .leavesFolder))
    #expect(skips["in/4-etc"] == .link(to: "/etc", .leavesFolder))
    #expect(skips["in/5-dangling"] == .link(to: "nowhere", .leadsNowhere))
    #expect(skips["in/6-up"] == .link(to: ".", .circle))
    #expect(skips["in/7-loop"] == .link(to: "7-loop", .circle))
  }

  @Test func `cannot make a walk long`() throws {
    let tree = Tree()
    for level in 0..<30 {
      tree.add([FilePath("in/\(level)/x") ?? ""])
      for name in ["l", "r"] where level < 29 {
        tree.link(FilePath("in/\(level)/\(name)") ?? "", to: FilePath("../\(level + 1)") ?? "")
      }
    }

    let documents = try tree.lines("in") { $0.followsLinks = true }.filter { !$0.hasPrefix("link") }

    #expect(documents.count >= 30 && documents.count < 1000)
  }

  @Test func `that are no files are never opened`() throws {
    _ = tree.folder.thing("in/pipe.pdf") { mkfifo($0, 0o600) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = tree.path.appending("in/socket.pdf").bytes
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let bound = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)

    #expect(
      try tree.lines("in", "in/pipe.pdf")
        == [
          "in/a.pdf", "special in/pipe.pdf", "special in/socket.pdf", "in/sub/b.pdf",
          "duplicate in/pipe.pdf",
        ])
    #expect(try tree.lines("in/pipe.pdf") == ["special in/pipe.pdf"])
    var found: [InventoryFinding] = []
    let words: [FilePath] = ["/dev/null", "/proc/self/status"]
    try Inventory(InventoryRequest(words: words)).take { found.append($0) }
    #expect(found == [.skipped("/dev/null", .special), .skipped("/proc/self/status", .empty)])
  }
}

@Suite struct `Names that are hard` {
  @Test func `are bytes from end to end`() throws {
    let names: [FilePath] = [
      FilePath([0xFF, 0xFE]), "a\nb.pdf", "\u{1B}[31m.pdf",
      FilePath([UInt8](repeating: 0x61, count: 255)),
      "-rf", "=1+1.csv", "e\u{301}.pdf", "\u{E9}.pdf", "A.pdf", "a.pdf", " ", "@x", "*", "~",
      "a\\b", "#",
      "\u{202E}fdp.exe", "con",
    ].compactMap { $0 }
    #expect(names.count == 18)
    let tree = Tree()
    tree.add(names)

    var found: [FilePath] = []
    try Inventory(InventoryRequest(words: [tree.path])).take {
      guard case .document(let document) = $0, case .file(let path, let stamp) = document.parts[0]
      else { return }
      #expect(document.name == path)
      #expect((try? File(opening: path, ifStill: stamp).readAll(limit: 1)) == [0x78])
      found.append(path.lastComponent)
    }

    #expect(found == names.sorted())
    #expect(Set(found.map { Array("\($0)".utf8) }).count == 18)
    #expect(!found.contains { "\($0)".utf8.contains { $0 < 0x20 } })
  }

  @Test func `of any length are found, as far as the system takes the path`() throws {
    let tree = Tree()
    let name = FilePath([UInt8](repeating: 0x64, count: 250)) ?? "d"
    let script =
      "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do "
      + "echo x > f; mkdir \(name); cd -P \(name) || exit; done"
    _ = try Shell.output(of: "/bin/sh", ["-c", script], in: "\(tree.path)")

    let found = try tree.lines(".")

    #expect(found.filter { $0.hasSuffix("/f") || $0 == "f" }.count == 17)
    #expect(found.filter { $0.hasPrefix("unreadable") }.count == 1)
    _ = try Shell.output(of: "/bin/rm", ["-rf", "\(tree.path)"], in: "/")
  }
}
