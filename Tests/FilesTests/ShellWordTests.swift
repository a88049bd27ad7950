import Files
import Testing

@Suite struct `A word for a shell` {
  @Test(
    "is plain, quoted, or spelled out",
    arguments: [
      ("inbox/a-1.pdf", "inbox/a-1.pdf"),
      ("", "''"),
      ("two words", "'two words'"),
      ("it's", #"'it'\''s'"#),
      ("*.pdf", "'*.pdf'"),
      ("$HOME", "'$HOME'"),
      ("~", "'~'"),
      ("größe", "'größe'"),
      ("a\nb", #"$'a\x0ab'"#),
      ("\u{1B}[31m", #"$'\x1b[31m'"#),
      ("\u{202E}x'", #"$'\xe2\x80\xaex\''"#),
    ])
  func isQuoted(_ text: String, _ word: String) throws {
    #expect(try #require(FilePath(text)).shellWord == word)
  }

  @Test func `keeps bytes that are no text`() throws {
    #expect(try #require(FilePath([0x4D, 0xFC, 0x6C, 0x6C])).shellWord == #"$'M\xfcll'"#)
  }

  @Test func `stands beside others`() {
    let words: [FilePath] = ["extract", "run", "my inbox"]
    #expect(words.shellLine == "extract run 'my inbox'")
  }
}
