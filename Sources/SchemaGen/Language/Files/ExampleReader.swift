import OrderedJSON
import YAML

/// Reads the examples of a schema file, and judges each as an answer would be.
struct ExampleReader {
  let blueprint: Blueprint
  let source: SchemaFileSource
  /// What is wrong with a record: where in it, and the sentence.
  let mistakes: (JSON) -> [(pointer: JSONPointer, sentence: String)]

  func examples(_ node: YAMLNode, _ notebook: inout Notebook) -> [SchemaExample] {
    guard let entries = node.list else {
      note("examples are a list, each with input and output", node.span.begin, &notebook)
      return []
    }
    return entries.compactMap { example($0, &notebook) }
  }

  private func note(_ sentence: String, _ mark: YAMLMark, _ notebook: inout Notebook) {
    notebook.note(.example, sentence, at: Shape.Origin(0, mark))
  }

  private func example(_ node: YAMLNode, _ notebook: inout Notebook) -> SchemaExample? {
    var input: SchemaExample.Input?
    var output: YAMLNode?
    var isWhole = true
    for member in node.mapping ?? [] {
      switch member.key.text {
      case "input", "file":
        if input != nil {
          note("an example has one input", member.key.span.begin, &notebook)
        }
        input = self.input(member, &notebook)
      case "output": output = member.value
      default:
        isWhole = false
        note(
          "unknown key \"\(member.key.text)\"; an example has input and output",
          member.key.span.begin, &notebook)
      }
    }
    guard let input, let output else {
      if isWhole { note("an example needs input and output", node.span.begin, &notebook) }
      return nil
    }
    var reader = RecordReader(blueprint)
    let record = reader.record(output)
    for mistake in mistakes(record) {
      note(mistake.sentence, reader.mark(mistake.pointer) ?? output.span.begin, &notebook)
    }
    return SchemaExample(input: input, output: record)
  }

  private func input(
    _ member: YAMLMember, _ notebook: inout Notebook
  ) -> SchemaExample.Input? {
    if member.key.text == "input", let text = member.value.scalar?.text, !text.isEmpty {
      return .text(text)
    }
    let inner = member.value.mapping?.first { $0.key.text == "file" }?.value
    guard let scalar = member.key.text == "file" ? member.value.scalar : inner?.scalar,
      !scalar.text.isEmpty
    else {
      note("input is a text, or \"file: PATH\"", member.value.span.begin, &notebook)
      return nil
    }
    if case .failure(let refusal) = source.find(scalar.text, notebook.files[0].identity) {
      note("\"\(scalar.text)\" is not read: \(refusal.reason)", scalar.span.begin, &notebook)
    }
    return .file(scalar.text)
  }
}

extension RecordReader {
  /// Where a value was written, or what holds it.
  func mark(_ pointer: JSONPointer) -> YAMLMark? {
    var way = pointer.tokens
    while true {
      if let mark = marks[JSONPointer(way)] { return mark }
      if way.isEmpty { return nil }
      way.removeLast()
    }
  }
}
