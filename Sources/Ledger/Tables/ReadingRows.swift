import Digest
import Files
import SQLite

/// How far a call has come, as the table has it.
enum CallState {
  static let intended = 0
  static let acknowledged = 1
  static let answered = 2
  static let failed = 3
}

extension Database {
  /// What became of an item that is done.
  func end(of item: Int) throws(SQLiteError) -> ItemEnd? {
    try statement(
      """
      SELECT item.outcome, result.record, result.warnings, result.failure, result.model, result.seal
      FROM item LEFT JOIN result ON result.item = item.id
      WHERE item.id = ? AND item.outcome IS NOT NULL
      """
    ).first(.integer(item)) { row throws(SQLiteError) in try row.end(from: 0) }
  }

  /// The calls for an item, and whether what came of them is set aside.
  func calls(
    of item: Int, _ key: ItemKey
  ) throws(SQLiteError) -> [(entry: CallEntry, isAside: Bool)] {
    try statement(
      """
      SELECT number, purpose, footing, model, request, is_repeat, state, interaction, ending,
        status, word, sentence, input_tokens, output_tokens, tokens, picodollars, is_exact,
        milliseconds, is_aside, call.answer, answer.raw, answer.seal
      FROM call LEFT JOIN answer ON answer.id = call.answer WHERE item = ? ORDER BY number
      """
    ).all(.integer(item)) { row throws(SQLiteError) in
      (try row.call(of: key), row.flag(18))
    }
  }
}

extension SQLiteRow {
  /// An end whose columns begin at a place: outcome, record, warnings, failure, model, seal.
  func end(from column: Int32) throws(SQLiteError) -> ItemEnd {
    let end = ItemEnd(
      outcome: text(column), record: optionalBlob(column + 1), warnings: blob(column + 2),
      failure: optionalBlob(column + 3), model: text(column + 4))
    try Seal(of: end).demand(integer(column + 5), of: "the result of an item")
    return end
  }

  fileprivate func call(of key: ItemKey) throws(SQLiteError) -> CallEntry {
    CallEntry(
      item: key, number: integer(0), purpose: text(1), footing: integer(2), model: text(3),
      request: try digest(4), isRepeat: flag(5), fate: try fate())
  }

  private func fate() throws(SQLiteError) -> CallEntry.Fate {
    switch integer(6) {
    case CallState.intended: return .intended
    case CallState.acknowledged: return .acknowledged(text(7))
    case CallState.answered:
      return .answered(
        CallAnswer(interaction: optionalText(7), raw: try raw(), ending: text(8), bill: bill))
    case CallState.failed:
      return .failed(
        CallFailure(
          interaction: optionalText(7), status: optionalInteger(9), word: text(10),
          sentence: text(11), bill: bill))
    case let state: throw .damaged("a call is in state \(state)")
    }
  }

  private func raw() throws(SQLiteError) -> [UInt8]? {
    if isNull(19) { return nil }
    let raw = blob(20)
    try Seal(of: raw).demand(integer(21), of: "an answer")
    return raw
  }

  private var bill: CallBill {
    var bill = CallBill()
    bill.inputTokens = integer(12)
    bill.outputTokens = integer(13)
    bill.tokens = integer(14)
    bill.picodollars = integer(15)
    bill.isExact = flag(16)
    bill.milliseconds = integer(17)
    return bill
  }

  func digest(_ column: Int32) throws(SQLiteError) -> SHA256 {
    guard let digest = SHA256(bytes: blob(column)) else { throw .damaged("a digest is none") }
    return digest
  }

  func parts(_ column: Int32) throws(SQLiteError) -> [InputEntry.Part] {
    guard let parts = InputEntry.parts(from: blob(column)) else {
      throw .damaged("the parts of a document are none")
    }
    return parts
  }
}

extension FilePath {
  init(row bytes: [UInt8]) throws(SQLiteError) {
    guard let path = FilePath(bytes) else { throw .damaged("a path is none") }
    self = path
  }
}

extension ItemKey {
  init(row bytes: [UInt8]) throws(SQLiteError) {
    guard let digest = SHA256(bytes: bytes) else { throw .damaged("the key of an item is none") }
    self.init(digest)
  }
}
