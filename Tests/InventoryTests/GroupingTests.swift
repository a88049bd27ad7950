import Files
@testable import Inventory
import TestSupport
import Testing

@Suite struct `Grouping files` {
  @Test func `by stem puts together what differs in its extension`() throws {
    let tree = Tree(
      "in/b.txt", "in/a.png", "in/a.txt", "in/sub/a.png", "in/b.tar.gz", "in/.h.txt", "in/c")

    let found = try tree.lines("in") { ($0.grouping, $0.takesHidden) = (.stem, true) }

    #expect(
      found == [
        "in/.h = in/.h.txt", "in/a = in/a.png in/a.txt", "in/b.tar = in/b.tar.gz",
        "in/b = in/b.txt", "in/c", "in/sub/a = in/sub/a.png",
      ])
  }

  @Test func `by folder puts pages in the order in which people count`() throws {
    let tree = Tree("in/one/p10.png", "in/one/p9.png", "in/one/p2.png", "in/two/x.png", "in/y.png")

    #expect(
      try tree.lines("in") { $0.grouping = .folder }
        == [
          "in/one = in/one/p2.png in/one/p9.png in/one/p10.png", "in/two = in/two/x.png",
          "in = in/y.png",
        ])
  }

  @Test func `by pattern puts together what the parentheses stand for`() throws {
    let tree = Tree(
      "in/a-page-1.png", "in/a-page-10.png", "in/a-page-2.png", "in/b-page-1-page-1.png",
      "in/cover.png",
      "in/sub/a-page-1.png")

    #expect(
      try tree.lines("in") { $0.grouping = .pattern("(*)-page-*.png") }
        == [
          "in/a = in/a-page-1.png in/a-page-2.png in/a-page-10.png",
          "in/b-page-1 = in/b-page-1-page-1.png", "in/cover.png", "in/sub/a = in/sub/a-page-1.png",
        ])
  }

  @Test func `holds for files that come by several words`() throws {
    let tree = Tree("in/a.png", "in/a.txt", "in/b.txt", "in/c.txt")

    #expect(
      try tree.lines("in/b.txt", "in/a.txt", "gs://b/x.pdf", "in/a.png", "in") {
        $0.grouping = .stem
      }
        == [
          "duplicate in/a.png", "duplicate in/a.txt", "duplicate in/b.txt", "in/b = in/b.txt",
          "in/a = in/a.png in/a.txt", "gs://b/x.pdf", "in/c = in/c.txt",
        ])
  }

  @Test func `never gives two documents one name`() throws {
    let tree = Tree("in/a", "in/a-page-1.png", "in/a-page-2.png")
    #expect(
      try tree.lines("in") { $0.grouping = .pattern("(*)-page-*.png") }
        == ["in/a", "in/a-page-1.png = in/a-page-1.png in/a-page-2.png"])

    let other = Tree("in/b.txt")
    other.add("in/b", holding: "")
    #expect(try other.lines("in") { $0.grouping = .stem } == ["empty in/b", "in/b.txt"])
  }

  @Test func `leaves out what is empty, and asks about nothing that lacks a part`() throws {
    let tree = Tree("in/a.png")
    tree.add("in/a.txt", holding: "")
    var groups = Groups(by: .stem)
    groups.add(Found(path: "in/b.png", place: "/in/b.png", what: .skipped(.unreadable(code: 13))))
    groups.add(
      Found(
        path: "in/b.txt", place: "/in/b.txt",
        what: .file(FileStamp(device: 1, inode: 1, size: 1, modified: 1))))

    #expect(try tree.lines("in") { $0.grouping = .stem } == ["empty in/a.txt", "in/a = in/a.png"])
    #expect(groups.findings() == [.skipped("in/b", .incomplete(without: "in/b.png"))])
  }

  @Test(arguments: ["*.png", "(*", "(a)(b)", "in/(*)", ")a(", "(*))"] as [FilePath])
  func `refuses a pattern that says nothing`(pattern: FilePath) throws {
    let tree = Tree("a")

    #expect(throws: InventoryError.badPattern(pattern)) {
      try tree.lines(".") { $0.grouping = .pattern(pattern) }
    }
  }

  @Test(arguments: [
    ("2", "10", true), ("a2b", "a10a", true), ("02", "2", true), ("2", "02", false),
    ("a", "a1", true),
    ("1", "a", true), ("page-9", "page-10", true), ("b", "a", false), ("x007", "x7a", true),
    ("99999999999999999999", "100000000000000000000", true), ("a", "a", false),
  ])
  func `counts as people do`(left: String, right: String, isFirst: Bool) {
    #expect(NaturalOrder.precedes(Array(left.utf8), Array(right.utf8)) == isFirst)
  }
}
