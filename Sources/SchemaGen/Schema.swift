import Digest
public import OrderedJSON

/// What a record must look like.
///
/// A JSON Schema is taken as it was written: members keep their order, for a model writes its answer
/// in the order of the properties, and numbers keep their digits.
public struct Schema: Sendable, Hashable {
  /// The JSON Schema by which answers are judged.
  public let local: JSON

  /// Reads a JSON Schema.
  public init(
    parsing text: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()
  ) throws(SchemaError) {
    let tape: JSONTape
    do { tape = try JSONTape(parsing: text, limits: limits) } catch { throw .notJSON(error) }
    try self.init(local: JSON(tape.root))
  }

  /// Takes a JSON Schema.
  public init(local: JSON) throws(SchemaError) {
    switch local {
    case .object, .bool: self.local = local
    case .null, .number, .string, .array: throw .notASchema(local.kind)
    }
  }

  /// Names the schema: equal schemas, however they are laid out, and no others, have one identity.
  ///
  /// It is the SHA-256 of the canonical text (RFC 8785).
  public var identity: String {
    "sha256:\(SHA256(of: local.bytes(.canonical)))"
  }
}

/// Why something is not a schema.
public enum SchemaError: Error, Sendable, Hashable {
  case notJSON(JSONSyntaxError)
  case notASchema(JSON.Kind)
}

extension SchemaError: CustomStringConvertible {
  /// One line: what is wrong and what to do.
  public var description: String {
    switch self {
    case .notJSON(let error): "\(error)"
    case .notASchema(let kind):
      "a JSON Schema is an object, or true or false, but this is \(kind.inWords)"
    }
  }
}
