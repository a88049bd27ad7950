import Files
import JSONSchema
import OrderedJSON

/// What came of judging one value of a file.
struct Validation {
  let path: FilePath
  /// The line of the file that the value's first line is.
  let firstLine: Int
  let outcome: Outcome

  enum Outcome {
    case valid
    case invalid([Violation], JSONView)
    case notJSON(JSONSyntaxError)
  }

  init(
    of text: ArraySlice<UInt8>, _ path: FilePath, firstLine: Int, by schema: CompiledSchema
  ) {
    self.path = path
    self.firstLine = firstLine
    let tape: JSONTape
    do {
      tape = try JSONTape(parsing: text)
    } catch {
      outcome = .notJSON(error)
      return
    }
    if schema.accepts(tape.root) {
      outcome = .valid
    } else {
      outcome = .invalid(schema.violations(in: tape.root), tape.root)
    }
  }

  var isValid: Bool { if case .valid = outcome { true } else { false } }

  /// One complaint: where in the file, and what.
  struct Complaint {
    let line: Int
    let column: Int
    let pointer: JSONPointer
    /// The way to the value for people; empty for the whole.
    let path: String
    let sentence: String
    let schemaLine: Int?
    let keyword: String?
  }

  func complaints(showingValues: Bool) -> [Complaint] {
    switch outcome {
    case .valid: []
    case .notJSON(let error):
      [
        Complaint(
          line: firstLine + error.place.line - 1, column: error.place.column, pointer: [], path: "",
          sentence: "\(error.fault)", schemaLine: nil, keyword: nil)
      ]
    case .invalid(let violations, _):
      violations.map { violation in
        let place = violation.place
        return Complaint(
          line: firstLine + place.line - 1, column: place.column, pointer: violation.pointer,
          path: violation.value.readablePath,
          sentence: violation.sentence(showingValues: showingValues),
          schemaLine: violation.schemaPlace.line, keyword: violation.keyword)
      }
    }
  }
}
