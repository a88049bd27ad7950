import OrderedJSON
import Patterns

/// A compiled schema: flat tables that a ``Judge`` walks beside a value's tape.
///
/// Each subschema that can be reached is a ``Node``; nodes name each other by index, so recursion
/// needs no references. What is only needed to speak of a rule, its place in the schema's text, is
/// kept apart from what is needed to judge.
///
/// `{"type": "object", "properties": {"n": {"minimum": 1}}}` gives
///
///     nodes   0: object only, object rules 0       1: numbers 0..<1
///     objects 0: names n → node 1, anything else is free
///     numbers 0: minimum 1
struct Program: Sendable {
  var nodes: [Node] = []
  var numbers: [NumberRule] = []
  var strings: [StringRule] = []
  var arrays: [ArrayRules] = []
  var objects: [ObjectRules] = []
  var dependencies: [Dependency] = []
  /// Rules that apply to the value itself, whatever it is.
  var steps: [Step] = []
  /// Lists of nodes, for rules that have several.
  var lists: [Int32] = []

  var choices: [Choices] = []
  /// Tables of names, lists of names, and the bytes of both.
  var slots: [NameSlot] = []
  var names: [NameSlot] = []
  var pool: [UInt8] = []
  /// Values that a value is compared with as a whole.
  var values: [JSONView] = []
  var patterns: [SourcedPattern] = []
  /// Where each dynamic anchor leads, by the resource that is entered first.
  var dynamicAnchors: [[Int32: Int32]] = []

  /// Whether what was evaluated has to be noted while judging.
  var tracksEvaluated = false
  /// Whether the resources that are entered have to be noted while judging.
  var tracksScope = false

  /// For each node, its schema.
  var origins: [Origin] = []
  /// The texts of all schemas that take part.
  var resources: [Resource] = []
}

/// A compiled pattern, and its text to speak of it.
struct SourcedPattern: Sendable {
  let pattern: Pattern
  let source: String
}

/// A slice of one of a program's tables.
struct Slice: BitwiseCopyable, Sendable {
  var start: Int32 = 0
  var count: Int32 = 0

  var isEmpty: Bool { count == 0 }
}

/// One subschema.
struct Node: BitwiseCopyable, Sendable {
  /// The sorts of value that may come here at all.
  var types: Types = .any
  var numbers = Slice()
  var strings = Slice()
  /// The rules for the items of an array, and for the members of an object; -1 for none.
  var array: Int32 = -1
  var object: Int32 = -1
  var steps = Slice()
  /// The resource that the schema stands in.
  var resource: Int32 = 0
  /// The schemas for children that nothing has evaluated; -1 for none.
  var unevaluatedItems: Int32 = -1
  var unevaluatedProperties: Int32 = -1
  /// Whether there is anything to judge but the sort of the value.
  var hasRules = false
  /// Whether there are steps, or schemas for children that nothing has evaluated.
  var hasFurtherRules = false
  /// Whether `1.0` is no integer: so in draft 4.
  var integersHaveNoPoint = false

  /// No node.
  static let none: Int32 = -1
}

/// Sorts of value, as `type` tells them apart.
struct Types: OptionSet, BitwiseCopyable, Sendable, Hashable {
  let rawValue: UInt8

  static let null = Types(rawValue: 1)
  static let boolean = Types(rawValue: 2)
  static let integer = Types(rawValue: 4)
  /// A number that is no integer.
  static let fraction = Types(rawValue: 8)
  static let string = Types(rawValue: 16)
  static let array = Types(rawValue: 32)
  static let object = Types(rawValue: 64)
  static let number: Types = [.integer, .fraction]
  static let any = Types(rawValue: 127)

  /// The type of a name in `type`.
  init?(named name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = .number
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// A rule about a value in place: it applies to the value itself, not to its children.
enum Step: BitwiseCopyable, Sendable {
  /// The value is one of a list (`enum`, `const`).
  case choices(Int32)
  /// `$ref`, or a dynamic reference that has only one place to go.
  case reference(Int32)
  /// `$dynamicRef`, `$recursiveRef`: where to go depends on the resources entered before.
  case dynamic(anchor: Int32, else: Int32)
  case allOf(Slice)
  case anyOf(Slice)
  case oneOf(Slice)
  case not(Int32)
  /// `if` with `then` and `else`, either of which may be `Node.none`.
  case condition(Int32, then: Int32, else: Int32)
  /// `dependentSchemas`: names, and as many nodes.
  case dependentSchemas(names: Slice, Slice)
}

/// Where a node comes from.
struct Origin: Sendable {
  /// The schema itself, on the tape of its text.
  var schema: JSONView
  var resource: Int32
}

/// A schema with a URI of its own, and everything inside of it that has none.
struct Resource: Sendable {
  /// The absolute URI, without a fragment.
  var uri: String
  var root: JSONView
  var dialect: Dialect
  /// Places by their plain names.
  var anchors: [UTF8Text: JSONView] = [:]
  /// Of these, the ones that a dynamic reference can find.
  var dynamicAnchors: Set<UTF8Text> = []
}
