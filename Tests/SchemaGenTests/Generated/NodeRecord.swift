// Generated from node.yaml by extract schema swift; do not edit.

public import SchemaGen

/// holds others
public struct NodeRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// `string`
  public var name: String
  /// `NodeRecord?`
  public var parent: Boxed<NodeRecord>?
  /// `Link`
  public var chain: Link
  /// `Term?`
  public var union: Term?

  /// Makes one of its values.
  public init(name: String, parent: Boxed<NodeRecord>?, chain: Link, union: Term?) {
    self.name = name
    self.parent = parent
    self.chain = chain
    self.union = union
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(parent, forKey: .parent)
    try container.encode(chain, forKey: .chain)
    try container.encode(union, forKey: .union)
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>("holds others", definition: "node")
    .definitions(NodeRecord.self, Link.self, Term.self)

  /// `link`
  public struct Link: Codable, Sendable, Hashable, SchemaDescribed {
    /// `Link?`
    public var next: Boxed<Link>?
    /// `NodeRecord`
    public var node: Boxed<NodeRecord>?

    /// Makes one of its values.
    public init(next: Boxed<Link>?, node: Boxed<NodeRecord>? = nil) {
      self.next = next
      self.node = node
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(next, forKey: .next)
      try container.encodeIfPresent(node, forKey: .node)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(definition: "link")
      .field(\.node, mayBeMissing: true)
  }

  /// `term`
  public indirect enum Term: Codable, Sendable, Hashable, SchemaDescribed {
    case sum(Sum)
    case value(Value)

    /// Reads the variant that is named.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      switch try container.decode(String.self, forKey: .tag) {
      case "sum": self = .sum(try Sum(from: decoder))
      case "value": self = .value(try Value(from: decoder))
      default:
        throw DecodingError.dataCorruptedError(
          forKey: .tag, in: container, debugDescription: "this is no known variant")
      }
    }

    /// Writes the variant's name, then its fields.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .sum(let fields):
        try container.encode("sum", forKey: .tag)
        try fields.encode(to: encoder)
      case .value(let fields):
        try container.encode("value", forKey: .tag)
        try fields.encode(to: encoder)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case tag = "op"
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(tag: "op", definition: "term")
      .variant("sum", Sum.self)
      .variant("value", Value.self)

    /// `sum`
    public struct Sum: Codable, Sendable, Hashable {
      /// `Term`
      public var left: Term
      /// `Term`
      public var right: Term

      /// Makes one of its values.
      public init(left: Term, right: Term) {
        self.left = left
        self.right = right
      }
    }

    /// `value`
    public struct Value: Codable, Sendable, Hashable {
      /// `number`
      public var number: Double

      /// Makes one of its values.
      public init(number: Double) {
        self.number = number
      }
    }
  }

  /// Holds a value of a type that holds itself.
  public indirect enum Boxed<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    case value(Value)

    /// Reads the value itself.
    public init(from decoder: any Decoder) throws {
      self = .value(try decoder.singleValueContainer().decode(Value.self))
    }

    /// Writes the value itself.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .value(let value): try container.encode(value)
      }
    }
  }
}
