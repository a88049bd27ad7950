import JSONSchema
import OrderedJSON
import TestSupport
import Testing

/// The catalogue of the official SDK's types, as it was read off that SDK.
struct WireTypes {
  /// Fields by type, in order.
  let types: JSONObject

  /// What a field holds. A tag is written without more.
  static func sort(of field: JSON) -> JSON { field["type"] ?? field }

  init() throws {
    let files = try PublicSuite.requests.files(in: "..")
    let catalogue = try #require(files.first { $0.name == "types.json" })
    types = try #require(try JSON(parsing: catalogue.bytes)["types"]?.object)
  }

  /// A JSON Schema that takes what the SDK can read into one of its types, and no other member.
  func schema(for type: String) throws -> CompiledSchema {
    let definitions = types.members.map { ($0.name, object($0.value)) }
    let schema: JSON = [
      "$ref": .string("#/$defs/\(type)"), "$defs": .object(definitions.map { ($0.0, $0.1) }),
    ]
    return try CompiledSchema(JSONTape(parsing: schema.bytes()))
  }

  private func object(_ fields: JSON) -> JSON {
    let members = fields.object?.members ?? []
    // Types without fields are open: the SDK takes any object for them.
    guard !members.isEmpty else { return ["type": "object"] }
    var properties = JSONObject(members.map { ($0.name, schema(of: Self.sort(of: $0.value))) })
    // Real interactions bear it, though the SDK has no field for it.
    if properties["status"] != nil { properties["object"] = ["const": "interaction"] }
    let required = members.filter { $0.value["required"] == true }.map { JSON.string($0.name) }
    return [
      "type": "object", "required": .array(required), "additionalProperties": false,
      "properties": .object(properties),
    ]
  }

  private func schema(of type: JSON) -> JSON {
    switch type {
    case "string": return ["type": "string"]
    case "int": return ["type": "integer"]
    case "float": return ["type": "number"]
    case "bool": return ["type": "boolean"]
    case "Any": return true
    case .string(let name): return ["$ref": .string("#/$defs/\(name)")]
    default: break
    }
    if let item = type["list"] { return ["type": "array", "items": schema(of: item)] }
    if let value = type["map"] {
      return ["type": "object", "additionalProperties": schema(of: value)]
    }
    if let const = type["const"] { return ["const": const] }
    if let choices = type["anyOf"]?.array { return ["anyOf": .array(choices.map(schema))] }
    return type["open"] == true ? ["type": "string"] : ["enum": type["enum"] ?? []]
  }
}
