import Interactions
import Locking
import OrderedJSON
import SchemaGen

/// A form of a record, and how a request names it.
struct AskedForm: Sendable {
  let form: RecordForm
  /// One value for all requests, so that its text is written once.
  let format: ResponseFormat

  init(_ form: RecordForm) {
    self.form = form
    format = .text(TextResponseFormat(mimeType: "application/json", schema: form.sent?.object))
  }
}

/// The forms in which records are asked for, each lowered once.
final class FormShelf: Sendable {
  private let known = Lock<[Key: (schema: SchemaMemory, form: AskedForm)]>([:])

  private struct Key: Hashable {
    let schema: ObjectIdentifier
    let footing: Footing
  }

  /// With so many forms it begins anew: a run has a few.
  private static let most = 64

  /// The form of a schema on a footing.
  func form(
    of schema: Schema, on footing: Footing
  ) throws(LoweringErrors) -> AskedForm {
    let key = Key(schema: ObjectIdentifier(schema.memory), footing: footing)
    if let form = known.withLock({ $0[key]?.form }) { return form }
    let form = AskedForm(
      try RecordForm(schema, rung: footing.rung, asksForAbsence: footing.asksForAbsence))
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      // Kept with its schema's memory, which is nobody else's as long as it is here.
      known[key] = (schema.memory, form)
    }
    return form
  }
}
