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
    // What a record has neither of is not looked for.
    lazy var numbers = PrintedNumbers(in: text)
    lazy var days = PrintedDays(in: folded)
    let missing = form.wire.printedValues(in: record) { value, kind in
      switch (kind, value) {
      case (.number, .number(let number)):
        // A cell that is empty often means zero.
        number != JSONNumber(0) && !(numbers.contains(number) ?? folded.contains(number.text))
      case (.day, .string(let text)):
        !folded.contains(text)
          && !(CalendarDay(parsing: Array(text.utf8.prefix(10))).map { days.contains($0) } ?? false)
      case (_, .string(let text)): !folded.contains(text)
      default: false
      }
    }
    return missing.map(AnswerFlag.notInText) + instructions
  }

  /// What in the text looks like an instruction to the model.
  package var instructions: [AnswerFlag] {
    InstructionPhrases.found(in: folded).map(AnswerFlag.instructionInText)
  }
}
