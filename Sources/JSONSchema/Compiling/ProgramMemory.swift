import OrderedJSON
import Patterns

/// The tables of a finished program at fixed addresses: judging reads them without counting references.
struct Tables: BitwiseCopyable {
  let nodes: UnsafePointer<Node>
  let numbers: UnsafePointer<NumberRule>
  let strings: UnsafePointer<StringRule>
  let arrays: UnsafePointer<ArrayRules>
  let objects: UnsafePointer<ObjectRules>
  let dependencies: UnsafePointer<Dependency>
  let steps: UnsafePointer<Step>
  let lists: UnsafePointer<Int32>
  let choices: UnsafePointer<Choices>
  let slots: UnsafePointer<NameSlot>
  let names: UnsafePointer<NameSlot>
  let pool: UnsafePointer<UInt8>
  /// The patterns, which the program keeps.
  let patterns: UnsafePointer<Unmanaged<Pattern>>
  let hashStart: UInt64
  let tracksEvaluated: Bool
  let tracksScope: Bool
  /// Whether either is noted.
  let tracksAnything: Bool

  init(_ program: Program) {
    nodes = Self.fixed(program.nodes)
    numbers = Self.fixed(program.numbers)
    strings = Self.fixed(program.strings)
    arrays = Self.fixed(program.arrays)
    objects = Self.fixed(program.objects)
    dependencies = Self.fixed(program.dependencies)
    steps = Self.fixed(program.steps)
    lists = Self.fixed(program.lists)
    choices = Self.fixed(program.choices)
    slots = Self.fixed(program.slots)
    names = Self.fixed(program.names)
    pool = Self.fixed(program.pool)
    patterns = Self.fixed(program.patterns.map { Unmanaged.passUnretained($0.pattern) })
    hashStart = NameHash.start
    tracksEvaluated = program.tracksEvaluated
    tracksScope = program.tracksScope
    tracksAnything = tracksEvaluated || tracksScope
  }

  func free() {
    nodes.deallocate()
    numbers.deallocate()
    strings.deallocate()
    arrays.deallocate()
    objects.deallocate()
    dependencies.deallocate()
    steps.deallocate()
    lists.deallocate()
    choices.deallocate()
    slots.deallocate()
    names.deallocate()
    pool.deallocate()
    patterns.deallocate()
  }

  private static func fixed<Element: BitwiseCopyable>(
    _ table: [Element]
  ) -> UnsafePointer<Element> {
    // Eight bytes more may be read behind the names.
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: table.count + 8)
    memory.initialize(from: table, count: table.count)
    return UnsafePointer(memory)
  }

  /// A name of the schema as text.
  func string(_ name: NameSlot) -> String {
    String(
      decoding: UnsafeBufferPointer(start: pool + Int(name.start), count: Int(name.length)),
      as: UTF8.self)
  }
}

/// A finished program, and what judging by it needs.
///
/// `@unchecked`: the tables are written before `init` returns, and only read from then on.
final class ProgramMemory: @unchecked Sendable {
  let tables: UnsafePointer<Tables>
  /// What searches for patterns work with.
  let desks = PatternDesks()
  /// The program itself, for what is not needed on the way to a verdict.
  let program: Program

  init(_ program: Program) {
    self.program = program
    let tables = UnsafeMutablePointer<Tables>.allocate(capacity: 1)
    tables.initialize(to: Tables(program))
    self.tables = UnsafePointer(tables)
  }

  deinit {
    tables.pointee.free()
    tables.deallocate()
  }
}
