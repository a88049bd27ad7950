import OrderedJSON

// `enum` and `const`: a value is one of a list, compared as JSON compares: numbers by value, strings by
// their bytes, objects in whatever order.

/// The values that one may be.
struct Choices: BitwiseCopyable, Sendable {
  /// Of `null`, `true` and `false`, those that may be.
  var constants: Constants = []
  /// The strings that may be.
  var strings = NameTable()
  /// Numbers, arrays and objects, in the program's `values`.
  var others = Slice()
  /// The keyword, for messages.
  var keyword: Keyword

  struct Constants: OptionSet, BitwiseCopyable {
    let rawValue: UInt8
    static let null = Constants(rawValue: 1)
    static let `true` = Constants(rawValue: 2)
    static let `false` = Constants(rawValue: 4)
  }
}

extension NodeDraft {
  mutating func compileChoices(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    if keyword == .enum, value.kind != .array {
      return complain(keyword, "a list of values", at: value, &compiler)
    }
    var choices = Choices(keyword: keyword)
    var strings: [String] = []
    choices.others.start = Int32(compiler.program.values.count)
    for choice in keyword == .const ? [value] : Array(value.items) {
      switch choice.kind {
      case .null: choices.constants.insert(.null)
      case .bool: choices.constants.insert(choice.bool == true ? .true : .false)
      case .string: strings.append(choice.string ?? "")
      case .number, .array, .object:
        compiler.program.values.append(choice)
        choices.others.count += 1
      }
    }
    choices.strings = compiler.program.table(of: strings.map { ($0, 0) })
    steps.append(.choices(Int32(compiler.program.choices.count)))
    compiler.program.choices.append(choices)
  }
}

extension Judge {
  mutating func judgeChoices(_ index: Int, _ number: Int32, _ at: Int) -> Bool {
    let choices = ground.tables.pointee.choices[index]
    let entry = ground.entries[at]
    let isOne =
      switch entry.kind {
      case .null: choices.constants.contains(.null)
      case .true: choices.constants.contains(.true)
      case .false: choices.constants.contains(.false)
      case .string, .name: ground.find(entry, in: choices.strings) >= 0
      case .number, .array, .object: isAmong(choices.others, at)
      }
    if isOne { return true }
    return report.violated(
      .choice, by: number, choices.keyword, at: at)
  }

  private func isAmong(_ values: Slice, _ at: Int) -> Bool {
    guard !values.isEmpty else { return false }
    let value = JSONView(tape, at)
    return memory.program.values[values].contains { value.means(sameAs: $0) }
  }
}
