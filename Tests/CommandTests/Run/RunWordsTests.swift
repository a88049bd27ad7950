import Extractor
import Files
import HTTP
import Interactions
import Testing

@testable import extract

@Suite struct `The words of extract run` {
  private static func sorted(_ line: String, _ verb: Verb = Extract.run) throws -> RunWords {
    let words = line.split(separator: " ").map { FilePath(String($0)) ?? "" }
    return try RunWords(Words(words, for: verb), of: verb)
  }

  @Test func `mean what they say`() throws {
    let words = try Self.sorted(
      """
      in a.pdf --schema s.yaml --out o --jobs 32 --rpm 60 --tpm 1000000 --wait 1h30m --max-cost 5 \
      --max-tokens 9 --max-duration 2d --max-docs 7 --include *.pdf --include *.png --exclude b* \
      --group-by (*)-page-*.png --follow-links --hidden --format jsonl,csv --state st \
      --on-unknown hold --new-version --force --background --yes --max-doc-cost 0.10 \
      --max-doc-tokens 500 --max-repairs 1
      """.replacing("\n", with: ""))

    #expect(words.words.operands == ["in", "a.pdf"])
    #expect(words.folder == "o")
    let settings = words.settings
    #expect(settings.width == 32)
    #expect(settings.pace.requestsPerMinute == 60)
    #expect(settings.pace.tokensPerMinute == 1_000_000)
    #expect(settings.pace.patience == .seconds(5400))
    #expect(settings.limits.money == Money(parsing: "5"))
    #expect(settings.limits.tokens == 9)
    #expect(settings.limits.duration == .seconds(172_800))
    #expect(settings.limits.documents == 7)
    #expect(settings.selection.include == ["*.pdf", "*.png"])
    #expect(settings.selection.exclude == ["b*"])
    #expect(settings.selection.grouping == .pattern("(*)-page-*.png"))
    #expect(settings.selection.followsLinks)
    #expect(settings.selection.takesHidden)
    #expect(settings.formats == [.jsonl, .csv])
    #expect(settings.stateFolder == "st")
    #expect(settings.unknownCalls == .hold)
    #expect(settings.beginsVersion)
    #expect(settings.asksAgain)
    #expect(words.asking.isInBackground)
    #expect(words.asking.budget == Budget(tokens: 500, money: Money(parsing: "0.10")))
    #expect(words.asking.mostRepairs == 1)
    #expect(words.startsUnasked)
  }

  /// As names of files come that were written before Unicode.
  @Test func `are paths and globs of any bytes`() throws {
    func word(_ start: String) throws -> FilePath {
      try #require(FilePath(Array(start.utf8) + [0xE9]))
    }
    let written: [FilePath] = [
      "in", "--schema", "s.yaml", "--state", try word("st"), "--include", try word("*"),
      "--exclude", try word("a*"), "--group-by", try word("(*)"),
    ]

    let settings = try RunWords(Words(written, for: Extract.run), of: Extract.run).settings

    #expect(settings.stateFolder?.path == (try word("st")))
    #expect(settings.selection.include.map(\.path) == [try word("*")])
    #expect(settings.selection.exclude.map(\.path) == [try word("a*")])
    #expect(settings.selection.grouping == .pattern(PathBytes(try word("(*)"))))
  }

  @Test func `need a schema and no more`() throws {
    let words = try Self.sorted("in --schema s.yaml")

    #expect(words.folder == "out")
    #expect(words.settings.width == 16)
    #expect(words.settings.formats == [.jsonl])
    #expect(words.settings.limits == FolderLimits())
    #expect(words.settings.unknownCalls == .retry)
    #expect(!words.asking.isInBackground)
    #expect(!words.startsUnasked)
    #expect(!words.isPlan)
  }

  @Test func `put records on standard output and the rest where the ledger is`() throws {
    let words = try Self.sorted("in --schema s.yaml --out - --state st")

    #expect(words.isStream)
    #expect(words.folder == "st")
    #expect(words.settings.formats == [])
  }

  @Test func `of a plan are those of a run`() throws {
    #expect(try Self.sorted("in --schema s.yaml", Extract.plan).isPlan)
    #expect(try Self.sorted("in --schema s.yaml --dry-run").isPlan)
    #expect(try Self.sorted("- --schema s.yaml", Extract.plan).isPlan)
  }

  @Test(arguments: [
    ("in --schema s --out o", "extract run in --schema s --out o"),
    ("in --force --schema=s --dry-run a", "extract run in --schema=s a"),
    (
      "--prompt --force --schema s -- in --force",
      "extract run --prompt --force --schema s -- in --force"
    ),
  ])
  func `take a run up again without beginning it anew`(line: String, resumption: String) throws {
    #expect(try Self.sorted(line).resumption.shellLine == resumption)
  }

  @Test(arguments: [
    ("in", "run: --schema FILE is missing; give it, as in \(Extract.run.examples[0])"),
    ("in --schema s --out -", "--out -: needs --state FOLDER beside it; give both"),
    (
      "in --schema s --out - --state t --json",
      "--json: cannot stand beside --out -; leave one of them out"
    ),
    (
      "in --schema s --out - --state t --format csv",
      "--format: cannot stand beside --out -; leave one of them out"
    ),
    (
      "in --schema s --quiet --events",
      "--quiet: cannot stand beside --events; leave one of them out"
    ),
    (
      "in --schema s --background --store off",
      "--background: cannot stand beside --store off; leave one of them out"
    ),
    (
      "in --schema s --emulate a --base-url b",
      "--base-url: cannot stand beside --emulate; leave one of them out"
    ),
    ("in --schema s --jobs 0", "--jobs: cannot be 0; use a whole number from 1 to 1024"),
    ("in --schema s --wait 10", "--wait: cannot be 10; use 90s, 1m30s, 12.5s"),
    ("in --schema s --max-duration h", "--max-duration: cannot be h; use 90s, 1m30s, 12.5s"),
    ("in --schema s --max-cost $5", "--max-cost: cannot be $5; use dollars, such as 0.30"),
    (
      "in --schema s --max-doc-cost 1e3", "--max-doc-cost: cannot be 1e3; use dollars, such as 0.30"
    ),
    (
      "in --schema s --format jsonl,pdf",
      "--format: cannot be pdf; use jsonl, csv, sqlite, json, markdown"
    ),
    (
      "in --schema s --format csv,",
      "--format: cannot be \"\"; use jsonl, csv, sqlite, json, markdown"
    ),
    ("in --schema s --on-unknown drop", "--on-unknown: cannot be drop; use retry, hold"),
    (
      "in --schema s --group-by page",
      "--group-by: cannot be page; use stem, folder, a pattern such as (*)-page-*.png"
    ),
    (
      "in --schema s --group-by (*)-(*)",
      "--group-by: cannot be (*)-(*); use stem, folder, a pattern such as (*)-page-*.png"
    ),
    (
      "- --schema s",
      "-: can be read only once, so there is no estimate; give --max-cost DOLLARS, or --yes"
    ),
    (
      "@/dev/fd/63 --schema s",
      "@/dev/fd/63: can be read only once, so there is no estimate; give --max-cost DOLLARS, or --yes"
    ),
  ])
  func `are refused in one line where they mean nothing`(line: String, complaint: String) throws {
    let error = #expect(throws: UsageError.self) { try Self.sorted(line) }
    #expect(try #require(error).description == complaint)
  }

  @Test func `are refused where they are no text but have to be`() throws {
    let bad = try #require(FilePath([0x2a, 0xff]))
    let words: [FilePath] = ["in", "--schema", "s", "--prompt", bad]
    let error = #expect(throws: UsageError.self) {
      try RunWords(Words(words, for: Extract.run), of: Extract.run)
    }
    #expect(try #require(error).description == #"--prompt: cannot be *\xff; use text in UTF-8"#)
  }
}

@Suite struct `Words for a shell` {
  @Test(arguments: [
    ("inbox/", "inbox/"), ("--max-cost=0.30", "--max-cost=0.30"), ("", "''"), ("a b", "'a b'"),
    ("it's", #"'it'\''s'"#), ("*.pdf", "'*.pdf'"), ("$HOME", "'$HOME'"), ("~", "'~'"),
    ("café", "'café'"), ("a\nb", #"$'a\x0ab'"#), ("a\u{1b}[31m'\\", #"$'a\x1b[31m\'\\'"#),
    ("\u{202e}x", #"$'\xe2\x80\xaex'"#),
  ])
  func `are read by it as they are`(word: String, quoted: String) throws {
    let path = try #require(FilePath(word))
    #expect(path.shellWord == quoted)
    #expect(
      try Run(
        shell:
          "bash -c 'printf %s \"$1\" | od -An -tx1 | tr -d \" \\n\"' x \(quoted.hasPrefix("$") ? "\"$(bash -c \(Self.asWord("printf %sx \(quoted)")))\"" : quoted)"
      ).output
        == word.utf8.map(Self.hex).joined() + (quoted.hasPrefix("$") ? "78" : ""))
  }

  @Test func `keep bytes that are no text`() throws {
    #expect(try #require(FilePath([0x61, 0xff])).shellWord == #"$'a\xff'"#)
  }

  private static func asWord(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

@Suite struct `A length of time` {
  @Test(arguments: [
    ("90s", 90_000), ("1m30s", 90_000), ("12.5s", 12_500), ("1h", 3_600_000), ("2d", 172_800_000),
    ("0s", 0),
  ])
  func `is read from numbers with units`(text: String, milliseconds: Int) {
    #expect(Duration(written: text) == .milliseconds(milliseconds))
  }

  @Test(arguments: ["", "90", "s", "1.2.3s", "1x", "-1s", "9999999999s", "٣s", "1 m"])
  func `is nothing else`(text: String) {
    #expect(Duration(written: text) == nil)
  }
}
