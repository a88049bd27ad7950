import Files
@testable import Inventory
import TestSupport
import Testing

@Suite struct `Words` {
  @Test func `that lead nowhere are an error before anything is handed out`() throws {
    let tree = Tree("a.pdf")
    for word in ["b.pdf", "", "a.pdf/", "a.pdf/b"] as [FilePath] {
      let missing = word.bytes.isEmpty ? word : tree.word(for: word)
      var count = 0
      let request = InventoryRequest(words: [tree.word(for: "a.pdf"), missing])
      #expect(throws: InventoryError.missing(missing)) {
        try Inventory(request).take { _ in count += 1 }
      }
      #expect(count == 0)
    }
  }

  @Test func `take URIs of three kinds as they are`() throws {
    let tree = Tree()
    let uris = ["https://example.org/a?b=c", "http://example.org/*", "gs://bucket/a b.pdf"]

    #expect(
      try tree.lines("https://example.org/a?b=c", "http://example.org/*", "gs://bucket/a b.pdf")
        == uris)
    #expect(throws: InventoryError.missing("s3://bucket/a.pdf")) {
      try tree.lines("s3://bucket/a.pdf")
    }
  }

  @Test(
    arguments: [
      ("a\nb\n", ["a", "b"]), ("a\r\n\r\nb", ["a", "b"]), ("\u{feff}a\n", ["a"]),
      (" a \n", [" a "]),
      ("a\0b\n\0", ["a", "b\n"]), ("a\r\0", ["a\r"]), ("", []), ("\n\n", []),
      ("@a\n-\n*", ["@a", "-", "*"]),
    ] as [(String, [FilePath])])
  func `of a list are its lines, or what a NUL ends`(text: String, paths: [FilePath]) {
    #expect(WordList.paths(in: Array(text.utf8)) == paths)
  }

  @Test func `with an at sign are lists of paths, folders and URIs`() throws {
    let tree = Tree("a.pdf", "in/b.pdf", "[c]", "@x", "c")
    let lines = ["in", "a.pdf", "gone.pdf", "[c]", "[d]"].map { "\(tree.path)/\($0)\n" }.joined()
    tree.add("list", holding: lines + "https://example.org/d.pdf\n")

    #expect(
      try tree.lines("@list", "./@x")
        == [
          "in/b.pdf", "a.pdf", "missing gone.pdf", "[c]", "missing [d]",
          "https://example.org/d.pdf", "@x",
        ])
    #expect(throws: InventoryError.file(.refused(.opening, tree.path.appending("none"), code: 2))) {
      try tree.lines("@none")
    }
    #expect(throws: InventoryError.file(.isFolder(tree.path.appending("in")))) {
      try tree.lines("@in")
    }
  }

  @Test func `name standard input once`() throws {
    #expect(throws: InventoryError.standardInputTwice) {
      try Inventory(InventoryRequest(words: ["@/dev/null", "-", "@-"])).take { _ in }
    }
  }
}

@Suite struct `What people read` {
  @Test(
    arguments: [
      (.missing("a"), "a: there is no such file or folder; check the path"),
      (
        .missing("s3://a"),
        "s3://a: there is no such file or folder; check the path (of URIs, https, http and gs are known)"
      ),
      (.noMatch("*.x"), "*.x: no file has such a name; check the path, and where you are"),
      (
        .leftOut("out"),
        "out: the records go here, so nothing in it is read; choose another folder for them"
      ),
      (.standardInputTwice, "-: standard input can be read once; name it once"),
      (
        .badPattern("*"),
        "*: is no pattern for groups; put parentheses around what the files of a document share, "
          + "as in '(*)-page-*.png'"
      ),
      (
        .longGlob(FilePath([UInt8](repeating: 0x61, count: 5000)) ?? ""),
        String(repeating: "a", count: 40)
          + "…: the glob has 5000 bytes, of which 4096 are allowed; shorten it"
      ),
      (
        .ignoreFile(.refused(.opening, "in/.extractignore", code: 13)),
        "in/.extractignore: opening is not permitted; change its permissions or owner"
      ),
      (
        .ignoreFile(.refused(.opening, "in/.extractignore", code: FileError.circle)),
        "in/.extractignore: is a symbolic link, which is not followed; put the file itself there"
      ),
      (.file(.isFolder("list")), "list: is a folder; name a file"),
    ] as [(InventoryError, String)])
  func `of an error is a place, what is wrong, and what to do`(error: InventoryError, text: String)
  {
    #expect(error.description == text)
  }

  @Test(
    arguments: [
      (.empty, "empty", "is empty; there is nothing to ask about"),
      (
        .link(to: "b\u{1B}", .unasked), "link",
        "is a symbolic link to b\\u{1b}; to follow links within a folder, say so (--follow-links)"
      ),
      (
        .link(to: "/etc", .leavesFolder), "link",
        "is a symbolic link to /etc, out of the folder that was named; name what it leads to"
      ),
      (
        .link(to: "x", .leadsNowhere), "link",
        "is a symbolic link to x, where nothing is; mend or remove it"
      ),
      (
        .link(to: ".", .circle), "link",
        "is a symbolic link to ., a folder that is read already; nothing is lost"
      ),
      (
        .special, "special",
        "is a pipe, device or socket; copy its contents to a file, and name that file"
      ),
      (
        .unreadable(code: 13), "unreadable",
        "reading is not permitted; change its permissions or owner"
      ),
      (.missing, "missing", "is not there, though a list names it; check the list"),
      (.duplicate, "duplicate", "was named before; it is one document all the same"),
      (
        .incomplete(without: "in/b.png"), "incomplete",
        "is not asked about without b.png, which cannot be read; see there"
      ),
    ] as [(InventorySkip, String, String)])
  func `of a skip is a word, and a sentence with what to do`(
    skip: InventorySkip, word: String, sentence: String
  ) {
    #expect(skip.word == word)
    #expect(skip.sentence(about: "a") == sentence)
  }
}
