import Digest
public import JSONSchema
public import OrderedJSON

/// What a record must look like.
///
/// A JSON Schema is taken as it was written: members keep their order, for a model writes its answer
/// in the order of the properties, and numbers keep their digits.
public struct Schema: Sendable {
  /// The JSON Schema by which answers are judged.
  public let local: JSON
  /// The same, ready to judge.
  public let compiled: CompiledSchema

  /// Reads a JSON Schema, or says everything that is wrong with it.
  public init(
    parsing text: some Sequence<UInt8>, _ options: SchemaOptions = SchemaOptions()
  ) throws(SchemaError) {
    let tape: JSONTape
    do { tape = try JSONTape(parsing: text) } catch { throw .notJSON(error) }
    do { compiled = try CompiledSchema(tape, options) } catch { throw .notASchema(error) }
    local = JSON(tape.root)
  }

  /// Names the schema: equal schemas, however they are laid out, and no others, have one identity.
  ///
  /// It is the SHA-256 of the canonical text (RFC 8785).
  public var identity: String {
    "sha256:\(SHA256(of: local.bytes(.canonical)))"
  }
}

/// Why something is not a schema.
public enum SchemaError: Error, Sendable {
  case notJSON(JSONSyntaxError)
  case notASchema(SchemaErrors)
}

extension SchemaError: CustomStringConvertible {
  /// A line for each mistake: where, what, and what to do.
  public var description: String {
    switch self {
    case .notJSON(let error): "\(error)"
    case .notASchema(let errors): "\(errors)"
    }
  }
}
