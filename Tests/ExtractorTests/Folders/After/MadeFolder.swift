import Glibc
import Digest
import Extractor
import Files
import Interactions
import Ledger
import OrderedJSON
import SchemaGen
import TestSupport

/// A folder of records that a run could have left, made through the ledger.
struct MadeFolder {
  let temporary = TemporaryFolder()
  let ledger: Ledger
  let run: RunStart
  let schema: Schema
  let version: VersionEntry

  var path: FilePath { temporary.path("out") }
  var records: RecordFolder { RecordFolder(path) }

  static let origin = "http://127.0.0.1"

  init(
    by schema: Schema = TillReceipt.schema,
    words: [FilePath] = ["extract", "run", "my inbox", "--schema", "receipt.yaml"]
  ) async throws {
    self.schema = schema
    _ = temporary.thing("out") { mkdir($0, 0o700) }
    ledger = try Ledger(in: temporary.path("out").appending(".extract"))
    var asked: [JSONObject.Member] = [
      ("schema", .string(schema.identity)), ("model", "gemini-3.5-flash"), ("absence", true),
    ]
    let identity = SHA256(of: JSON.object(asked).bytes(.canonical))
    if let name = schema.name { asked.append(("name", .string(name))) }
    version = VersionEntry(
      identity: identity, description: JSON.object(asked).bytes(), schema: schema.local.bytes())
    run = try await ledger.begin(
      RunEntry(words: words, process: 4711, begun: 1_763_740_800_000, origin: Self.origin), version)
  }

  /// Lists documents in order.
  func list(_ names: FilePath...) async throws {
    let entries = names.enumerated().map { rank, name in Self.input(name, rank) }
    try await ledger.list(entries, run: run.run)
  }

  private static func input(_ name: FilePath, _ rank: Int = 0) -> InputEntry {
    InputEntry(name: name, rank: rank, parts: [.uri("gs://bucket/\(name)")], state: .listed)
  }

  /// The item of what a document says.
  static func key(_ contents: String) -> ItemKey { ItemKey(SHA256(of: contents.utf8)) }

  /// Notes an answer to a document, as it was told by the API.
  @discardableResult
  func answer(
    _ name: FilePath, holding contents: String, with text: String, number: Int = 1,
    purpose: String = "extraction"
  ) async throws -> ItemKey {
    let key = Self.key(contents)
    if number == 1 { _ = try await ledger.claim(Self.input(name), as: key, run: run.run) }
    let id = "v1_\(contents)_\(number)"
    try await ledger.intend(
      CallEntry(
        item: key, number: number, purpose: purpose, footing: 0, model: "gemini-3.5-flash",
        request: key.digest, isRepeat: false), run: run.run)
    try await ledger.acknowledge(key, call: number, as: id)
    let raw: JSON = [
      "id": .string(id), "status": "completed", "model": "gemini-3.5-flash",
      "steps": [["type": "model_output", "content": [["type": "text", "text": .string(text)]]]],
    ]
    var bill = CallBill()
    bill.inputTokens = 1000
    bill.outputTokens = 234
    bill.tokens = 1234
    bill.picodollars = 1_200_000_000
    bill.milliseconds = 800
    try await ledger.settle(
      key, call: number,
      .answered(
        CallAnswer(interaction: id, raw: raw.bytes(), ending: "finished", bill: bill)))
    return key
  }

  /// Ends an item with a record.
  func end(_ key: ItemKey, with record: JSON, warnings: JSON = []) async throws {
    try await ledger.end(
      key,
      with: ItemEnd(
        outcome: "record", record: record.bytes(), warnings: warnings.bytes(), failure: nil,
        model: "gemini-3.5-flash"), run: run.run)
  }

  /// Ends an item without one.
  func fail(_ key: ItemKey, _ outcome: String, _ failure: JSON) async throws {
    try await ledger.end(
      key,
      with: ItemEnd(
        outcome: outcome, record: nil, warnings: Array("[]".utf8), failure: failure.bytes(),
        model: "gemini-3.5-flash"), run: run.run)
  }

  /// Comes to the end of the run; after it nobody has the ledger.
  func close(code: Int32 = 0, isComplete: Bool = true) async throws {
    try await ledger.end(run: run.run, code: code, isComplete: isComplete)
    try await ledger.close()
  }

  /// What an output holds.
  func text(_ name: FilePath) throws -> String {
    String(decoding: try File(opening: path.appending(name)).readAll(limit: 1 << 20), as: UTF8.self)
  }

  /// Three documents: a record, one that is not valid, and one with nothing to ask about.
  static func mixed() async throws -> MadeFolder {
    let folder = try await MadeFolder()
    try await folder.list("inbox/a.txt", "inbox/b.txt", "inbox/empty.txt")
    let good = try await folder.answer("inbox/a.txt", holding: "a", with: TillReceipt.said())
    try await folder.end(
      good, with: TillReceipt.record, warnings: [["code": "doubted", "text": "is it one?"]])
    let bad = try await folder.answer(
      "inbox/b.txt", holding: "b", with: TillReceipt.said(TillReceipt.with(["total"], 20.00)))
    try await folder.fail(
      bad, "invalid",
      [
        "reason": "one thing is wrong with the record", "remedy": "look at the record",
        "partial": TillReceipt.with(["total"], 20.00),
        "complaints": [
          ["pointer": "/total", "path": "total", "sentence": "the total must be the sum"]
        ],
      ])
    try await folder.ledger.skip("inbox/empty.txt", word: "empty", sentence: "holds nothing")
    return folder
  }
}
