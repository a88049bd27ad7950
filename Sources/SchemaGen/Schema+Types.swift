public import JSONCoding
import JSONSchema
import OrderedJSON

extension Schema {
  /// Finds the schema of a type in how it decodes; what it says of itself (``SchemaDescribed``) goes in.
  ///
  ///     let schema = try Schema(of: Invoice.self)
  ///
  /// Nothing is derived in part: what cannot be told is an error that names the type and the key.
  public init(
    of type: any Decodable.Type, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(SchemaError) {
    do throws(ReflectionError) {
      try self.init(
        Blueprint(of: type, by: rules), saidBy: nil, named: String(describing: type))
    } catch {
      throw .notReflected(error)
    }
  }

  /// Finds the schema of a type, and lays over it what a schema in YAML says of its fields: words,
  /// bounds, meanings, which may be missing or null; and its settings, checks and examples.
  ///
  /// The YAML may speak of some fields only, and has to agree with the type on what they are.
  public init(
    of type: any Decodable.Type, by rules: JSONCodingRules = JSONCodingRules(),
    describedBy overlay: Schema
  ) throws(SchemaError) {
    do throws(ReflectionError) {
      let blueprint = try Blueprint(of: type, by: rules).overlaid(by: overlay.blueprint)
      try self.init(blueprint, saidBy: overlay, named: overlay.name ?? String(describing: type))
    } catch {
      throw .notReflected(error)
    }
  }

  private init(
    _ blueprint: Blueprint, saidBy overlay: Schema?, named name: String
  ) throws(ReflectionError) {
    self.name = name
    version = overlay?.version
    summary = overlay?.summary ?? blueprint.output.description
    settings = overlay?.settings ?? SchemaSettings()
    examples = overlay?.examples ?? []
    warnings = []
    self.blueprint = blueprint
    forms = LocalSchema(blueprint)
    local = forms.schema
    normaliser = Normaliser(blueprint)
    checks = overlay?.checks ?? []
    files = overlay?.files ?? []
    guard let tape = try? JSONTape(parsing: local.bytes()) else {
      throw .isEndless(at: name, type: name)
    }
    do throws(SchemaErrors) {
      compiled = try CompiledSchema(tape, SchemaOptions(formats: .asserted))
    } catch {
      throw .notesRefused(at: name, reason: "\(error)")
    }
  }
}
