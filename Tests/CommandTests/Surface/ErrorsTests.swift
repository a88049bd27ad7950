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

    var testDescription: String { "\(code.rawValue): \(words.joined(separator: " "))" }
  }

  private static let receipt = ["--schema", "schemas/receipt.yaml"]
  private static let one = ["one", "samples/receipt-cafe.txt"] + receipt
  private static let made =
    "extract run samples/receipt-cafe.txt --schema schemas/receipt.yaml --emulate samples/answers --quiet"

  static let mishaps: [Mishap] = [
    Mishap(
      code: .usage, words: ["run", "x", "--jobs", "many"] + receipt,
      complaint: "extract: --jobs: cannot be many; use a whole number from 1 to 1024"),
    Mishap(
      code: .usage, words: ["run", "x"],
      complaint:
        "extract: run: --schema FILE must be given, as in extract run inbox/ --schema schemas/invoice.yaml --out out/ --max-cost 5"
    ),
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
      complaint: "s.yaml:1:1: ", before: "echo 'rulez: []' > s.yaml"),
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
      complaint: "http://example.org"),
    Mishap(
      code: .noDocuments, words: ["run", "nothing", "--yes"] + receipt,
      complaint: "nothing: there is no such file or folder; check the path"),
    Mishap(
      code: .otherVersion,
      words: [
        "run", "samples/receipt-cafe.txt", "--emulate", "samples/answers", "--prompt", "else",
      ] + receipt,
      complaint: "out", before: made),
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
      complaint: "nowhere"),
    Mishap(
      code: .damaged, words: ["status"], complaint: "out/.extract/ledger.db",
      before: made + "; head -c 4096 /dev/zero | tr '\\\\0' x > out/.extract/ledger.db"),
    Mishap(
      code: .notOurs,
      words: ["run", "samples/receipt-cafe.txt", "--emulate", "samples/answers"] + receipt,
      complaint: "out/.extract",
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
      complaint: "none.txt: ", exit: 1),
  ]

  @Test(arguments: mishaps)
  func `say where, what and what to do, to people and to programs`(mishap: Mishap) throws {
    let folder = try Folder(holding: ["samples", "schemas"])
    let path = "PATH=\(Run.folder.path):/usr/bin:/bin; cd \(folder.path); \(mishap.before)"
    let before = try Run(shell: path)
    #expect(before.code == 0, "\(before.output)")

    let run = try Run(words: mishap.words, in: folder.url, variables: mishap.variables)
    #expect(run.code == mishap.exit)
    #expect(run.complaints.contains(mishap.complaint), "\(run.complaints)")
    let line = run.complaints.split(separator: "\n").first ?? ""
    #expect(line.contains("; ") || line.contains(": "), "\(line)")
    #expect(!run.complaints.contains("a-key-of-tests"))

    let verb = Extract.verbs.first { $0.name == mishap.words[0] }
    guard verb?.options.contains(where: { $0.name == "--json" }) == true else { return }
    let told = try Run(
      words: mishap.words + ["--json"], in: folder.url, variables: mishap.variables)
    #expect(told.code == mishap.exit)
    let error = try JSON(parsing: told.output)
    #expect(error["schema"] == "extract.error/1")
    #expect(error["error"]?["code"]?.string == mishap.code.rawValue)
    #expect(error["error"]?["exit"] == .number(JSONNumber(Int(mishap.exit))))
  }

  @Test func `have a word that explain knows, as outcomes have`() throws {
    let known = Explanation.all.map(\.code)
    #expect(Set(known).count == known.count)
    for code in ErrorCode.allCases { #expect(known.contains(code.rawValue)) }

    let page = try String(
      contentsOf: Run.package.appending(path: "Docs/extraction.md"), encoding: .utf8)
    let table = try #require(
      page.split(separator: "| word | what it means | what to do |\n|---|---|---|\n").last?
        .split(separator: "\n\n", maxSplits: 1).first)
    let words = table.split(separator: "\n").flatMap { row in
      row.split(separator: "|")[0].matches(of: #/`([a-z-]+)`/#).map { String($0.output.1) }
    }
    #expect(words.count > 25)
    for word in words { #expect(known.contains(word), "\(word)") }
  }
}

/// What no test can make happen everywhere: a full disk, a newer ledger, an API that refuses.
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
