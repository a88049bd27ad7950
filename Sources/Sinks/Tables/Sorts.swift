import OrderedJSON

/// Which sorts of value may stand at a place of a record.
struct Sorts: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let null = Sorts(rawValue: 1)
  static let bool = Sorts(rawValue: 2)
  static let integer = Sorts(rawValue: 4)
  static let fraction = Sorts(rawValue: 8)
  static let string = Sorts(rawValue: 16)
  static let array = Sorts(rawValue: 32)
  static let object = Sorts(rawValue: 64)

  static let number: Sorts = [.integer, .fraction]
  static let scalar: Sorts = [.null, .bool, .number, .string]
  static let all: Sorts = [.scalar, .array, .object]

  /// The sorts that a `type` names.
  init(type: JSON) {
    let names = type.array ?? [type]
    self = names.reduce(into: []) { sorts, name in sorts.formUnion(Self.named(name.string)) }
  }

  private static func named(_ name: String?) -> Sorts {
    switch name {
    case "null": .null
    case "boolean": .bool
    case "integer": .integer
    case "number": .number
    case "string": .string
    case "array": .array
    case "object": .object
    default: []
    }
  }

  /// The sort of a value.
  init(of value: JSON) {
    switch value {
    case .null: self = .null
    case .bool: self = .bool
    case .number(let number): self = number.isInteger ? .integer : .fraction
    case .string: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}
