import Digest
public import JSONSchema
public import OrderedJSON

/// What a record must look like, and how a model is to be asked for it.
///
/// However it was written, it holds the strict schema by which answers are judged, in the order in
/// which a model shall write them, with numbers as they were written.
public struct Schema: Sendable {
  /// What its author calls it.
  public let name: String?
  /// The author's own, as it was written.
  public let version: String?
  /// What it is for, in the author's words.
  public let summary: String?
  /// How its author wants the model to be asked.
  public let settings: SchemaSettings
  /// The JSON Schema by which answers are judged.
  public let local: JSON
  /// The same, ready to judge.
  public let compiled: CompiledSchema
  /// What a model is shown before it is asked.
  public let examples: [SchemaExample]
  /// What was noticed, though the schema can be used.
  public let warnings: [Remark]
  /// What it says, from which other forms are written.
  package let blueprint: Blueprint
  package let forms: LocalSchema
  /// What is done to an answer before it is judged.
  package let normaliser: Normaliser
  /// What a schema cannot say.
  package let checks: [Check]
  /// The files that it was read from.
  package let files: [SourceFile]
  /// What was worked out of it.
  package let memory = SchemaMemory()

  /// Names the schema: equal schemas, however they are laid out, and no others, have one identity.
  ///
  /// It is the SHA-256 of the canonical text (RFC 8785) of the local schema.
  public var identity: String {
    memory.identity { "sha256:\(SHA256(of: local.bytes(.canonical)))" }
  }
}

extension Schema {
  /// Reads a JSON Schema, or says everything that is wrong with it.
  public init(
    parsing text: some Sequence<UInt8>, _ options: SchemaOptions = SchemaOptions()
  ) throws(SchemaError) {
    let tape: JSONTape
    do { tape = try JSONTape(parsing: text) } catch { throw .notJSON(error) }
    let compiled: CompiledSchema
    do { compiled = try CompiledSchema(tape, options) } catch { throw .notASchema(error) }
    self.init(jsonSchema: JSON(tape.root), compiled)
  }

  private init(jsonSchema: JSON, _ compiled: CompiledSchema) {
    self.compiled = compiled
    local = jsonSchema
    name = jsonSchema["title"]?.string
    version = nil
    summary = jsonSchema["description"]?.string
    settings = SchemaSettings()
    (examples, checks, warnings, files) = ([], [], [], [])
    blueprint = Blueprint(output: Shape(.schema(jsonSchema, isSent: true)))
    forms = LocalSchema(blueprint)
    normaliser = Normaliser(blueprint)
  }
}

/// Why something is not a schema.
public enum SchemaError: Error, Sendable {
  case notJSON(JSONSyntaxError)
  case notASchema(SchemaErrors)
  /// What is wrong with a schema file, and what else was noticed.
  case refused([Remark])
  /// Why a type has no schema.
  case notReflected(ReflectionError)
}

extension SchemaError: CustomStringConvertible {
  /// A line for each mistake: where, what, and what to do.
  public var description: String {
    switch self {
    case .notJSON(let error): "\(error)"
    case .notASchema(let errors): "\(errors)"
    case .notReflected(let error): "\(error)"
    case .refused(let remarks): remarks.map(\.description).joined(separator: "\n")
    }
  }
}
