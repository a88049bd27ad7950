package import OrderedJSON
import SchemaGen

/// What is asked again, and how its answer becomes part of the record. It is pure: a record with its
/// complaints in, a question out; and with the answer to that, the mended record.
///
///     lines[3].quantity: must be greater than 0, is -2
///       → {"type":"object","properties":{"lines_3_quantity":{"type":"number"}},…}
///       → {"lines_3_quantity":2}
///       → the record, with 2 at /lines/3/quantity and nothing else changed
package struct Repair: Sendable {
  package let kind: Kind
  /// What the model is told: numbered complaints, and what to answer with.
  package let message: String
  /// The JSON Schema of the answer, as it is sent; nothing if the form of the record is to be used, or
  /// at the rung without a schema.
  package let sent: JSON?
  /// The members of the answer, in the order in which they are asked for; none for the whole.
  let parts: [Part]
  /// The form of the answer, unless it is the whole.
  let wire: WireSchema?
  /// Whether a record that was cut is continued.
  let isContinuation: Bool

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
    self.init(of: record, complaints, by: form.schema, form.wire)
  }

  init(of record: JSON, _ complaints: [Complaint], by schema: Schema, _ wire: WireSchema) {
    let places = RepairPlaces(of: complaints, in: record, by: schema, wire).chosen
    var message = RepairMessage()
    message.list(complaints, in: record)
    guard let places, let parts = Part.replacing(places, in: record, by: wire) else {
      message.askForAll()
      self.init(.whole, message.text)
      return
    }
    message.ask(for: parts, in: record)
    self.init(.parts(places), &message, asking: parts, by: wire)
  }

  private init(_ kind: Kind, _ message: String) {
    (self.kind, self.message, sent, parts) = (kind, message, nil, [])
    (wire, isContinuation) = (nil, false)
  }

  /// A question for some parts; at the rung without a schema it says the schema in words.
  init(
    _ kind: Kind, _ message: inout RepairMessage, asking parts: [Part], by whole: WireSchema,
    isContinuation: Bool = false
  ) {
    let wire = whole.asking(for: parts.map(\.asked))
    let schema = wire.schema
    if !wire.isSent { message.add("The answer must match this JSON Schema: \(schema.text())") }
    self.kind = kind
    self.message = message.text
    sent = wire.isSent ? .some(schema) : .none
    self.parts = parts
    self.wire = wire
    self.isContinuation = isContinuation
  }

  package enum Mended: Sendable {
    /// The record; where its answer was cut as well, the place where it stopped in the record.
    case record(JSON, stopped: JSONPointer?, flags: [AnswerFlag])
    /// The answer to `.whole`, to be taken as the first answer was.
    case read(Reading)
    /// It is not what was asked for.
    case unusable(String)
  }
}
