import JSONCoding
import JSONSchema
import OrderedJSON
import SchemaGen

/// What a Codable type expects of JSON that a model wrote, found by reflection: the schema that is sent,
/// and the way from an answer to a value.
struct TypedSchema<Value: Decodable>: Sendable {
  private let schema: Schema
  private let wire: WireSchema
  private let rules: JSONCodingRules

  /// Finds the schema of the type.
  init(
    of type: Value.Type = Value.self, by rules: JSONCodingRules, from shelf: SchemaShelf? = nil
  ) throws(GeminiError) {
    self.rules = rules
    do {
      schema = try shelf?.schema(of: type, by: rules) ?? Schema(of: type, by: rules)
    } catch {
      throw .unsendable(.noSchema("\(error)"))
    }
    do {
      wire = try schema.wire(for: .gemini)
    } catch {
      throw .unsendable(.noSchema("\(type): \(error)"))
    }
  }

  /// What is sent.
  var sent: JSONObject { wire.schema.object ?? JSONObject() }

  /// Reads a text that must be JSON and nothing else.
  func value(from text: String) throws(ValueFault) -> Value {
    let json: JSON
    do { json = try JSON(parsing: text) } catch { throw .notJSON(error) }
    return try value(from: json)
  }

  /// Turns an answer back, judges it, and decodes what was judged.
  func value(from json: JSON) throws(ValueFault) -> Value {
    let answer = wire.answer(from: json)
    guard answer.mistakes.isEmpty else { throw .violations(answer.mistakes.map(\.description)) }
    let tape: JSONTape
    do { tape = try JSONTape(parsing: answer.value.bytes()) } catch { throw .notJSON(error) }
    let judgement = schema.judged(tape, today: nil)
    guard judgement.isClean else {
      throw .violations(judgement.violations.map(\.description))
    }
    do {
      return try Value(decoding: judgement.record.root, by: rules)
    } catch {
      throw .refused("\(error)")
    }
  }
}
