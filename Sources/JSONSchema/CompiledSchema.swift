public import OrderedJSON

/// A JSON Schema, ready to judge any number of values, from any number of threads.
///
///     let schema = try CompiledSchema(JSONTape(parsing: text))
///     schema.accepts(answer.root)
///     for violation in schema.violations(in: answer.root) { print(violation) }
public struct CompiledSchema: Sendable {
  let memory: ProgramMemory

  /// Compiles a schema, or says everything that is wrong with it.
  public init(
    _ text: JSONTape, _ options: SchemaOptions = SchemaOptions()
  ) throws(SchemaErrors) {
    memory = ProgramMemory(try Compiler.compile(text, options))
    let resources = memory.program.resources.filter { $0.root.tape.isSame(as: text) }
    let mistakes = Metaschemas.mistakes(of: resources)
    guard mistakes.isEmpty else { throw SchemaErrors(mistakes: mistakes) }
  }

  /// Compiles a schema that is known to be right.
  init(unchecked text: JSONTape) throws(SchemaErrors) {
    memory = ProgramMemory(try Compiler.compile(text, SchemaOptions()))
  }

  /// Whether a value is valid.
  public func accepts(_ value: JSONView) -> Bool {
    defer {
      extendLifetime(memory)
      extendLifetime(value)
    }
    var judge = Judge(memory, value.tape, Verdict())
    return judge.judgeAll(value.index)
  }

  /// What is wrong with a value, the first so many things; nothing if it is valid.
  public func violations(in value: JSONView, limit: Int = 100) -> [Violation] {
    // A verdict takes a tenth of the time, and most values are valid.
    accepts(value) ? [] : evaluate(value, limit: limit).violations
  }

  /// What the schema says of a value that is valid.
  public func notes(on value: JSONView) -> [Note] {
    evaluate(value, limit: 1).notes
  }

  /// All that a judge tells of a value.
  func evaluate(_ value: JSONView, limit: Int) -> (violations: [Violation], notes: [Note]) {
    defer {
      extendLifetime(memory)
      extendLifetime(value)
    }
    var judge = Judge(memory, value.tape, Collector(memory.program, value.tape, limit: limit))
    let isValid = judge.judgeAll(value.index)
    return (judge.report.violations, isValid ? judge.report.finishedNotes : [])
  }
}
