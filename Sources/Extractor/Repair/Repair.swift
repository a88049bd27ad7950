package import OrderedJSON

/// What is asked again, and how its answer becomes part of the record. It is pure: a record with its complaints in,
/// a question out; and with the answer to that, the mended record.
package struct Repair: Sendable {
  package let kind: Kind
  /// What the model is told: numbered complaints, and what to answer with.
  package let message: String
  /// The JSON Schema of the answer, as it is sent; nothing if the form of the record is to be used, or at the rung
  /// without a schema.
  package let sent: JSON?

  package enum Kind: Sendable, Hashable {
    /// These values alone are asked for again, and put in their places.
    case parts([JSONPointer])
    /// The whole answer.
    case whole
    /// The rest of a list that was cut, behind so many complete items.
    case rest(list: JSONPointer, after: Int)
  }

  /// The question about a record that was judged and is not valid; `complaints` is not empty.
  package init(of record: JSON, _ complaints: [Complaint], in form: RecordForm) {
    fatalError("to be written")
  }

  /// The question about a record that was cut, which stopped at a place; nothing if it did not stop in a list that can be
  /// continued: then it has to be asked for with more tokens, or in sections.
  package init?(continuing record: JSON, stopped: JSONPointer, in form: RecordForm) {
    fatalError("to be written")
  }

  /// The record with the answer's values in their places, still to be judged; or why the answer is none.
  package func mended(_ record: JSON, by answer: String, in form: RecordForm) -> Mended {
    fatalError("to be written")
  }

  package enum Mended: Sendable {
    /// The record; of `.rest`, where the answer was cut again if it was.
    case record(JSON, stopped: JSONPointer?, flags: [AnswerFlag])
    /// It is not what was asked for.
    case unusable(String)
  }
}
