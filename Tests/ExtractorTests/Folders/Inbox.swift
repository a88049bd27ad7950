import Digest
import Emulator
import Extractor
import Files
import Glibc
import Interactions
import Ledger
import Locking
import OrderedJSON
import SchemaGen
import TestSupport

/// A folder of till receipts, and one for the records, before an emulator that bills.
struct Inbox {
  let folder = TemporaryFolder()
  let rehearsal: Rehearsal
  var settings = FolderSettings()
  var schema = TillReceipt.schema

  /// Makes so many receipts: `r000.txt`, `r001.txt`, ….
  init(
    _ count: Int = 0, rules: [Mishap] = [], answers: [String] = [],
    extraction: ExtractionSettings = ExtractionSettings(),
    book: @escaping AnswerBook = { _ in nil }
  ) throws {
    rehearsal = try Rehearsal(answers, settings: extraction, rules: rules, book: book)
    _ = folder.thing("in") { mkdir($0, 0o700) }
    for number in 0..<count { receipt(number) }
    settings.width = 4
  }

  /// Writes a receipt that no other equals.
  func receipt(_ number: Int) {
    let digits = String(number)
    let name = "r" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ".txt"
    file(FilePath(name) ?? "r", TillReceipt.text + "Copy \(number)\n")
  }

  /// Writes a file of the inbox.
  func file(_ name: FilePath, _ text: String) {
    _ = folder.file(("in" as FilePath).appending(name), holding: text.utf8)
  }

  var out: FilePath { folder.path("out") }
  var state: FilePath { out.appending(".extract") }

  var run: FolderRun {
    FolderRun(
      of: [folder.path("in")], by: schema, into: out, with: rehearsal.extractor, settings)
  }

  /// Runs to the end.
  @discardableResult
  func report() async throws -> FolderReport { try await run.start().report }

  /// The bytes of an output.
  func output(_ name: FilePath) throws -> [UInt8] {
    try File(opening: out.appending(name)).readAll(limit: 1 << 26)
  }

  /// The lines of an output.
  func lines(_ name: FilePath) throws -> [JSON] {
    try output(name).split(separator: UInt8(ascii: "\n")).map { try JSON(parsing: Array($0)) }
  }

  /// The calls that the emulator billed so far.
  var calls: Int { rehearsal.creates.count }
}
