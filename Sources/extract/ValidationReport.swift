import Files
import JSONSchema
import OrderedJSON
import SchemaGen

/// Says what came of judging files, in the form that was asked for.
struct ValidationReport {
  enum Form: String, CaseIterable {
    case text, basic, detailed, github, junit, json
  }

  let form: Form
  let schema: FilePath
  let showsValues: Bool
  /// Only the forms that are written as a whole keep what they have.
  private var kept: [JSON] = []
  private var cases: [String] = []
  private var validCount = 0
  private var invalidCount = 0
  private var unreadCount = 0

  init(form: Form, schema: FilePath, showsValues: Bool) {
    self.form = form
    self.schema = schema
    self.showsValues = showsValues
  }

  var isClean: Bool { invalidCount + unreadCount == 0 }

  mutating func couldNotRead(_ path: FilePath, _ error: FileError) {
    unreadCount += 1
    Output.say("\(error)")
    kept.append([
      "file": .string("\(path)"), "valid": false,
      "errors": [["message": .string("\(error)")]],
    ])
    cases.append(Self.testCase("\(path)", failures: ["\(error)"]))
  }

  mutating func add(_ validation: Validation) {
    if validation.isValid { validCount += 1 } else { invalidCount += 1 }
    switch form {
    case .text: sayLines(validation)
    case .github: sayAnnotations(validation)
    case .basic, .detailed: sayOutput(validation)
    case .json: kept.append(object(validation))
    case .junit: cases.append(testCase(validation))
    }
  }

  /// Writes what is only known, or only right, at the end.
  func finish() {
    switch form {
    case .json:
      Output.result(
        JSON.object([
          ("schema", "extract.validate/1"), ("valid", .bool(isClean)), ("files", .array(kept)),
        ]).bytes())
    case .junit:
      Output.result(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="extract validate" tests="\(cases.count)" failures="\(invalidCount + unreadCount)">
        \(cases.joined(separator: "\n"))
        </testsuite>
        """)
    case .text, .basic, .detailed, .github: break
    }
    let unread = unreadCount > 0 ? ", \(unreadCount) could not be read" : ""
    Output.say("\(validCount) valid, \(invalidCount) invalid\(unread)")
  }

  // MARK: Forms

  private func sayLines(_ validation: Validation) {
    for complaint in validation.complaints(showingValues: showsValues) {
      let path = complaint.path.isEmpty ? "" : "\(complaint.path): "
      let origin = complaint.origin.map { " (\($0))" } ?? ""
      let place = "\(validation.path):\(complaint.line):\(complaint.column)"
      Output.result(TextPlace.visible("\(place) \(path)\(complaint.sentence)\(origin)"))
    }
  }

  private func sayAnnotations(_ validation: Validation) {
    for complaint in validation.complaints(showingValues: showsValues) {
      let path = complaint.path.isEmpty ? "" : "\(complaint.path): "
      Output.result(
        GitHub.annotation(
          "error", file: "\(validation.path)", line: complaint.line, column: complaint.column,
          path + complaint.sentence))
    }
  }

  /// The specification's own forms, a line for each value.
  private func sayOutput(_ validation: Validation) {
    let output: JSON =
      switch validation.outcome {
      case .valid: ["valid": true]
      case .judged(let judgement, _) where judgement.violations.isEmpty && !judgement.isClean:
        // No schema says these, so the specification has no form of its own for them.
        .object([
          ("valid", false),
          (
            "errors",
            .array(
              validation.complaints(showingValues: showsValues).map {
                ["instanceLocation": .string("\($0.pointer)"), "error": .string($0.sentence)]
              })
          ),
        ])
      case .judged(let judgement, _):
        judgement.violations.output(
          as: form == .basic ? .basic : .detailed, showingValues: showsValues)
      case .notJSON(let error): ["valid": false, "errors": [["error": .string("\(error)")]]]
      }
    Output.result(output.bytes())
  }

  private func object(_ validation: Validation) -> JSON {
    let errors = validation.complaints(showingValues: showsValues).map { complaint -> JSON in
      .object([
        ("line", .number(JSONNumber(complaint.line))),
        ("column", .number(JSONNumber(complaint.column))),
        ("pointer", .string(complaint.pointer.description)),
        ("keyword", complaint.keyword.map(JSON.string) ?? nil),
        ("message", .string(complaint.sentence)),
      ])
    }
    return .object([
      ("file", .string("\(validation.path)")),
      ("line", .number(JSONNumber(validation.firstLine))),
      ("valid", .bool(validation.isValid)), ("errors", .array(errors)),
    ])
  }

  private func testCase(_ validation: Validation) -> String {
    let failures = validation.complaints(showingValues: showsValues).map { complaint in
      let path = complaint.path.isEmpty ? "" : "\(complaint.path): "
      return "\(validation.path):\(complaint.line):\(complaint.column) \(path)\(complaint.sentence)"
    }
    return Self.testCase("\(validation.path):\(validation.firstLine)", failures: failures)
  }

  private static func testCase(_ name: String, failures: [String]) -> String {
    guard !failures.isEmpty else { return "  <testcase name=\"\(xml(name))\"/>" }
    let inner = failures.map { "    <failure message=\"\(xml($0))\"/>" }.joined(separator: "\n")
    return "  <testcase name=\"\(xml(name))\">\n\(inner)\n  </testcase>"
  }

  // MARK: Escapes

  private static func xml(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      // XML has no way to write these.
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
