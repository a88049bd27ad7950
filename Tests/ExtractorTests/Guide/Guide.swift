import Emulator
import Extractor
import Files
import Glibc
import Interactions
import Locking
import OrderedJSON
import SchemaGen
import TestSupport

import struct Foundation.Decimal

/// The examples of the articles in `Sources/*/*.docc`, each between the marks `snippet` and `end`.
///
/// They stand here as a user writes them: `extractor` is one before an emulator, `schema` that of a till
/// receipt, `inbox` a folder of three, `out` where records go, and what they print is noted.
struct Guide: Sendable {
  let folder = TemporaryFolder()
  let rehearsal: Rehearsal
  let schema = TillReceipt.schema
  private let page = Lock("")

  init(rules: [Mishap] = [], _ settings: ExtractionSettings = ExtractionSettings()) throws {
    rehearsal = try Rehearsal(settings: settings, rules: rules) { _ in TillReceipt.record }
    _ = folder.thing("inbox") { mkdir($0, 0o700) }
    for name: FilePath in ["a.txt", "b.txt", "c.txt"] {
      _ = folder.file(
        ("inbox" as FilePath).appending(name), holding: (TillReceipt.text + "\(name)\n").utf8)
    }
  }

  var extractor: Extractor { rehearsal.extractor }
  var gemini: Gemini { rehearsal.extractor.gemini }
  var inbox: String { "\(folder.path("inbox"))" }
  var out: String { "\(folder.path("out"))" }

  /// What the example printed, without the folder of the test.
  var printed: String { page.withLock { $0 }.replacing("\(folder.path)/", with: "") }

  /// Stands before the `print` of Swift in all examples.
  func print(_ items: Any..., terminator: String = "\n") {
    let line = items.map { "\($0)" }.joined(separator: " ") + terminator
    page.withLock { $0 += line }
  }

  /// What most examples make of a till receipt.
  struct Receipt: Codable, Sendable {
    let merchant: String
    let date: String
    let total: Decimal
  }

  /// Records in `out`, as a run leaves them.
  func ran() async throws {
    let run = FolderRun(
      of: [folder.path("inbox")], by: schema, into: folder.path("out"), with: extractor)
    _ = try await run.start().report
  }
}
