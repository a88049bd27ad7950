public import OrderedJSON

/// The forms in which the specification has validators answer (2020-12 Core, section 12).
public enum OutputFormat: String, Sendable, CaseIterable {
  /// Only whether it is valid.
  case flag
  /// A flat list of errors, or of annotations.
  case basic
  /// The errors of branches below the error of their keyword.
  case detailed
}

extension CompiledSchema {
  /// Judges a value and answers in one of the specification's forms.
  public func output(
    for value: JSONView, as format: OutputFormat, limit: Int = 100
  ) -> JSON {
    if format == .flag { return ["valid": .bool(accepts(value))] }
    let (violations, notes) = evaluate(value, limit: limit)
    if violations.isEmpty {
      return ["valid": true, "annotations": .array(notes.map(\.unit))]
    }
    return violations.output(as: format)
  }
}

extension [Violation] {
  /// The violations in one of the specification's forms.
  public func output(as format: OutputFormat, showingValues: Bool = true) -> JSON {
    if format == .flag { return ["valid": false] }
    let errors = flatMap { violation in
      format == .basic
        ? violation.flatUnits(showingValues) : [violation.unit(detailed: true, showingValues)]
    }
    return ["valid": false, "errors": .array(errors)]
  }
}

extension Note {
  var unit: JSON {
    [
      "valid": true,
      "keywordLocation": .string(evaluationPath.description),
      "absoluteKeywordLocation": .string(absoluteLocation),
      "instanceLocation": .string(pointer.description),
      "annotation": JSON(content),
    ]
  }
}

extension Violation {
  /// The violation, and those of its branches.
  func flatUnits(_ showingValues: Bool) -> [JSON] {
    [unit(detailed: false, showingValues)]
      + branches.joined().flatMap { $0.flatUnits(showingValues) }
  }

  func unit(detailed: Bool, _ showingValues: Bool) -> JSON {
    var unit: JSON = [
      "valid": false,
      "keywordLocation": .string(evaluationPath.description),
      "absoluteKeywordLocation": .string(absoluteLocation),
      "instanceLocation": .string(pointer.description),
      "error": .string(sentence(showingValues: showingValues)),
    ]
    let inner = branches.joined()
    if detailed, !inner.isEmpty {
      unit["errors"] = .array(inner.map { $0.unit(detailed: true, showingValues) })
    }
    return unit
  }

  private var branches: [[Violation]] {
    if case .branches(let branches) = rule { branches } else { [] }
  }
}
