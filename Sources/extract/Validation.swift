import Files
import JSONSchema
import OrderedJSON
import SchemaGen

/// What came of judging one value of a file.
struct Validation {
  let path: FilePath
  /// The line of the file that the value's first line is.
  let firstLine: Int
  let schema: Schema
  let schemaPath: FilePath
  let outcome: Outcome

  enum Outcome {
    case valid
    /// The value as it stands in the file, and what is wrong with it once it is tidied up.
    case judged(Judgement, JSONTape)
    case notJSON(JSONSyntaxError)
  }

  init(of text: ArraySlice<UInt8>, _ path: FilePath, firstLine: Int, by schema: Schema,
    at schemaPath: FilePath
  ) {
    self.path = path
    self.firstLine = firstLine
    self.schema = schema
    self.schemaPath = schemaPath
    let tape: JSONTape
    do {
      tape = try JSONTape(parsing: text)
    } catch {
      outcome = .notJSON(error)
      return
    }
    let isPlain = schema.checks.isEmpty && schema.normaliser.isIdle
    if isPlain, schema.compiled.accepts(tape.root) {
      outcome = .valid
    } else {
      outcome = .judged(schema.judged(tape, today: Today.day), tape)
    }
  }

  var isValid: Bool {
    switch outcome {
    case .valid: true
    case .judged(let judgement, _): judgement.isClean
    case .notJSON: false
    }
  }

  /// One complaint: where in the file, and what.
  struct Complaint {
    let line: Int
    let column: Int
    let pointer: JSONPointer
    /// The way to the value for people; empty for the whole.
    let path: String
    let sentence: String
    /// Where the rule stands: a file and a line.
    let origin: String?
    let keyword: String?
  }

  func complaints(showingValues: Bool) -> [Complaint] {
    switch outcome {
    case .valid: []
    case .notJSON(let error):
      [
        Complaint(
          line: firstLine + error.place.line - 1, column: error.place.column, pointer: [], path: "",
          sentence: "\(error.fault)", origin: nil, keyword: nil)
      ]
    case .judged(let judgement, let tape):
      judgement.violations.map { complaint($0, judgement, tape, showingValues) }
        + judgement.findings.filter(\.isFailure).map { complaint($0, tape, showingValues) }
    }
  }

  private func complaint(
    _ violation: Violation, _ judgement: Judgement, _ tape: JSONTape, _ showsValues: Bool
  ) -> Complaint {
    // What was tidied up stands in a text of its own.
    let isInFile = judgement.changes.isEmpty
    let place = isInFile ? violation.place : tape.place(of: violation.pointer)
    let written = schema.place(of: violation.schemaPointer)
    return Complaint(
      line: firstLine + place.line - 1, column: place.column, pointer: violation.pointer,
      path: violation.value.readablePath, sentence: violation.sentence(showingValues: showsValues),
      origin: "\(written?.file ?? "\(schemaPath)"):\((written?.place ?? violation.schemaPlace).line)",
      keyword: violation.keyword)
  }

  private func complaint(
    _ finding: CheckFinding, _ tape: JSONTape, _ showsValues: Bool
  ) -> Complaint {
    let place = tape.place(of: finding.pointer)
    let written = schema.place(ofCheck: finding.check)
    return Complaint(
      line: firstLine + place.line - 1, column: place.column, pointer: finding.pointer,
      path: tape.root[finding.pointer]?.readablePath ?? "",
      sentence: finding.sentence(showingValues: showsValues),
      origin: written.map { "\($0.file):\($0.place.line)" }, keyword: "checks")
  }
}

extension JSONTape {
  /// Where a value stands, or what holds it.
  fileprivate func place(of pointer: JSONPointer) -> TextPlace {
    var way = pointer.tokens
    while !way.isEmpty {
      if let view = root[JSONPointer(way)] { return view.place }
      way.removeLast()
    }
    return root.place
  }
}
