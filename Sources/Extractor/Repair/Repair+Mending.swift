package import OrderedJSON
import SchemaGen

extension Repair {
  /// The record with the answer's values in their places, still to be judged; or why the answer is none.
  package func mended(_ record: JSON, by answer: String, in form: RecordForm) -> Mended {
    mended(record, by: answer, judging: form.wire) ?? .read(form.reading(of: answer))
  }

  /// The same by the form that the record is asked for in; nothing if the whole was asked for.
  func mended(_ record: JSON, by answer: String, judging whole: WireSchema) -> Mended? {
    guard let wire else { return nil }
    guard let answer = PartsAnswer(answer) else {
      return .unusable("the answer is not a JSON object of the values that were asked for")
    }
    var mending = Mending(record, by: answer, wire, in: whole, keepsCut: isContinuation)
    for part in parts { mending.take(part) }
    if let missing = mending.missingRest {
      return .unusable("the answer does not have the rest of \(missing.path(in: record))")
    }
    guard !mending.taken.isEmpty else {
      return .unusable("the answer has none of the values that were asked for")
    }
    return .record(
      mending.record, stopped: isContinuation ? mending.stopped : nil,
      flags: isContinuation ? [] : mending.taken.map(AnswerFlag.repaired))
  }
}
