import Files
import Testing

@Suite struct `File paths` {
  @Test(arguments: [
    ("answers/a.json", "answers/a.json"),
    ("Rechnung März 発票 🧾.pdf", "Rechnung März 発票 🧾.pdf"),
    ("red\u{1b}[31m", #"red\u{1b}[31m"#),
    ("two\nlines\t.txt\u{7f}", #"two\u{a}lines\u{9}.txt\u{7f}"#),
    ("\u{9b}31m", #"\u{9b}31m"#),
    ("gpj\u{202e}.exe\u{2069}\u{200f}", #"gpj\u{202e}.exe\u{2069}\u{200f}"#),
    ("a\u{200b}b\u{feff}c\u{2028}", #"a\u{200b}b\u{feff}c\u{2028}"#),
    (#"back\u{1b}slash"#, #"back\\u{1b}slash"#),
    (" !~", " !~"),
    ("", #""""#),
  ])
  func `are shown with nothing that steers a terminal or hides`(text: String, shown: String) {
    #expect(FilePath(text)?.description == shown)
  }

  @Test(arguments: [
    ([0x61, 0xFF, 0x62], #"a\xffb"#),
    ([0xC3], #"\xc3"#),
    ([0xC3, 0xA9, 0x80, 0x2F, 0xE2, 0x82], #"é\x80/\xe2\x82"#),
    ([0xC0, 0xAF], #"\xc0\xaf"#),
    ([0xED, 0xA0, 0x80, 0x7A], #"\xed\xa0\x80z"#),
  ])
  func `are shown with the bytes that are no UTF-8`(bytes: [UInt8], shown: String) {
    #expect(FilePath(bytes)?.description == shown)
  }

  @Test func `differ when their bytes differ, even if the texts look alike`() {
    let composed: FilePath = "caf\u{e9}"
    let decomposed: FilePath = "cafe\u{301}"

    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }

  @Test func `stand in byte order`() throws {
    let notText = try #require(FilePath([0xFF]))

    #expect([notText, "b", "é", "B", "a/b", "a"].sorted() == ["B", "a", "a/b", "b", "é", notText])
  }

  @Test func `hold no NUL`() {
    let text = "a\0b"

    #expect(FilePath(text) == nil)
    #expect(FilePath([0x61, 0]) == nil)
    #expect(FilePath(cString: text).bytes == [0x61])
  }

  @Test(
    arguments: [
      ("a", "b", "a/b"), ("a/", "b/c", "a/b/c"), ("/", "b", "/b"), ("", "b", "b"),
    ] as [(FilePath, FilePath, FilePath)])
  func `are joined by one slash`(folder: FilePath, name: FilePath, joined: FilePath) {
    #expect(folder.appending(name) == joined)
  }

  @Test(
    arguments: [
      ("a/b/c.json", "a/b", "c.json"), ("c.json", ".", "c.json"), ("/c", "/", "c"),
      ("a/b//", "a", "b"), ("a//b", "a", "b"), ("//b", "/", "b"), ("/", "/", "/"),
      ("..", ".", ".."),
      ("", ".", ""),
    ] as [(FilePath, FilePath, FilePath)])
  func `fall into a folder and a name`(path: FilePath, folder: FilePath, name: FilePath) {
    #expect(path.folder == folder)
    #expect(path.lastComponent == name)
  }

  @Test(
    arguments: [
      ("a/b.json", "json"), ("a.tar.gz", "gz"), ("a.JSON/", "JSON"), ("a.b/c", nil),
      (".hidden", nil), ("ends.", nil), ("..", nil), ("", nil), ("x.é", "é"),
    ] as [(FilePath, String?)])
  func `have the extension of their name`(path: FilePath, expected: String?) {
    #expect(path.pathExtension == expected)
  }

  @Test func `have no extension where it is no text`() throws {
    #expect(try #require(FilePath([0x61, 0x2E, 0xFF])).pathExtension == nil)
  }

  @Test func `come from the command line byte by byte`() throws {
    let words = try File(opening: "/proc/self/cmdline").readAll(limit: 1 << 20)
      .split(separator: 0, omittingEmptySubsequences: false).dropLast()

    #expect(FilePath.arguments.map(\.bytes) == words.dropFirst().map(Array.init))
    #expect(!FilePath.arguments.isEmpty)
  }
}
