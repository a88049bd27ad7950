package import OrderedJSON
package import SchemaGen

/// How a record is asked for, and how it is read out of an answer.
///
/// A record is asked for within a ``Wrapper``, so that a model can say that the document is
/// something else, and why a value is null, instead of making one up:
///
///     {"not_applicable": null, "record": {…}, "absent": [{"field": "due", "reason": "torn off"}]}
///
/// It never changes; every document at work holds on to it by a reference, for it is large.
package final class RecordForm: Sendable {
  package let schema: Schema
  package let rung: Rung
  package let wire: WireSchema
  /// Whether the record stands in the wrapper.
  package let isWrapped: Bool
  /// What is sent as the schema of the answer; nothing if it has to be said in words.
  package let sent: JSON?
  /// What has to be said of the form in the prompt, because the schema is not sent.
  package let words: String?
  /// The sorts of value that can be a record.
  let rootKinds: Set<JSON.Kind>

  /// Lowers a schema. The wrapper is left out where the record's schema would be too deep in it.
  package init(
    _ schema: Schema, rung: Rung = .whole, asksForAbsence: Bool = true
  ) throws(LoweringErrors) {
    self.schema = schema
    self.rung = rung
    wire = try schema.wire(for: .gemini, rung: rung)
    let isWrapped = asksForAbsence && Self.bearsWrapper(wire)
    self.isWrapped = isWrapped
    // What nobody compiles to a grammar need not be simple.
    let shown = wire.isSent ? wire : try schema.wire(for: .gemini)
    let whole = isWrapped ? Wrapper.schema(around: shown, of: schema) : shown.schema
    sent = wire.isSent ? .some(whole) : .none
    words = wire.isSent ? nil : Self.words(for: whole)
    rootKinds = Self.kinds(of: shown.schema)
  }

  /// A record as a model would have to write it, for examples.
  package func wrapped(_ record: JSON) throws(Unsayable) -> JSON {
    let value = try wire.wired(record)
    return isWrapped ? Wrapper.closed(around: value, canLeaveOut: wire.canLeaveOut) : value
  }
}

extension RecordForm {
  /// Objects and lists inside each other; Gemini has refused schemas that were deeper (`Preflight`
  /// warns from 5 on).
  private static let mostDepth = 5

  /// Whether the wrapper, which is one level, does not make a schema too deep.
  private static func bearsWrapper(_ wire: WireSchema) -> Bool {
    !wire.isSent || Preflight(wire).size.depth + Wrapper.depth <= mostDepth
  }

  private static func words(for schema: JSON) -> String {
    """
    Answer with one JSON value and nothing else: no prose, no fence, no comments. \
    It must be valid by this JSON Schema, its members in the order of the schema:
    \(schema.text())
    """
  }

  /// The sorts of value that a wire schema names at its root; all if it names none.
  private static func kinds(of schema: JSON) -> Set<JSON.Kind> {
    let names = schema["type"]?.array ?? schema["type"].map { [$0] } ?? []
    let kinds = names.compactMap { name -> JSON.Kind? in
      switch name.string {
      case "object": .object
      case "array": .array
      case "string": .string
      case "integer", "number": .number
      case "boolean": .bool
      case "null": .null
      default: nil
      }
    }
    return kinds.isEmpty ? Set(JSON.Kind.allCases) : Set(kinds)
  }
}
