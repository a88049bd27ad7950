import Files
@testable import Inventory
import TestSupport
import Testing

@Suite struct `Globs` {
  @Test(arguments: [
    ("*.pdf", ["a.pdf", ".pdf"], ["a.pdfx", "a/b.pdf"]),
    ("?.pdf", ["a.pdf"], [".pdf", "ab.pdf"]),
    ("[a-c]x", ["ax", "cx"], ["dx", "x"]),
    ("[!a-c]x", ["dx"], ["ax", "/x"]),
    ("[]-]", ["]", "-"], ["["]),
    ("[", ["["], ["a"]),
    ("[[:digit:]]", ["7"], ["a", "d"]),
    ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["a/xb", "ab"]),
    ("a/**", ["a/b", "a/b/c"], ["a", "b"]),
    ("**/a", ["a", "x/a", "x/y/a"], ["xa"]),
    ("a**b", ["ab", "axb"], ["a/b"]),
    ("{a,b}c", ["ac", "bc"], ["c", "{a,b}c"]),
    ("{a,b{c,d}}", ["a", "bc", "bd"], ["b", "bcd"]),
    ("{a/b,c}.x", ["a/b.x", "c.x"], ["b.x"]),
    ("{a}", ["{a}"], ["a"]),
    ("{a,", ["{a,"], ["a"]),
    ("{,x}", ["", "x"], ["xx"]),
    ("\\*\\{a,b\\}", ["*{a,b}"], ["a", "*a"]),
    ("", [""], ["a"]),
  ])
  func `match whole paths`(glob: String, matching: [String], other: [String]) {
    let glob = Glob(Array(glob.utf8), .shell)

    #expect(matching.filter { glob.matches(Array($0.utf8)) } == matching)
    #expect(other.filter { glob.matches(Array($0.utf8)) } == [])
  }

  @Test func `match bytes that are no text`() {
    #expect(Glob([0xFF, UInt8(ascii: "?")], .shell).matches([0xFF, 0xFE]))
    #expect(Glob(Array("[\u{80}]".utf8), .shell).matches([0x80]))
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      String(repeating: "*a", count: 50) + "b",
      String(repeating: "**/", count: 60) + "b",
      String(repeating: "{a,a*}", count: 40) + "b",
      String(repeating: "{", count: 1000) + "a,b" + String(repeating: "}", count: 1000),
      String(repeating: "{a,", count: 300) + "b" + String(repeating: "}", count: 300),
      "[" + String(repeating: "a-z", count: 1000), String(repeating: "[", count: 4000),
    ])
  func `take no longer for malice`(glob: String) {
    let path = Array(String(repeating: "a", count: 255).utf8)

    #expect(!Glob(Array(glob.utf8), .shell).matches(path))
    #expect(!Glob(Array(glob.utf8), .ignoreFile).matches(path))
  }

  /// Globs that are made up; bash says what they match.
  @Test(
    .enabled(if: Shell.has(Shell.bash), "bash is not installed, so nobody can say what matches"),
    .timeLimit(.minutes(10)))
  func `name what a shell would name`() throws {
    let tree = Tree(
      "a", "b", "ab/a", "ab/b/a.b", "ba/ab", "ba/c/d/a", "c/a", "c/ab", "c/b/ba", "d/d/d/d", "a.b",
      ".a/a", "d/.b")
    var random = SeededRandom(seed: 3)
    let globs = (0..<(Seeds.areAll ? 3000 : 300)).map { _ in glob(&random) }
    let script = """
      shopt -s globstar nullglob
      while IFS= read -r glob; do
        eval "set -- $glob"
        for found; do [ -e "$found" ] && find "$found" -name '.?*' -prune -o -type f -print; done \
          | LC_ALL=C sort -u | tr '\\n' ' '
        echo
      done
      """
    let input = globs.map { $0 + "\n" }.joined()
    let output = try Shell.output(
      of: Shell.bash, ["-c", script], in: "\(tree.path)", input: Array(input.utf8))
    let lines = String(decoding: output, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)

    try #require(lines.count == globs.count + 1)
    for (glob, line) in zip(globs, lines) {
      let expected = line.split(separator: " ").map(String.init)
      var found: [String] = []
      do { found = try tree.lines(FilePath(glob) ?? "") } catch InventoryError.noMatch {
      } catch InventoryError.missing {}
      #expect(found == expected, "glob: \(glob)")
    }
    #expect(Set(lines).count > 20)
  }

  private func glob(_ random: inout SeededRandom) -> String {
    let signs = [
      "a", "b", "c", "d", "*", "*", "*", "?", "[ab]", "[!a]", "[a-c]", "{a,b}", "{a,b/*}", "{,a}",
    ]
    let names = (0..<random.number(1...3)).map { _ in
      if random.oneIn(4) { return "**" }
      return (0..<random.number(1...2)).map { _ in random.pick(signs) }.joined()
    }
    return names.joined(separator: "/")
  }

  @Test func `are words when no file has their name`() throws {
    let tree = Tree("[a].pdf", "a.pdf", "b.pdf", ".c.pdf", "d/e.pdf")

    #expect(try tree.lines("[a].pdf") == ["[a].pdf"])
    #expect(try tree.lines("[b].pdf") == ["b.pdf"])
    #expect(try tree.lines("*.pdf") == ["[a].pdf", "a.pdf", "b.pdf"])
    #expect(try tree.lines(".*.pdf") == [".c.pdf"])
    #expect(try tree.lines("*.pdf") { $0.takesHidden = true }.first == ".c.pdf")
    #expect(try tree.lines("d*") == ["d/e.pdf"])
    #expect(try tree.lines("*/") == ["d/e.pdf"])
    #expect(try tree.lines("**/*.pdf") == ["[a].pdf", "a.pdf", "b.pdf", "d/e.pdf"])
  }

  @Test func `that nothing matches are an error before anything is handed out`() throws {
    let tree = Tree("a.pdf")
    for word in ["*.png", "x/*.pdf", "a.pdf/*"] as [FilePath] {
      var count = 0
      let request = InventoryRequest(words: [tree.word(for: "a.pdf"), tree.word(for: word)])
      #expect(throws: InventoryError.noMatch(tree.word(for: word))) {
        try Inventory(request).take { _ in count += 1 }
      }
      #expect(count == 0)
    }
  }
}

@Suite struct `Including and excluding` {
  let tree = Tree("a.pdf", "b.png", "x/a.pdf", "x/y/c.pdf", "x/y/d.png", "z/a.txt")

  @Test(
    arguments: [
      (["*.pdf"], [], ["a.pdf", "x/a.pdf", "x/y/c.pdf"]),
      (["*.pdf", "*.png"], ["a*"], ["b.png", "x/y/c.pdf", "x/y/d.png"]),
      ([], ["x"], ["a.pdf", "b.png", "z/a.txt"]),
      ([], ["x/"], ["a.pdf", "b.png", "z/a.txt"]),
      ([], ["a.pdf/"], ["a.pdf", "b.png", "x/a.pdf", "x/y/c.pdf", "x/y/d.png", "z/a.txt"]),
      ([], ["x/*.pdf"], ["a.pdf", "b.png", "x/y/c.pdf", "x/y/d.png", "z/a.txt"]),
      ([], ["/a.pdf"], ["b.png", "x/a.pdf", "x/y/c.pdf", "x/y/d.png", "z/a.txt"]),
      (["y"], [], ["x/y/c.pdf", "x/y/d.png"]),
      (["x/**"], ["*.png"], ["x/a.pdf", "x/y/c.pdf"]),
      (["./x/a.*"], [], ["x/a.pdf"]),
    ] as [([FilePath], [FilePath], [String])])
  func `take globs for names, and for paths within the folder`(
    include: [FilePath], exclude: [FilePath], found: [String]
  ) throws {
    let lines = try tree.lines(".") { ($0.include, $0.exclude) = (include, exclude) }

    #expect(lines == found)
  }

  @Test func `hold for files that a shell has named`() throws {
    let lines = try tree.lines("a.pdf", "b.png", "x") { $0.exclude = ["*.png"] }

    #expect(lines == ["a.pdf", "x/a.pdf", "x/y/c.pdf"])
  }

  @Test func `refuse a glob that is longer than any path`() throws {
    let long = try #require(FilePath([UInt8](repeating: 0x61, count: 4097)))

    #expect(throws: InventoryError.longGlob(long)) { try tree.lines(".") { $0.include = [long] } }
  }
}
