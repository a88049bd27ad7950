package import OrderedJSON
import SchemaGen

/// The text of a document that is all text, against which its record is looked through.
///
/// It sees what a schema cannot: values that stand nowhere in the text, and text that speaks to the
/// model. Both are hints and never more. A value that a model put in its own words is not in the
/// text either, and one that is may still be the wrong one.
package struct DocumentText: Sendable {
  private let text: String
  private let folded: FoldedText

  /// Prepares a text, in time that grows as the text does.
  package init(_ text: String) {
    self.text = text
    folded = FoldedText(text)
  }

  /// The values of a record that do not stand in the text, and what in the text looks like an
  /// instruction.
  package func flags(for record: JSON, in form: RecordForm) -> [AnswerFlag] {
    missing(of: form.wire.printedValues(in: record)).map(AnswerFlag.notInText) + instructions
  }

  /// What in the text looks like an instruction to the model.
  package var instructions: [AnswerFlag] {
    InstructionPhrases.found(in: folded).map(AnswerFlag.instructionInText)
  }

  /// Where the values stand that the text does not have. The text is read once for all of them.
  private func missing(of printed: PrintedValues) -> [JSONPointer] {
    var search = ValueSearch(capacity: printed.values.count)
    let wanted = printed.values.map { search.append($0.value, as: $0.kind) }
    let findings = search.findings(in: text, folded)
    return zip(printed.values, wanted).compactMap { value, wanted in
      findings.has(wanted) ? nil : printed.pointer(to: value)
    }
  }
}

/// Values that are looked for in a text.
private struct ValueSearch {
  private var phrases: Phrases
  private var numbers = PrintedNumbers()
  private var days = PrintedDays()

  init(capacity: Int) { phrases = Phrases(capacity: capacity) }

  /// How a value is found: by its rank among those of its kind.
  enum Wanted {
    case phrase(Int)
    case number(Int)
    /// As it is written, or on the day that it names.
    case day(phrase: Int, Int?)
    case known(isThere: Bool)
  }

  mutating func append(_ value: JSON, as kind: PrintedKind) -> Wanted {
    switch (kind, value) {
    case (.number, .number(let number)):
      // A cell that is empty often means zero.
      if number.withDecimal({ $0.isZero }) { return .known(isThere: true) }
      switch numbers.append(number) {
      case .rank(let rank): return .number(rank)
      case .tooLong: return .phrase(phrases.append(number.text))
      case .tooFar: return .known(isThere: false)
      }
    case (.day, .string(let text)):
      let day = CalendarDay(parsing: Array(text.utf8.prefix(10)))
      return .day(phrase: phrases.append(text), day.map { days.append($0) })
    case (_, .string(let text)): return .phrase(phrases.append(text))
    default: return .known(isThere: true)
    }
  }

  func findings(in text: String, _ folded: FoldedText) -> Findings {
    Findings(
      phrases: phrases.found(in: folded), numbers: numbers.found(in: text),
      days: days.found(in: folded))
  }

  struct Findings {
    let phrases: [Bool]
    let numbers: [Bool]
    let days: [Bool]

    func has(_ wanted: Wanted) -> Bool {
      switch wanted {
      case .phrase(let rank): phrases[rank]
      case .number(let rank): numbers[rank]
      case .day(let phrase, let day): phrases[phrase] || day.map { days[$0] } ?? false
      case .known(let isThere): isThere
      }
    }
  }
}
