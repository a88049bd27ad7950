import Files
import JSONSchema
import OrderedJSON
import SchemaGen

/// One thing that is said of a schema, wherever it came from: its file, its JSON, a provider's limits.
struct SchemaNote {
  let code: String
  let isWarning: Bool
  let file: String
  /// Where in the file, if that is known.
  let place: TextPlace?
  let sentence: String
}

extension SchemaNote {
  init(_ remark: Remark) {
    self.init(
      code: remark.rule.rawValue, isWarning: remark.isWarning, file: remark.file,
      place: remark.place, sentence: remark.sentence)
  }

  init(_ finding: Preflight.Finding, in schema: Schema, _ path: FilePath) {
    let place = schema.place(of: finding.pointer)
    let way = place == nil && !finding.pointer.tokens.isEmpty ? "\(finding.pointer): " : ""
    self.init(
      code: finding.code.rawValue, isWarning: finding.severity == .warning,
      file: place?.file ?? "\(path)", place: place?.place, sentence: way + finding.sentence)
  }

  init(_ refusal: Refusal, in schema: Schema, _ path: FilePath) {
    let place = schema.place(of: refusal.pointer)
    let way = place == nil && !refusal.pointer.tokens.isEmpty ? "\(refusal.pointer): " : ""
    self.init(
      code: refusal.reason.code.rawValue, isWarning: false, file: place?.file ?? "\(path)",
      place: place?.place, sentence: way + refusal.sentence)
  }

  /// What is wrong with a file that is no schema.
  static func notes(of problem: SchemaFiles.Problem, _ path: FilePath) -> [SchemaNote] {
    switch problem {
    case .unread(let error):
      [
        SchemaNote(
          code: "F01", isWarning: false, file: "\(path)", place: nil, sentence: error.reason)
      ]
    case .notJSON(_, let error):
      [
        SchemaNote(
          code: "J01", isWarning: false, file: "\(path)", place: error.place,
          sentence: "\(error.fault)")
      ]
    case .notASchema(_, let errors):
      errors.mistakes.map { mistake in
        let way = mistake.pointer.tokens.isEmpty ? "" : "\(mistake.pointer): "
        return SchemaNote(
          code: Rule.jsonSchema.rawValue, isWarning: false, file: "\(path)", place: mistake.place,
          sentence: way + "\(mistake.fault)")
      }
    case .refused(let remarks): remarks.map(SchemaNote.init)
    case .unsendable(let notes): notes
    }
  }

  // MARK: Forms

  /// `invoice.yaml:3:6: unknown type "strng" [L04]`, with the line and a caret below.
  var lines: String { lines(isWarning ? "warning: " : "") }

  /// The same as compilers put it, `invoice.yaml:3:6: error: …`, by which editors find the place.
  var compilerLines: String { lines(isWarning ? "warning: " : "error: ") }

  private func lines(_ severity: String) -> String {
    let spot = place.map { ":\($0.line):\($0.column)" } ?? ""
    let line = TextPlace.visible("\(file)\(spot): \(severity)\(sentence) [\(code)]")
    return place.map { "\(line)\n\($0.drawing)" } ?? line
  }

  var annotation: String {
    GitHub.annotation(
      isWarning ? "warning" : "error", file: file, line: place?.line ?? 1,
      column: place?.column ?? 1, title: code, sentence)
  }

  var json: JSON {
    .object([
      ("code", .string(code)), ("severity", isWarning ? "warning" : "error"),
      ("file", .string(file)),
      ("line", place.map { .number(JSONNumber($0.line)) } ?? nil),
      ("column", place.map { .number(JSONNumber($0.column)) } ?? nil),
      ("message", .string(sentence)),
    ])
  }
}
