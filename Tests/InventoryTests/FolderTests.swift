import Files
import Inventory
import TestSupport
import Testing

@Suite struct `Listing folders` {
  @Test func `gives all files, at any depth, by the bytes of their whole paths`() throws {
    let tree = Tree(
      "b.pdf", "a/x.pdf", "a/b/y.pdf", "a.pdf", "a-1.pdf", "a0.pdf", "B.pdf", "empty/")

    let found = try tree.lines(".")

    let sorted = ["B.pdf", "a-1.pdf", "a.pdf", "a/b/y.pdf", "a/x.pdf", "a0.pdf", "b.pdf"]
    #expect(found == sorted)
    #expect(
      sorted.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        == sorted.map { Array($0.utf8) })
  }

  @Test func `keeps words in their order`() throws {
    let tree = Tree("b/2.pdf", "b/1.pdf", "a/1.pdf", "c.pdf")

    #expect(
      try tree.lines("c.pdf", "b", "https://example.org/d.pdf", "a")
        == ["c.pdf", "b/1.pdf", "b/2.pdf", "https://example.org/d.pdf", "a/1.pdf"])
  }

  @Test func `says which file it was, and how long`() throws {
    let tree = Tree()
    tree.add("a.pdf", holding: "four")

    var found: [InventoryFinding] = []
    try Inventory(InventoryRequest(words: [tree.path])).take { found.append($0) }

    let path = tree.path.appending("a.pdf")
    let stamp = try File(opening: path).stamp()
    #expect(stamp.size == 4)
    #expect(found == [.document(FoundDocument(name: path, parts: [.file(path, stamp)]))])
  }

  @Test(
    arguments: [
      ("inbox/", "inbox/a.pdf"), ("inbox//", "inbox/a.pdf"), ("./inbox/.", "inbox/a.pdf"),
      (".//inbox//a.pdf", "inbox/a.pdf"), ("inbox/../inbox", "inbox/../inbox/a.pdf"),
    ] as [(FilePath, String)])
  func `calls files as the caller did, tidied`(word: FilePath, name: String) throws {
    let tree = Tree("inbox/a.pdf")

    #expect(try tree.lines(word) == [name])
  }

  @Test func `passes by what begins with a full stop, unless asked`() throws {
    let tree = Tree(".a.pdf", ".b/c.pdf", "d.pdf", "e/.f", ".extractignore")
    var request = InventoryRequest(words: [tree.path])

    #expect(try tree.lines(request).lines == ["d.pdf"])
    #expect(try tree.lines(request).counts.hidden == 3)
    request.takesHidden = true
    #expect(try tree.lines(request).lines == [".a.pdf", ".b/c.pdf", "d.pdf", "e/.f"])
    #expect(try tree.lines(".b", ".a.pdf") == [".b/c.pdf", ".a.pdf"])
  }

  @Test func `never looks into folders that are left out`() throws {
    let tree = Tree("a.pdf", "out/records.jsonl", "out/.extract/ledger.db", "z.pdf")

    let found = try tree.lines(".") { $0.leftOut = [tree.path.appending("out"), "/nowhere"] }

    #expect(found == ["a.pdf", "z.pdf"])
    let inside = tree.path.appending("out/.extract")
    for word in [tree.path.appending("out"), inside] {
      #expect(throws: InventoryError.leftOut(word)) {
        try tree.lines(FilePath(word.bytes.dropFirst(tree.path.bytes.count + 1)) ?? "") {
          $0.leftOut = [tree.path.appending("out")]
        }
      }
    }
  }

  @Test func `does not take for a document what the work is done with`() throws {
    let tree = Tree("a.pdf", "in/key", "in/names", "in/schema.yaml", "in/z.pdf")
    tree.add("list", holding: "\(tree.path)/in/z.pdf\n\(tree.path)/list\n")
    let tools = ["in/key", "in/schema.yaml", "gone"].compactMap { tree.path.appending($0) }

    #expect(
      try tree.lines(".", "in/key") { $0.tools = tools }
        == [
          "a.pdf", "tool in/key", "in/names", "tool in/schema.yaml", "in/z.pdf", "list",
          "duplicate in/key",
        ])
    #expect(try tree.lines("@list", "list") == ["in/z.pdf", "tool list", "duplicate list"])
  }

  @Test func `does not look into the records of other runs`() throws {
    let tree = Tree(
      "a.pdf", "old/.extract/ledger.db", "old/records.jsonl", "z/.extract/b.pdf", "z/c.pdf")
    let mark: FilePath = ".extract/ledger.db"

    #expect(try tree.lines(".") { $0.recordsMark = mark } == ["a.pdf", "records old", "z/c.pdf"])
    #expect(throws: InventoryError.records(tree.path.appending("old"))) {
      try tree.lines("old") { $0.recordsMark = mark }
    }
    // Whoever means a file says so.
    #expect(try tree.lines("old/records.jsonl") { $0.recordsMark = mark } == ["old/records.jsonl"])
  }

  @Test func `says what is empty`() throws {
    let tree = Tree("a.pdf")
    tree.add("b.pdf", holding: "")

    #expect(try tree.lines(".") == ["a.pdf", "empty b.pdf"])
    #expect(try tree.lines("b.pdf") == ["empty b.pdf"])
  }

  @Test func `stops when the caller has enough`() throws {
    struct Enough: Error {}
    let tree = Tree("a.pdf", "b.pdf")
    var count = 0

    #expect(throws: Enough.self) {
      try Inventory(InventoryRequest(words: [tree.path])).take { _ in
        count += 1
        throw Enough()
      }
    }
    #expect(count == 1)
  }

  @Test func `counts what it found and what it passed by`() throws {
    let tree = Tree("a.pdf", "b.tmp", ".c", "d.pdf", "e.pdf")
    tree.add("f.pdf", holding: "")
    tree.add(".extractignore", holding: "d.pdf\n")
    var request = InventoryRequest(words: [tree.path])
    request.include = ["*.pdf"]
    request.exclude = ["e*"]

    var expected = InventoryCounts()
    (expected.documents, expected.skipped) = (1, 1)
    (expected.hidden, expected.ignored, expected.excluded) = (1, 1, 2)
    #expect(try tree.lines(request).counts == expected)
  }
}

@Suite struct `Naming a place twice` {
  let tree = Tree("in/a.pdf", "in/b.pdf")

  @Test func `makes one document of a file`() throws {
    #expect(try tree.lines("in/a.pdf", "in/a.pdf") == ["in/a.pdf", "duplicate in/a.pdf"])
    #expect(try tree.lines("in/a.pdf", "in/./a.pdf") == ["in/a.pdf", "duplicate in/a.pdf"])
    #expect(try tree.lines("in/a.pdf", "in") == ["in/a.pdf", "duplicate in/a.pdf", "in/b.pdf"])
    #expect(
      try tree.lines("in", "in/../in/b.pdf") == [
        "in/a.pdf", "in/b.pdf", "duplicate in/../in/b.pdf",
      ])
  }

  @Test func `reads a folder once`() throws {
    #expect(try tree.lines("in", "in/") == ["in/a.pdf", "in/b.pdf", "duplicate in"])
    tree.link("also", to: "in")
    #expect(try tree.lines("in", "also") == ["in/a.pdf", "in/b.pdf", "duplicate also"])
  }

  @Test func `knows URIs, too`() throws {
    #expect(
      try tree.lines("gs://b/a.pdf", "gs://b/a.pdf") == ["gs://b/a.pdf", "duplicate gs://b/a.pdf"])
  }

  @Test func `tells two names of one file apart`() throws {
    tree.link("in/c.pdf", to: "a.pdf")

    #expect(try tree.lines("in/a.pdf", "in/c.pdf") == ["in/a.pdf", "in/c.pdf"])
  }
}
