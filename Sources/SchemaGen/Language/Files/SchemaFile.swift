package import OrderedJSON
package import YAML

/// A schema file, read with all that it includes: what it says, before anything is made of it.
package struct SchemaFile: Sendable {
  package var name: String?
  package var version: JSON?
  package var description: String?
  package var settings = SchemaSettings()
  package var blueprint: Blueprint
  /// What stands under `checks` and under `examples`, as it was written.
  package var checks: YAMLNode?
  package var examples: YAMLNode?
}

/// Reads the keys of a schema file, and the definitions of those that it includes.
struct SchemaFileReader {
  var notebook = Notebook()
  private let source: SchemaFileSource
  private(set) var library: DefinitionLibrary

  init(_ source: SchemaFileSource) {
    self.source = source
    library = DefinitionLibrary(source)
  }

  /// The file, if it can be read so far that it has an output; what is wrong stands in the notebook.
  mutating func read(_ found: SchemaFileSource.Found) -> SchemaFile? {
    guard let root = notebook.open(found) else { return nil }
    let node = notebook.files[root].document.root
    if found.isJSON || node.isJSONSchema {
      return SchemaFile(blueprint: Blueprint(output: Shape(.schema(node.json(), isSent: true))))
    }
    guard let members = node.mapping else {
      note(.notAMapping, node.span.begin)
      return nil
    }
    library.load(root, &notebook)
    if library.isFull { return nil }
    var file = SchemaFile(blueprint: Blueprint(output: ShapeReader.unread))
    var output: YAMLMember?
    for member in members {
      switch member.key.text {
      case "output": output = member
      case "definitions", "include": break
      case "checks": file.checks = member.value
      case "examples": file.examples = member.value
      default: read(member, into: &file)
      }
    }
    guard let output, !output.value.isAbsent else {
      // Of an unknown key it is said already that fields stand below "output:".
      if !notebook.hasErrors { note(.noOutput, output?.key.span.begin ?? node.span.begin) }
      return nil
    }
    file.blueprint = library.blueprint(output, in: root, &notebook)
    review(&file)
    return file
  }

  private mutating func note(_ fault: FileFault, _ mark: YAMLMark) {
    notebook.note(fault, at: Shape.Origin(file: 0, offset: mark.offset))
  }

  // MARK: Settings

  private static let keys = [
    "name", "version", "format", "description", "include", "definitions", "output", "model",
    "thinking", "max_output_tokens", "seed", "system", "prompt", "input", "checks", "examples",
  ]

  private mutating func read(_ member: YAMLMember, into file: inout SchemaFile) {
    switch member.key.text {
    case "name": file.name = text(member)
    case "description": file.description = text(member)
    case "version": file.version = member.value.scalar?.json()
    case "format":
      if let format = text(member), format != "1" {
        note(.unknownFormat(format), member.value.span.begin)
      }
    case "model": file.settings.model = text(member)
    case "system": file.settings.system = text(member)
    case "prompt": file.settings.prompt = text(member)
    case "seed": file.settings.seed = count(member)
    case "max_output_tokens": file.settings.maxOutputTokens = count(member)
    case "thinking": file.settings.thinking = oneOf(member, member.value)
    case "input":
      let values = member.value.list ?? [member.value]
      file.settings.input = values.compactMap { oneOf(member, $0) }
    default:
      if notebook.isFull { return }
      let suggestion = nearest(to: member.key.text, among: Self.keys)
      let start = member.key.span.begin.offset
      let fix = suggestion.map {
        Remark.Fix(range: start..<start + member.key.text.utf8.count, text: $0)
      }
      notebook.note(
        .unknownFileKey(member.key.text, suggestion: suggestion),
        at: Shape.Origin(0, member.key.span.begin), fix: member.key.style == .plain ? fix : nil)
    }
  }

  private mutating func text(_ member: YAMLMember) -> String? {
    guard let scalar = member.value.scalar, !scalar.text.isEmpty else {
      note(.noText(key: member.key.text), member.value.span.begin)
      return nil
    }
    return scalar.text
  }

  private mutating func count(_ member: YAMLMember) -> Int? {
    guard case .number(let number)? = member.value.scalar?.meaning,
      let count = number.exactly(Int.self), count >= 0
    else {
      note(.notACount(key: member.key.text), member.value.span.begin)
      return nil
    }
    return count
  }

  private mutating func oneOf<Value: RawRepresentable<String> & CaseIterable>(
    _ member: YAMLMember, _ node: YAMLNode
  ) -> Value? {
    let text = node.scalar?.text ?? ""
    if let value = Value(rawValue: text) { return value }
    let values = Value.allCases.map(\.rawValue)
    note(.notOneOf(key: member.key.text, value: text, values: values), node.span.begin)
    return nil
  }
}

extension Notebook {
  /// Reads a file's YAML; its number, if it is YAML.
  mutating func open(_ found: SchemaFileSource.Found) -> Int? {
    do {
      let document = try YAMLDocument(reading: found.bytes)
      return open(SourceFile(identity: found.identity, name: found.name, document: document))
    } catch {
      note(error, in: found.name)
      return nil
    }
  }
}

extension SchemaFileSource.Found {
  var isJSON: Bool { name.utf8.suffix(5).elementsEqual(".json".utf8) }
}

extension YAMLNode {
  /// Whether it is a JSON Schema already: it says so, or it begins as one.
  fileprivate var isJSONSchema: Bool {
    guard let mapping else { return false }
    return mapping.contains { ["$schema", "type", "properties"].contains($0.key.text) }
  }
}
