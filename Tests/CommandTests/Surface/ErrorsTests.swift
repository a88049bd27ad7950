import Extractor
import Files
import Foundation
import Interactions
import Ledger
import OrderedJSON
import Testing

@testable import extract

/// What people can do wrong, or meet, before there is a result: each code with a command that shows it.
///
/// A message says where, what, and behind a semicolon what to do; `NAME` stands for what differs.
@Suite struct `Errors of the command` {
  struct Mishap: Sendable, CustomTestStringConvertible {
    let code: ErrorCode
    let words: [String]
    let complaint: String
    var exit: Int32 = 2
    var variables: [String: String] = ["GEMINI_API_KEY": "a-key-of-tests"]
    /// What is done to the folder before.
    var before = ":"
    /// How the emulator behaves that is asked, if one is.
    var scenario: String?
    /// What the command is run under.
    var under: [String] = []
    /// Where what it prints goes, if not to the test.
    var output: String?

    var testDescription: String { "\(code.rawValue): \(words.joined(separator: " "))" }
  }

  private static let receipt = ["--schema", "schemas/receipt.yaml"]
  private static let one = ["one", "samples/receipt-cafe.txt"] + receipt
  private static let made =
    "extract run samples/receipt-cafe.txt --schema schemas/receipt.yaml --emulate samples/answers --quiet"

  /// What can be wrong with a command line, in the words of the message.
  private static let slips: [(words: [String], complaint: String)] = [
    (["rnu"], "extract: rnu: no such command; perhaps extract run"),
    (["frobnicate"], "extract: frobnicate: no such command; extract --help lists them all"),
    (["schema"], "extract: schema: does several things; use extract schema check, "),
    (["help", "rnu"], "extract: rnu: no such command or topic; perhaps extract help run"),
    (
      ["help", "frobnicate"],
      "extract: frobnicate: no such command or topic; extract help lists them all"
    ),
    (
      ["status", "--jsn"],
      "extract: --jsn: no such option of status; perhaps --json; extract status --help lists them all"
    ),
    (["validate", "--schema"], "extract: --schema: needs a value; give --schema FILE"),
    (
      ["run", "x", "--quiet=yes"], "extract: --quiet: takes no value; leave out what follows the ="
    ),
    (
      ["run", "x", "--schema", "s", "--store", "maybe"],
      "extract: --store: cannot be maybe; use on, off"
    ),
    (
      ["run", "x", "--schema", "s", "--jobs", "many"],
      "extract: --jobs: cannot be many; use a whole number from 1 to 1024"
    ),
    (
      ["run", "x"],
      "extract: run: --schema FILE is missing; give it, as in extract run inbox/ --schema schemas/invoice.yaml --out out/ --max-cost 5"
    ),
    (
      ["run", "x", "--schema", "s", "--quiet", "--events"],
      "extract: --quiet: cannot stand beside --events; leave one of them out"
    ),
    (
      ["run", "x", "--schema", "s", "--out", "-"],
      "extract: --out -: needs --state FOLDER beside it; give both"
    ),
    (
      ["run", "-", "--schema", "s"],
      "extract: -: can be read only once, so there is no estimate; give --max-cost DOLLARS, or --yes"
    ),
    (
      ["decode"],
      "extract: decode: nothing to work on; give FILE…, as in extract decode samples/answers/*.json"
    ),
    (
      ["doctor", "x"],
      "extract: x: doctor takes options alone; extract doctor --help lists them all"
    ),
    (
      ["schema", "show", "a", "b"],
      "extract: b: schema show takes one file at a time; leave out the others"
    ),
    (
      ["schema", "diff", "a"],
      "extract: schema diff: takes two files; give both, as in extract schema diff "
    ),
    (["status", "a", "b"], "extract: b: status takes one folder; give no more than it"),
    (
      ["show", "out"],
      "extract: show: takes a folder and a document in it; give both, as in extract show out invoice-17.pdf"
    ),
  ]

  /// What an API can answer instead of what is asked for.
  private static let refusals: [(code: ErrorCode, answer: String, complaint: String, exit: Int32)] =
    [
      (
        .keyRefused, "status: 401",
        "Gemini answered 401 unauthenticated: The scenario answers this request with 401; check the API key",
        4
      ),
      (
        .quota, "status: 429",
        "Gemini answered 429 resource_exhausted: The scenario answers this request with 429; wait, then ask again, more slowly",
        5
      ),
      (
        .outage, "status: 503",
        "Gemini answered 503 unavailable: The scenario answers this request with 503; try again later",
        5
      ),
      (
        .refusedRequest, "status: 400",
        "Gemini answered 400 invalid_argument: The scenario answers this request with 400; mend the request",
        5
      ),
      (
        .badAnswer, "status: 200, body: '<html>', type: text/html",
        "Gemini answered 200 as text/html: \"<html>\"; check the base URL, and whether a proxy answers in its place",
        5
      ),
    ]

  static let mishaps: [Mishap] =
    slips.map { Mishap(code: .usage, words: $0.words, complaint: $0.complaint) }
    + refusals.map {
      Mishap(
        code: $0.code, words: ["doctor"], complaint: $0.complaint, exit: $0.exit,
        scenario: "rules: [{do: {\($0.answer)}}]")
    } + [
      Mishap(
        code: .badConfig, words: ["status"],
        complaint: "extract: EXTRACT_HIDDEN: cannot be maybe; use true or false",
        variables: ["EXTRACT_HIDDEN": "maybe"]),
      Mishap(
        code: .badSchema, words: ["one", "x", "--schema", "bad.yaml"],
        complaint: "bad.yaml:2:6: unknown type \"strng\"; did you mean \"string\"? [L04]",
        before: #"printf 'output:\n  a: strng\n' > bad.yaml"#),
      Mishap(
        code: .badPrices, words: one + ["--prices", "prices.yaml"],
        complaint: "prices.yaml:1:1: a file of prices has no \"modles\"; use as_of, models",
        before: "echo 'modles: {}' > prices.yaml"),
      Mishap(
        code: .badScenario, words: ["emulate", "--scenario", "s.yaml"],
        complaint: "s.yaml:1:1: a scenario has no \"rulez\"; use latency, keys, rates, ",
        before: "echo 'rulez: []' > s.yaml"),
      Mishap(
        code: .noSuchFile, words: ["one", "x", "--schema", "none.yaml"],
        complaint: "none.yaml: there is no such file; check the path"),
      Mishap(
        code: .notAFile, words: ["one", "x", "--schema", "schemas"],
        complaint: "schemas: is a folder; name a file"),
      Mishap(
        code: .notAFile, words: ["validate", "x", "--schema", "pipe"],
        complaint:
          "pipe: is a pipe, device or socket; copy its contents to a file, and name that file",
        before: "mkfifo pipe"),
      Mishap(
        code: .noKey, words: one,
        complaint: "no API key; set GEMINI_API_KEY, or name a file that holds the key", exit: 4,
        variables: [:]),
      Mishap(
        code: .badKey, words: one + ["--key-file", "key"],
        complaint: "key is open to others (mode 0644); close it to them by chmod 600", exit: 4,
        before: "echo a-key > key; chmod 644 key"),
      Mishap(
        code: .badAddress, words: one + ["--base-url", "nonsense"],
        complaint: "base URL \"nonsense\": it must begin with https:// or http://"),
      Mishap(
        code: .unsafe, words: one + ["--base-url", "http://example.org"],
        complaint: "http://example.org: plain http goes only to this machine; use https"),
      Mishap(
        code: .noDocuments, words: ["run", "nothing", "--yes"] + receipt,
        complaint: "nothing: there is no such file or folder; check the path"),
      Mishap(
        code: .otherVersion,
        words: [
          "run", "samples/receipt-cafe.txt", "--emulate", "samples/answers", "--prompt", "else",
        ] + receipt,
        complaint:
          "out: 1 document here was done with another prompt; --new-version asks about those documents again and pays for them, another --out keeps both",
        before: made),
      Mishap(
        code: .mayCost, words: ["run", "many"] + receipt + ["--base-url", "http://127.0.0.1:9"],
        complaint: "run: may cost up to $",
        before: "mkdir many; for n in $(seq 300); do echo \"letter $n\" > many/$n.txt; done"),
      Mishap(
        code: .badFolder, words: ["init", "--example", "receipt"],
        complaint: "extract.yaml: is there already; choose another folder, or take it away",
        before: "touch extract.yaml"),
      Mishap(
        code: .neverRun, words: ["status", "nowhere"],
        complaint: "nowhere/.extract: there is no ledger here; name the folder of a run"),
      Mishap(
        code: .damaged, words: ["status"],
        complaint:
          "out/.extract/ledger.db: is damaged: file is not a database; nothing was changed; see what `extract recover` saves",
        before: made + "; head -c 4096 /dev/zero | tr '\\\\0' x > out/.extract/ledger.db"),
      Mishap(
        code: .notOurs,
        words: ["run", "samples/receipt-cafe.txt", "--emulate", "samples/answers"] + receipt,
        complaint:
          "out/.extract: is a symbolic link, which anybody may have laid; name what it leads to",
        before: "mkdir -p out else; ln -s ../else out/.extract"),
      Mishap(
        code: .unknownDocument, words: ["show", "out", "letter.pdf"],
        complaint:
          "letter.pdf: no document of out is called that or ends that way, and no item begins with it; see the names in records.jsonl, failures.jsonl and skipped.jsonl",
        before: made),
      Mishap(
        code: .noField, words: ["show", "out", "receipt-cafe.txt", "--field", "totl"],
        complaint:
          "totl: the record of samples/receipt-cafe.txt has nothing there; there is merchant",
        before: made),
      Mishap(
        code: .noRecord, words: ["show", "out", "empty.txt", "--field", "total"],
        complaint: "empty.txt: has no record (skipped); leave out --field to see why",
        before:
          ": > empty.txt; extract run empty.txt --schema schemas/receipt.yaml --emulate samples/answers --quiet 2>/dev/null || true"
      ),
      Mishap(
        code: .badDocument,
        words: ["one", "--explain", "--schema", "schemas/receipt.yaml", "none.txt"],
        complaint: "none.txt: there is no such file; check the path", exit: 1),
      Mishap(
        code: .notPermitted, words: ["one", "x", "--schema", "closed.yaml"],
        complaint: "closed.yaml: opening is not permitted; change its permissions or owner",
        before: "cp schemas/receipt.yaml closed.yaml; chmod 0 closed.yaml",
        under: isRoot ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []),
      Mishap(
        code: .fileTooLarge, words: ["one", "x", "--schema", "huge.yaml"],
        complaint: "huge.yaml: is larger than the 1073741824 bytes allowed; make it smaller",
        before: "truncate -s 3G huge.yaml"),
      Mishap(
        code: .disk, words: ["schema", "show", "schemas/receipt.yaml"],
        complaint: "standard output: there is no space left for it; free some space", exit: 8,
        output: "/dev/full"),
      Mishap(
        code: .noAnswer, words: ["doctor", "--base-url", "http://127.0.0.1:9"],
        complaint: "http://127.0.0.1:9: no connection: ", exit: 5),
      Mishap(
        code: .unsendable,
        words: ["run", "samples/receipt-cafe.txt", "--schema", "none.json", "--yes"],
        complaint: "none.json: no value is allowed here; take it out, or what requires it [S006]",
        before: "echo false > none.json", scenario: "rules: []"),
      Mishap(
        code: .unsendable, words: ["plan", "samples/receipt-cafe.txt", "--schema", "none.json"],
        complaint: "none.json: no value is allowed here; take it out, or what requires it [S006]",
        before: "echo false > none.json"),
      Mishap(
        code: .inUse, words: ["retry", "out", "--yes"],
        complaint: "out/.extract: another run is at work here", before: made,
        scenario: "rules: []", under: ["flock", "out/.extract/lock"]),
      Mishap(
        code: .newer, words: ["status"],
        complaint:
          "out/.extract/ledger.db: a newer extract made it (form 99); use that one, or another --out",
        before: made
          + "; python3 -c 'import sqlite3; sqlite3.connect(\"out/.extract/ledger.db\").execute(\"PRAGMA user_version = 99\")'"
      ),
      Mishap(
        code: .busyPort, words: ["emulate", "--port", "PORT"],
        complaint:
          "port PORT: another program listens there; choose another, or 0 for any that is free",
        scenario: "rules: []"),
    ]

  private static let isRoot = getuid() == 0

  @Test(arguments: mishaps)
  func `say where, what and what to do, to people and to programs`(mishap: Mishap) throws {
    let folder = try Folder(holding: ["samples", "schemas"])
    let path = "PATH=\(Run.folder.path):/usr/bin:/bin; cd \(folder.path); \(mishap.before)"
    let before = try Run(shell: path)
    #expect(before.code == 0, "\(before.output)")
    let emulator = try mishap.scenario.map { try EmulatorProcess($0) }
    func run(_ more: String...) throws -> Run {
      let words = mishap.words.map { mishap.filled($0, emulator) } + more
      let line = (mishap.under + ["extract"] + words).compactMap { FilePath($0) }.shellLine
      let address = ["GOOGLE_GEMINI_BASE_URL": emulator?.address].compactMapValues(\.self)
      return try Run(
        line: line + (mishap.output.map { " > \($0)" } ?? ""),
        in: folder.url, variables: mishap.variables.merging(address) { $1 })
    }

    let told = try run()
    #expect(told.code == mishap.exit)
    // A doctor finds; what is found goes where all findings go.
    let words = told.complaints.isEmpty ? told.output : told.complaints
    let complaint = mishap.filled(mishap.complaint, emulator)
    let line = try #require(
      words.split(separator: "\n").first { $0.contains(complaint) }, "\(words)")
    #expect(line.contains("; "), "\(line)")
    #expect(!told.complaints.contains("a-key-of-tests"))

    let verb = Extract.verbs.first { $0.name == mishap.words[0] }
    let hasJSON = verb?.options.contains(where: { $0.name == "--json" }) == true
    guard hasJSON, mishap.output == nil else { return }
    let shown = try run("--json")
    #expect(shown.code == mishap.exit)
    let object = try JSON(parsing: shown.output)
    let error = object["error"] ?? object["findings"]?.array?.last { $0["code"] != .null }
    #expect(["extract.error/1", "extract.doctor/1"].contains(object["schema"]))
    #expect(error?["code"]?.string == mishap.code.rawValue)
    #expect((error?["exit"] ?? object["exit"]) == .number(JSONNumber(Int(mishap.exit))))
  }

  /// The others have no command of their own: one is what a stopped call says, one what has no other word.
  @Test func `all come about here`() {
    let shown = Set(Self.mishaps.map(\.code))
    #expect(shown == Set(ErrorCode.allCases).subtracting([.cancelled, .failed]))
  }

  @Test func `have a word that explain knows, as outcomes have`() throws {
    let known = Explanation.all.map(\.code)
    #expect(Set(known).count == known.count)
    for code in ErrorCode.allCases { #expect(known.contains(code.rawValue)) }

    let page = try String(
      contentsOf: Run.package.appending(path: "Docs/extraction.md"), encoding: .utf8)
    let blocks = try #require(page.split(separator: "## What can become of a document").last)
      .split(separator: "\n\n")
    // The rows of the table by what stands in front, and what folder runs have besides.
    let rows = blocks[0].split(separator: "\n").map { $0.split(separator: "|")[0] } + [blocks[1]]
    let words = rows.flatMap { row in
      row.matches(of: #/`([a-z][a-z-]*)`/#).map { String($0.output.1) }
    }
    #expect(words.count > 35)
    for word in ["incomplete", "missing", "held", "not-of-type"] { #expect(words.contains(word)) }
    for word in words { #expect(known.contains(word), "\(word)") }
  }
}

extension `Errors of the command`.Mishap {
  /// The number of the emulator's port stands where the words have `PORT`.
  fileprivate func filled(_ text: String, _ emulator: EmulatorProcess?) -> String {
    guard let port = emulator?.address.split(separator: ":").last else { return text }
    return text.replacing("PORT", with: port)
  }
}

/// What sort of trouble has which word.
@Suite struct `Words for errors` {
  @Test(arguments: [
    (401, ErrorCode.keyRefused, ExitCode.noAccess), (403, .keyRefused, .noAccess),
    (400, .refusedRequest, .someFailed), (404, .refusedRequest, .someFailed),
    (429, .quota, .tryLater), (500, .outage, .tryLater), (503, .outage, .tryLater),
  ])
  func `go by the status of what the API said`(status: Int, code: ErrorCode, exit: ExitCode) {
    let error = GeminiError.api(APIError(status: status, code: nil, message: "No"))

    #expect(ErrorCode(error) == code)
    #expect(ExitCode(of: error) == exit)
  }

  @Test func `tell one trouble of a folder from another`() {
    func words(_ reason: LedgerError) -> (ErrorCode, ExitCode, ErrorCode) {
      let (run, folder) = (FolderError(.ledger(reason)), RecordFolderError(.ledger(reason)))
      return (ErrorCode(run), ExitCode(of: run), ErrorCode(folder))
    }

    #expect(words(.inUse("out", process: 7)) == (.inUse, .couldNotStart, .inUse))
    #expect(words(.locked("out")) == (.inUse, .couldNotStart, .inUse))
    #expect(words(.newer("out", version: 9)) == (.newer, .couldNotStart, .newer))
    #expect(words(.storage("out", "full")) == (.disk, .storage, .disk))
    #expect(words(.damaged("out", "torn")) == (.damaged, .couldNotStart, .damaged))
    #expect(words(.missing("out")) == (.neverRun, .couldNotStart, .neverRun))
  }

  @Test func `tell one trouble of a file from another`() {
    #expect(ErrorCode(FileError.tooLarge("a", limit: 3)) == .fileTooLarge)
    #expect(ErrorCode(FileError.refused(.opening, "a", code: EACCES)) == .notPermitted)
    #expect(ErrorCode(FileError.refused(.writing, "a", code: ENOSPC)) == .disk)
    #expect(ErrorCode(FileError.isSpecial("a")) == .notAFile)
  }
}
