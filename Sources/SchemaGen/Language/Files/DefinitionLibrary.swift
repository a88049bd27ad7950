import Files
import OrderedJSON
import YAML

/// The definitions of a schema file and of all that it includes.
struct DefinitionLibrary {
  private let source: SchemaFileSource
  /// What each file defines, and what it includes, by the file's number.
  private var files: [Int: FileDefinitions] = [:]
  private var numbers: [FilePath: Int] = [:]
  /// In the order in which they were met, those of the root file first.
  private var definitions: [DefinitionText] = []
  /// Where each name stands among them.
  private var first: [UTF8Text: Int] = [:]
  /// Whether there are more than are read.
  private(set) var isFull = false
  /// The definitions that variants name: their fields stand in the record, their names nowhere.
  private(set) var variants: Set<UTF8Text> = []

  /// One may name the next, and whoever follows them goes as deep.
  private static let most = 1000
  /// One may include the next, and whoever follows them goes as deep.
  private static let mostFiles = 100

  private struct FileDefinitions {
    var own: [DefinitionText] = []
    /// A name before those of the file, if it is included under one.
    var includes: [(prefix: String?, file: Int)] = []
  }

  init(_ source: SchemaFileSource) { self.source = source }

  // MARK: Loading

  /// Reads the definitions of a file, and loads those that it includes, each once.
  mutating func load(_ file: Int, prefix: String? = nil, _ notebook: inout Notebook) {
    numbers[notebook.files[file].identity] = file
    files[file] = FileDefinitions()
    let members = notebook.files[file].document.root.mapping ?? []
    if let member = members.first(where: { $0.key.text == "definitions" }) {
      define(member, in: file, prefix: prefix, &notebook)
    }
    if let member = members.first(where: { $0.key.text == "include" }) {
      include(member.value, in: file, prefix: nil, &notebook)
    }
  }

  private mutating func define(
    _ member: YAMLMember, in file: Int, prefix: String?, _ notebook: inout Notebook
  ) {
    guard let members = member.value.mapping else {
      let fault = FileFault.wrongOption("definitions", wanted: "names, each with what it means")
      return notebook.note(fault, at: Shape.Origin(file, member.value.span.begin))
    }
    for member in members {
      guard let definition = definition(member, in: file, prefix: prefix, &notebook) else {
        continue
      }
      if definitions.count == Self.most {
        isFull = true
        let fault = FileFault.tooManyDefinitions(limit: Self.most)
        return notebook.note(fault, at: Shape.Origin(file, member.key.span.begin))
      }
      if let first = first[UTF8Text(definition.name)].map({ definitions[$0] }) {
        let fault = FileFault.definitionTwice(
          definition.name, first: notebook.files[first.file].name, line: first.key.span.begin.line)
        notebook.note(fault, at: Shape.Origin(file, member.key.span.begin))
        continue
      }
      first[UTF8Text(definition.name)] = definitions.count
      definitions.append(definition)
      files[file]?.own.append(definition)
    }
  }

  private func definition(
    _ member: YAMLMember, in file: Int, prefix: String?, _ notebook: inout Notebook
  ) -> DefinitionText? {
    let origin = Shape.Origin(file, member.key.span.begin)
    let key: FieldKey
    switch FieldKey.read(member.key.text) {
    case .success(let read): key = read
    case .failure(let error):
      notebook.note(error.fault, at: origin)
      return nil
    }
    if key.isOptional { notebook.note(.missingMark(sort: "a definition", key.name), at: origin) }
    guard key.name.isDefinitionName else {
      notebook.note(.definitionName(key.name), at: origin)
      return nil
    }
    if PhraseParser.builtIn(key.name) != nil {
      notebook.note(.builtInName(key.name), at: origin)
      return nil
    }
    return DefinitionText(
      name: prefix.map { "\($0).\(key.name)" } ?? key.name, localName: key.name, file: file,
      key: member.key, description: key.description, node: member.value)
  }

  // MARK: Including

  private mutating func include(
    _ node: YAMLNode, in file: Int, prefix: String?, _ notebook: inout Notebook
  ) {
    switch node.content {
    case .list(let entries) where prefix == nil:
      for entry in entries { include(entry, in: file, prefix: nil, &notebook) }
    case .mapping(let members) where prefix == nil:
      for member in members {
        guard member.key.text.isDefinitionName else {
          notebook.note(
            .definitionName(member.key.text), at: Shape.Origin(file, member.key.span.begin))
          continue
        }
        include(member.value, in: file, prefix: member.key.text, &notebook)
      }
    case .scalar(let path) where !node.isAbsent:
      include(path, in: file, prefix: prefix, &notebook)
    default: notebook.note(.notAPath, at: Shape.Origin(file, node.span.begin))
    }
  }

  private mutating func include(
    _ path: YAMLScalar, in file: Int, prefix: String?, _ notebook: inout Notebook
  ) {
    let origin = Shape.Origin(file, path.span.begin)
    switch source.find(path.text, notebook.files[file].identity) {
    case .failure(let refusal):
      notebook.note(.includeRefused(path: path.text, reason: refusal.reason), at: origin)
    case .success(let found):
      if let number = numbers[found.identity] {
        files[file]?.includes.append((prefix, number))
      } else if notebook.files.count == Self.mostFiles {
        notebook.note(.tooManyFiles(limit: Self.mostFiles), at: origin)
      } else if let number = notebook.open(found) {
        files[file]?.includes.append((prefix, number))
        load(number, prefix: prefix, &notebook)
      }
    }
  }

  /// The names that may be used in a file: its own, and those of the files that it includes.
  private func names(in file: Int) -> TypeNames {
    var names = TypeNames()
    var visited: Set<Int> = []
    add(file, prefix: nil, to: &names, &visited)
    return names
  }

  private func add(
    _ file: Int, prefix: String?, to names: inout TypeNames, _ visited: inout Set<Int>
  ) {
    guard visited.insert(file).inserted, let content = files[file] else { return }
    for definition in content.own {
      let name = prefix.map { "\($0).\(definition.localName)" } ?? definition.localName
      names.add(name, for: definition.name)
    }
    for include in content.includes {
      add(include.file, prefix: include.prefix ?? prefix, to: &names, &visited)
    }
  }

  // MARK: Reading

  /// The shape of a record, and of every definition that it uses.
  mutating func blueprint(_ output: YAMLMember, in root: Int, _ notebook: inout Notebook)
    -> Blueprint
  {
    var names: [Int: TypeNames] = [:]
    for file in files.keys { names[file] = self.names(in: file) }
    let texts = Dictionary(uniqueKeysWithValues: definitions.map { (UTF8Text($0.name), $0) })
    var reader = ShapeReader(names, texts, source, notebook)
    var blueprint = Blueprint(output: reader.reading(root) { $0.shape(output.value) })
    blueprint.definitions = definitions.map { text in
      var definition = Blueprint.Definition(
        text.name, reader.reading(text.file) { $0.shape(of: text) })
      definition.origin = Shape.Origin(text.file, text.key.span.begin)
      return definition
    }
    notebook = reader.notebook
    variants = reader.variants
    return blueprint
  }
}

/// A definition as it was written.
struct DefinitionText {
  /// By which references name it; in a file that is included under a name, with that name before it.
  let name: String
  /// As its own file calls it.
  let localName: String
  let file: Int
  let key: YAMLScalar
  let description: String?
  let node: YAMLNode
}

extension Shape.Origin {
  init(_ file: Int, _ mark: YAMLMark) { self.init(file: file, offset: mark.offset) }
}

extension String {
  /// Letters, digits, `_` and `-`, a letter first.
  fileprivate var isDefinitionName: Bool {
    guard let first = unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-"
    }
  }
}
