package import Files
public import JSONSchema
import OrderedJSON

extension Schema {
  /// Reads a schema in YAML, or a JSON Schema in YAML, or says everything that is wrong with it.
  ///
  /// It may not include files; ``init(contentsOf:_:)-(String,_)`` reads those.
  public init(
    yaml text: String, named name: String = "schema.yaml",
    _ options: SchemaOptions = SchemaOptions()
  ) throws(SchemaError) {
    let found = SchemaFileSource.Found(
      identity: FilePath(name) ?? "schema.yaml", name: name, bytes: Array(text.utf8))
    try self.init(reading: found, .none, options)
  }

  /// Reads a schema file, YAML or JSON, and what it includes from its own folder.
  public init(
    contentsOf path: String, _ options: SchemaOptions = SchemaOptions()
  ) throws {
    guard let path = FilePath(path) else { throw FileError.refused(.opening, "", code: 22) }
    try self.init(contentsOf: path, options)
  }

  /// Reads a schema file, YAML or JSON, and what it includes from its own folder.
  package init(contentsOf path: FilePath, _ options: SchemaOptions = SchemaOptions()) throws {
    let bytes = try File(opening: path).readAll(limit: 1 << 28)
    let found = SchemaFileSource.Found(
      identity: try path.resolved(), name: "\(path)", bytes: bytes)
    try self.init(reading: found, try .folder(of: path), options)
  }

  /// Reads a schema whose bytes are at hand.
  package init(
    reading found: SchemaFileSource.Found, _ source: SchemaFileSource,
    _ options: SchemaOptions = SchemaOptions()
  ) throws(SchemaError) {
    if found.isJSON {
      try self.init(parsing: found.bytes, options)
      return
    }
    var reader = SchemaFileReader(source)
    let file = reader.read(found)
    guard let file, !reader.notebook.hasErrors else { throw .refused(reader.notebook.remarks) }
    try self.init(file, source, &reader.notebook, options)
  }

  private init(
    _ file: SchemaFile, _ source: SchemaFileSource, _ notebook: inout Notebook,
    _ options: SchemaOptions
  ) throws(SchemaError) {
    var checks = CheckReader(file.blueprint)
    if let node = file.checks { checks.read(node, &notebook) }
    let forms = LocalSchema(file.blueprint)
    // In the language a format is a rule; a JSON Schema says itself what it is.
    var options = options
    if options.formats == .asDialect, file.blueprint.output.wholeSchema == nil {
      options.formats = .asserted
    }
    let compiled = try Self.compiled(forms, &notebook, options)
    try self.init(file, forms, compiled, checks.checks, [], notebook)
    guard let node = file.examples else { return }
    let reader = ExampleReader(blueprint: blueprint, source: source) { [self] in mistakes(in: $0) }
    let examples = reader.examples(node, &notebook)
    try self.init(file, forms, compiled, checks.checks, examples, notebook)
  }

  private init(
    _ file: SchemaFile, _ forms: LocalSchema, _ compiled: CompiledSchema, _ checks: [Check],
    _ examples: [SchemaExample], _ notebook: Notebook
  ) throws(SchemaError) {
    if notebook.hasErrors { throw .refused(notebook.remarks) }
    name = file.name
    version = file.version.map { $0.string ?? $0.text() }
    summary = file.description
    settings = file.settings
    local = forms.schema
    blueprint = file.blueprint
    normaliser = Normaliser(file.blueprint)
    warnings = notebook.remarks
    files = notebook.files
    (self.forms, self.compiled, self.checks, self.examples) = (forms, compiled, checks, examples)
  }

  /// Compiles the local schema; what is wrong is noted where it was written.
  private static func compiled(
    _ forms: LocalSchema, _ notebook: inout Notebook, _ options: SchemaOptions
  ) throws(SchemaError) -> CompiledSchema {
    let tape: JSONTape
    do {
      tape = try JSONTape(parsing: forms.schema.bytes())
    } catch {
      // Written here, it can be wrong in its depth alone: its places are not of the file.
      notebook.note(.tooDeep, at: forms.origins[[]] ?? Shape.Origin(file: 0, offset: 0))
      throw .refused(notebook.remarks)
    }
    do {
      return try CompiledSchema(tape, options)
    } catch {
      for mistake in error.mistakes { notebook.note(mistake, forms) }
      throw .refused(notebook.remarks)
    }
  }

  /// What is wrong with a record, each with the way to it.
  private func mistakes(in record: JSON) -> [(pointer: JSONPointer, sentence: String)] {
    guard let tape = try? JSONTape(parsing: record.bytes()) else {
      return [([], "nests too deeply")]
    }
    let judgement = judged(tape, today: nil)
    return judgement.violations.map { ($0.pointer, $0.sentence()) }
      + judgement.findings.filter(\.isFailure).map { ($0.pointer, $0.description) }
  }
}

extension Notebook {
  /// Notes what the compiler of JSON Schemas says of a part that was written in a file.
  fileprivate mutating func note(_ mistake: SchemaMistake, _ forms: LocalSchema) {
    var way = mistake.pointer.tokens
    while !way.isEmpty, forms.origins[JSONPointer(way)] == nil { way.removeLast() }
    let origin = forms.origins[JSONPointer(way)] ?? Shape.Origin(file: 0, offset: 0)
    let isPattern = if case .badPattern = mistake.fault { true } else { false }
    note(isPattern ? .pattern : .jsonSchema, "\(mistake.fault)", at: origin)
  }
}

extension Schema {
  /// Where a file lies that an example names: seen from the folder of the schema.
  package func path(ofExample name: String) -> FilePath? {
    guard let name = FilePath(name) else { return nil }
    return files.first.map { $0.identity.folder.appending(name) } ?? name
  }
}
