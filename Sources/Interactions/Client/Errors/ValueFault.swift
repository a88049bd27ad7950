public import OrderedJSON

/// Why an answer is not the value that was asked for.
public enum ValueFault: Error, Sendable, Hashable {
  /// The interaction ended otherwise than completed, so that its text may be cut short.
  case notCompleted(status: String, reason: String?)
  /// There is no text.
  case noText
  /// The text is no JSON, and why not.
  case notJSON(JSONSyntaxError)
  /// The JSON is not as the schema wants it; a line for each violation.
  case violations([String])
  /// It is as the schema wants it, but the type refuses it, with its reason.
  case refused(String)
}

extension ValueFault: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notCompleted(let status, nil):
      "the answer is \(TextPlace.visible(status)); ask for less, or allow more tokens"
    case .notCompleted(let status, let reason?):
      "the answer is \(TextPlace.visible(status)): \(reason); change what is asked"
    case .noText: "the answer holds no text; see its steps"
    case .notJSON(let error): "the answer is no JSON, \(error); ask again"
    case .violations(let lines):
      "the answer is not as its schema wants it: \(lines.joined(separator: "; ")); ask again"
    case .refused(let reason): "the answer is as its schema wants it, but no value: \(reason)"
    }
  }
}
