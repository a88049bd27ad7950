import Digest
import Files
import Ledger

/// Entries as a run would hand them in, told apart by a number.
extension VersionEntry {
  static func numbered(_ number: Int) -> VersionEntry {
    VersionEntry(
      identity: SHA256(of: Array("version \(number)".utf8)),
      description: Array("{\"schema\":\"v\(number)\"}".utf8), schema: Array("{}".utf8))
  }
}

extension RunEntry {
  static func begun(at time: Int = 1000) -> RunEntry {
    RunEntry(
      words: ["run", "inbox/", "--out", ""], process: 4711, begun: time,
      origin: "https://api.test")
  }
}

extension InputEntry {
  /// A document of one file.
  static func numbered(_ rank: Int, modified: Int64 = 1) -> InputEntry {
    InputEntry(
      name: name(rank), rank: rank, parts: [.file(name(rank), stamp(rank, modified))],
      state: .listed)
  }

  static func name(_ rank: Int) -> FilePath {
    FilePath(Array("inbox/\(rank).pdf".utf8)) ?? ""
  }

  private static func stamp(_ rank: Int, _ modified: Int64) -> FileStamp {
    FileStamp(device: 1, inode: UInt64(rank), size: 100 + rank, modified: modified)
  }
}

extension ItemKey {
  static func numbered(_ number: Int) -> ItemKey {
    ItemKey(SHA256(of: Array("item \(number)".utf8)))
  }
}

extension CallEntry {
  static func numbered(
    _ number: Int, of item: ItemKey, isRepeat: Bool = false, fate: Fate = .intended
  ) -> CallEntry {
    CallEntry(
      item: item, number: number, purpose: number == 1 ? "extraction" : "repair", footing: 2,
      model: "gemini-test", request: SHA256(of: Array("request \(number)".utf8)),
      isRepeat: isRepeat, fate: fate)
  }
}

extension CallAnswer {
  static func saying(_ text: String, tokens: Int = 100, exact: Bool = true) -> CallAnswer {
    CallAnswer(
      interaction: "v1_\(text)", raw: Array("{\"text\":\"\(text)\"}".utf8), ending: "finished",
      bill: .of(tokens, exact: exact))
  }
}

extension CallBill {
  static func of(_ tokens: Int, exact: Bool = true) -> CallBill {
    var bill = CallBill()
    bill.inputTokens = tokens - 10
    bill.outputTokens = 10
    bill.tokens = tokens
    bill.picodollars = tokens * 1_000_000
    bill.isExact = exact
    bill.milliseconds = 7
    return bill
  }
}

extension ItemEnd {
  static func record(_ text: String) -> ItemEnd {
    ItemEnd(
      outcome: "record", record: Array("{\"total\":\"\(text)\"}".utf8),
      warnings: Array("[]".utf8), failure: nil, model: "gemini-test")
  }

  static func failure(_ word: String) -> ItemEnd {
    ItemEnd(
      outcome: word, record: nil, warnings: Array("[]".utf8),
      failure: Array("{\"sentence\":\"\(word)\"}".utf8), model: "gemini-test")
  }
}

/// A ledger in a folder of its own, with a run that has begun.
struct Desk {
  let folder: FilePath
  let ledger: Ledger
  let run: RunStart

  init(in folder: FilePath, version: Int = 1, at time: Int = 1000) async throws {
    self.folder = folder
    ledger = try Ledger(in: folder)
    run = try await ledger.begin(.begun(at: time), .numbered(version))
  }

  /// Lists documents with these ranks.
  func list(_ ranks: some Sequence<Int>) async throws {
    try await ledger.list(ranks.map { .numbered($0) }, run: run.run)
  }

  /// Takes a document all the way to its record.
  func finish(_ rank: Int, as item: Int? = nil, with end: ItemEnd? = nil) async throws {
    let key = ItemKey.numbered(item ?? rank)
    _ = try await ledger.claim(.numbered(rank), as: key, run: run.run)
    try await ledger.intend(.numbered(1, of: key), run: run.run)
    try await ledger.acknowledge(key, call: 1, as: "v1_\(rank)")
    try await ledger.settle(key, call: 1, .answered(.saying("\(rank)")))
    try await ledger.end(key, with: end ?? .record("\(rank)"), run: run.run)
  }

  func reader() throws -> LedgerReader { try LedgerReader(in: folder) }

  /// All documents of a version, as outputs have them.
  static func rows(in folder: FilePath, version: Int = 1) throws -> [LedgerRow] {
    var rows: [LedgerRow] = []
    try LedgerReader(in: folder).forEachDocument(version: version) { rows.append($0) }
    return rows
  }
}
