public import OrderedJSON
import SchemaGen

/// A field that a document does not give, and why.
public struct Absence: Sendable, Hashable {
  /// The field as the model calls it, such as `lines[0].unit`.
  public let field: String
  /// The place in the record, if there is such a field.
  public let pointer: JSONPointer?
  /// Why there is no value, in the model's words.
  public let reason: String

  package init(field: String, pointer: JSONPointer?, reason: String) {
    self.field = field
    self.pointer = pointer
    self.reason = reason
  }

  /// Looks the field up in a record.
  init(field: String, reason: String, in record: JSON, of wire: WireSchema) {
    let pointer = FieldName(field).pointer { wire.hasPlace($0, in: record) }
    self.init(field: field, pointer: pointer, reason: reason)
  }
}

/// The way to a field as a model writes it: `lines[0].unit`, `/lines/0/unit`,
/// `record.lines.0.unit`, `payment["due date"]`.
private struct FieldName {
  private var steps: [String] = []

  init(_ text: String) {
    var step = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case ".", "/", "[", "]", "\"", "'", "$":
        if !step.isEmpty { steps.append(step) }
        step = ""
      default: step.unicodeScalars.append(scalar)
      }
    }
    if !step.isEmpty { steps.append(step) }
  }

  /// The place that is meant, if there is one.
  func pointer(where isThere: (JSONPointer) -> Bool) -> JSONPointer? {
    guard !steps.isEmpty, steps.count <= JSON.mostDepth else { return nil }
    if isThere(JSONPointer(steps)) { return JSONPointer(steps) }
    // Models also count from the root of the answer.
    guard UTF8Text(steps[0]) == UTF8Text(Wrapper.record), steps.count > 1 else { return nil }
    let inner = JSONPointer(Array(steps.dropFirst()))
    return isThere(inner) ? inner : nil
  }
}
