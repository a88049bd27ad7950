import Digest
import SQLite

extension Tables {
  /// Notes a call before it is made.
  func intend(_ call: CallEntry, run: Int) throws(SQLiteError) {
    let item = try knownRow(of: call.item)
    try database.statement(
      """
      INSERT INTO call(item, number, run, purpose, footing, model, request, is_repeat, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run(
      .integer(item), .integer(call.number), .integer(run), .text(call.purpose),
      .integer(call.footing), .text(call.model), .blob(call.request.bytes), .flag(call.isRepeat),
      .integer(CallState.intended))
  }

  /// Takes back a call that was about to be made.
  func withdraw(_ key: ItemKey, call number: Int) throws(SQLiteError) {
    try database.statement("DELETE FROM call WHERE item = ? AND number = ? AND state = ?")
      .run(.integer(try knownRow(of: key)), .integer(number), .integer(CallState.intended))
    try demandCall(key, number)
  }

  /// Whether there is a call for an item that a run of the same job made.
  func isBegun(_ key: ItemKey, inJobOf run: Int) throws(SQLiteError) -> Bool {
    try database.statement(
      """
      SELECT 1 FROM call WHERE item = ? AND run IN
        (SELECT id FROM run WHERE job = (SELECT job FROM run WHERE id = ?)) LIMIT 1
      """
    ).first(.integer(try knownRow(of: key)), .integer(run)) { _ in true } ?? false
  }

  /// Notes under which id the API has a call.
  func acknowledge(
    _ key: ItemKey, call number: Int, as interaction: String
  ) throws(SQLiteError) {
    try database.statement(
      "UPDATE call SET state = ?, interaction = ? WHERE item = ? AND number = ?"
    ).run(
      .integer(CallState.acknowledged), .text(interaction), .integer(try knownRow(of: key)),
      .integer(number))
    try demandCall(key, number)
  }

  /// Notes what came of a call.
  func settle(
    _ key: ItemKey, call number: Int, _ fate: CallEntry.Fate
  ) throws(SQLiteError) {
    switch fate {
    case .intended: break
    case .acknowledged(let interaction):
      try acknowledge(key, call: number, as: interaction)
    case .answered(let answer): try settle(key, call: number, by: answer)
    case .failed(let failure): try settle(key, call: number, by: failure)
    }
  }

  private func settle(
    _ key: ItemKey, call number: Int, by answer: CallAnswer
  ) throws(SQLiteError) {
    let row = try answer.raw.map { raw throws(SQLiteError) in try insert(raw) }
    let bill = answer.bill
    try database.statement(
      """
      UPDATE call SET state = ?, interaction = coalesce(?, interaction), answer = ?, ending = ?,
        input_tokens = ?, output_tokens = ?, tokens = ?, picodollars = ?, is_exact = ?,
        milliseconds = ? WHERE item = ? AND number = ?
      """
    ).run(
      .integer(CallState.answered), .text(answer.interaction), .integer(row),
      .text(answer.ending), .integer(bill.inputTokens), .integer(bill.outputTokens),
      .integer(bill.tokens), .integer(bill.picodollars), .flag(bill.isExact),
      .integer(bill.milliseconds), .integer(try knownRow(of: key)), .integer(number))
    try demandCall(key, number)
  }

  private func settle(
    _ key: ItemKey, call number: Int, by failure: CallFailure
  ) throws(SQLiteError) {
    let bill = failure.bill
    try database.statement(
      """
      UPDATE call SET state = ?, interaction = coalesce(?, interaction), status = ?, word = ?,
        sentence = ?, input_tokens = ?, output_tokens = ?, tokens = ?, picodollars = ?,
        is_exact = ?, milliseconds = ? WHERE item = ? AND number = ?
      """
    ).run(
      .integer(CallState.failed), .text(failure.interaction), .integer(failure.status),
      .text(failure.word), .text(failure.sentence), .integer(bill.inputTokens),
      .integer(bill.outputTokens), .integer(bill.tokens), .integer(bill.picodollars),
      .flag(bill.isExact), .integer(bill.milliseconds), .integer(try knownRow(of: key)),
      .integer(number))
    try demandCall(key, number)
  }

  private func insert(_ raw: [UInt8]) throws(SQLiteError) -> Int {
    try database.statement("INSERT INTO answer(raw, seal) VALUES (?, ?)")
      .run(.blob(raw), .integer(Seal(of: raw).number))
    return database.lastRow
  }

  private func demandCall(_ key: ItemKey, _ number: Int) throws(SQLiteError) {
    if database.changes != 1 { throw .damaged("there is no call \(number) of item \(key.digest)") }
  }
}
