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

extension DocumentRun {
  /// The examples of the schema, ready to be shown.
  func examples() async throws(ExtractionFailure) -> [Example] {
    var examples: [Example] = []
    for example in schema.examples {
      let document: Document
      switch example.input {
      case .text(let text): document = .text(text, named: "an example")
      case .file(let name):
        guard let path = schema.path(ofExample: name) else { continue }
        document = .file(path)
      }
      examples.append(
        Example(contents: try await contents(of: inspected(document)), output: example.output))
    }
    return examples
  }
}
