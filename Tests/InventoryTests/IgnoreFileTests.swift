import Files
@testable import Inventory
import TestSupport
import Testing

@Suite struct `Ignore files` {
  @Test(arguments: [
    ("", ["a", "b/a", "b/c"]),
    ("# a\n\na\n", ["b/c"]),
    ("/a\n", ["b/a", "b/c"]),
    ("b/\n", ["a"]),
    ("b", ["a"]),
    ("a/\n", ["a", "b/a", "b/c"]),
    ("*\n!b\n!c\n", ["b/c"]),
    ("b/*\n!b/c\n", ["a", "b/c"]),
    ("b\n!b/c\n", ["a"]),
    ("**/c\r\n", ["a", "b/a"]),
    ("\u{feff}c\n", ["a", "b/a"]),
    ("c  \n", ["a", "b/a"]),
    ("c\\ \n", ["a", "b/a", "b/c"]),
    ("[\n", ["a", "b/a", "b/c"]),
  ])
  func `leave out what they name, by the rules of gitignore`(text: String, left: [String]) throws {
    let tree = Tree("a", "b/a", "b/c")
    tree.add(".extractignore", holding: text)

    #expect(try tree.lines(".") == left)
  }

  @Test func `count in each folder, the nearest last, and not above the one that was named`() throws
  {
    let tree = Tree("a", "b/a", "b/c/a", "b/c/d")
    tree.add(".extractignore", holding: "a\nd\n")
    tree.add("b/.extractignore", holding: "!a\n/c/a\n")

    #expect(try tree.lines(".") == ["b/a"])
    #expect(try tree.lines("b") == ["b/a", "b/c/d"])
    #expect(try tree.lines("b/c") == ["b/c/a", "b/c/d"])
  }

  @Test func `say nothing about files that a word names`() throws {
    let tree = Tree("a", "b")
    tree.add(".extractignore", holding: "a\n")

    #expect(try tree.lines("a", "b") == ["a", "b"])
    #expect(try tree.lines("*") == ["b"])
  }

  @Test func `stop everything when nobody knows what they say`() throws {
    let tree = Tree("in/a", "in/.extractignore/")
    let path = tree.path.appending("in/.extractignore")
    func refusal() -> String? {
      do { return try tree.lines(".").joined() } catch { return "\(error)" }
    }

    #expect(
      refusal() == "\(path): is not a file, so nobody knows what to leave out; make it one")

    let other = Tree("in/a", "rules")
    other.link("in/.extractignore", to: "../rules")
    #expect(
      throws: InventoryError.ignoreFile(
        .refused(.opening, other.path.appending("in/.extractignore"), code: FileError.circle))
    ) { try other.lines(".") }

    let third = Tree("in/a")
    third.add(["in/.extractignore"], holding: [UInt8](repeating: 0x61, count: 65_537))
    #expect(
      throws: InventoryError.ignoreFile(
        .tooLarge(third.path.appending("in/.extractignore"), limit: 65_536))
    ) { try third.lines(".") }
  }

  /// Trees and rules that are made up; `git check-ignore` says what is ignored.
  @Test(
    .enabled(if: Shell.has(Shell.git), "git is not installed, so nobody can say what it ignores"),
    .timeLimit(.minutes(10)))
  func `leave out what git leaves out`() throws {
    let tree = Tree()
    _ = try Shell.output(of: Shell.git, ["init", "-q"], in: "\(tree.path)")
    var random = SeededRandom(seed: 7)
    let count = Seeds.areAll ? 2000 : 150
    var files: [String] = []
    for index in 0..<count { files += plant(index, in: tree, &random) }

    let input: [UInt8] = files.reduce(into: []) { $0 += Array($1.utf8) + [0] }
    let words = ["check-ignore", "--no-index", "-z", "--stdin"]
    let output = try Shell.output(of: Shell.git, words, in: "\(tree.path)", input: input)
    let ignored = Set(output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })

    #expect(ignored.count > files.count / 10 && ignored.count < files.count)
    for index in 0..<count {
      let mine = files.filter { $0.hasPrefix("t\(index)/") }
      let wanted = mine.filter { !ignored.contains($0) }.sorted {
        Array($0.utf8).precedes(Array($1.utf8))
      }
      let found = try tree.lines(FilePath("t\(index)") ?? "")
      let rules = try? File(opening: tree.path.appending(FilePath("t\(index)/.gitignore") ?? ""))
        .readAll(limit: 10_000)
      #expect(
        found == wanted, "rules: \(String(decoding: rules ?? [], as: UTF8.self).debugDescription)")
    }
  }

  private func plant(_ index: Int, in tree: Tree, _ random: inout SeededRandom) -> [String] {
    var files: Set<String> = []
    for _ in 0..<12 {
      let depth = random.number(1...3)
      let names = (0..<depth).map { _ in random.pick(["a", "b", "ab", "abc", "a.b", "b-", "aa"]) }
      files.insert("t\(index)/" + names.joined(separator: "/"))
    }
    // One path may be a folder of another.
    let kept = files.filter { file in !files.contains { $0.hasPrefix(file + "/") } }.sorted()
    tree.add(kept.compactMap { FilePath($0) })
    for folder in ["t\(index)/", "t\(index)/a/", "t\(index)/b/"]
    where folder == "t\(index)/" || kept.contains(where: { $0.hasPrefix(folder) }) {
      let lines = (0..<random.number(1...4)).map { _ in rule(&random) }
      let text =
        lines.joined(separator: random.oneIn(5) ? "\r\n" : "\n") + (random.oneIn(2) ? "\n" : "")
      tree.add(FilePath(folder + ".gitignore") ?? "", holding: text)
      tree.add(FilePath(folder + ".extractignore") ?? "", holding: text)
    }
    return kept
  }

  private func rule(_ random: inout SeededRandom) -> String {
    let signs = [
      "a", "a", "b", "b", "c", ".", "-", "*", "*", "**", "/", "/", "/", "?", "[ab]", "[!a]", "[^b]",
      "[a-b]", "[]a]", "[[:alpha:]]", "[[:nope:]]", "[a", "\\a", "\\*", " ", "**/", "/**", "{a,b}",
    ]
    var text = random.oneIn(4) ? "!" : ""
    for _ in 0..<random.number(1...5) { text += random.pick(signs) }
    if random.oneIn(30) { text += "\\" }
    return text
  }
}
