import Interactions
import OrderedJSON
import SchemaGen

/// A document that a model is shown before it is asked, and the record that it should become.
struct Example: Sendable {
  let contents: [Content]
  let output: JSON

  /// The turns in which it was asked about and answered, in the form in which the model is to write. An
  /// output that this form cannot say is left out with its document.
  func turns(in form: RecordForm) -> [Step] {
    guard let output = try? form.wrapped(output) else { return [] }
    return [
      .userInput(UserInputStep(contents)),
      .modelOutput(ModelOutputStep([.text(output.text())])),
    ]
  }
}
