import OrderedJSON

// `type`: a value is of one of some sorts. A number without a fraction is an integer, however it is
// written; in draft 4 only if it is written without one.

extension NodeDraft {
  mutating func compileType(_ value: JSONView, with compiler: inout Compiler) {
    let names = value.kind == .array ? Array(value.items) : [value]
    var types: Types = []
    for name in names {
      guard let type = name.string.flatMap({ Types(named: $0) }) else {
        complain(
          .type, "null, boolean, integer, number, string, array or object, or a list of these",
          at: name, &compiler)
        continue
      }
      types.formUnion(type)
    }
    if value.kind == .array, names.isEmpty {
      complain(.type, "a list of at least one sort", at: value, &compiler)
    }
    self.types = types
  }
}

extension Types {
  /// The sort of what an entry stands for; a number is taken for an integer.
  @inline(__always)
  fileprivate init(ofPlain kind: Entry.Kind) {
    self =
      switch kind {
      case .object: .object
      case .array: .array
      case .string, .name: .string
      case .number: .integer
      case .true, .false: .boolean
      case .null: .null
      }
  }
}

extension Ground {
  /// What sort of value this is.
  @inline(__always)
  func types(of entry: Entry, _ node: UnsafePointer<Node>) -> Types {
    guard entry.kind == .number, entry.flags.contains(.decimal) else {
      return Types(ofPlain: entry.kind)
    }
    let types = node.pointee.types
    // Which of the two it is may make no difference.
    if types.isSuperset(of: .number) || types.isDisjoint(with: .number) { return .fraction }
    return !node.pointee.integersHaveNoPoint && decimal(entry).isInteger ? .integer : .fraction
  }
}

extension Judge {
  mutating func reportType(of node: Node, _ number: Int32, _ at: Int) -> Bool {
    let isNever = node.types.isEmpty
    return report.violated(
      isNever ? .never : .type, by: number, isNever ? nil : .type, at: at)
  }
}
