import Files
import OrderedJSON
import TestSupport
import Testing

@testable import Patterns

@Suite(.enabled(if: PublicSuite.jsonSchema.isThere)) struct `Official cases about patterns` {
  /// How many there are in all drafts together: on strings, on names of members, of the format.
  @Test(arguments: [
    ("pattern", Count(patterns: 27, names: 0, formats: 0, others: 42)),
    ("patternProperties", Count(patterns: 0, names: 135, formats: 0, others: 20)),
    ("optional/ecmascript-regex", Count(patterns: 342, names: 102, formats: 0, others: 0)),
    ("optional/non-bmp-regex", Count(patterns: 49, names: 35, formats: 0, others: 0)),
    ("optional/format/regex", Count(patterns: 0, names: 0, formats: 8, others: 18)),
    ("optional/format/ecmascript-regex", Count(patterns: 0, names: 0, formats: 39, others: 0)),
    ("format/regex", Count(patterns: 0, names: 0, formats: 2, others: 6)),
    ("format/ecmascript-regex", Count(patterns: 0, names: 0, formats: 12, others: 0)),
  ])
  func `have the answers they ask for`(file: String, expected: Count) throws {
    var count = Count()
    for draft in ["draft3", "draft4", "draft6", "draft7", "draft2019-09", "draft2020-12", "v1"] {
      let path = PublicSuite.jsonSchema.folder.appending(
        FilePath(cString: "tests/\(draft)/\(file).json"))
      guard let bytes = try? File(opening: path).readAll(limit: 1 << 24) else { continue }
      try check(try JSON(parsing: bytes), &count)
    }
    #expect(count == expected)
  }

  struct Count: Equatable, Sendable {
    var patterns = 0
    var names = 0
    var formats = 0
    /// Cases whose value a pattern has nothing to say about, such as a number.
    var others = 0
  }

  private func check(_ file: JSON, _ count: inout Count) throws {
    guard case .array(let groups) = file else { return }
    for case .object(let group) in groups {
      guard case .object(let schema)? = group["schema"], case .array(let tests)? = group["tests"]
      else { continue }
      for case .object(let test) in tests {
        guard let data = test["data"], case .bool(let isValid)? = test["valid"] else { continue }
        let answer = try answer(schema, data, &count)
        #expect(answer ?? isValid == isValid, "\(group["description"] ?? .null): \(data)")
      }
    }
  }

  private func answer(
    _ schema: JSONObject, _ data: JSON, _ count: inout Count
  ) throws -> Bool? {
    var scratch = PatternScratch()
    switch data {
    case .string(let text):
      if case .string(let source)? = schema["pattern"] {
        count.patterns += 1
        return try Pattern(source).search(text, &scratch) == .matches
      }
      if schema["format"] == .string("regex") {
        count.formats += 1
        return Pattern.isValid(text)
      }
    case .object(let members):
      if case .object(let sources)? = schema["patternProperties"],
        let answer = try answer(members, sources, schema["additionalProperties"], &scratch)
      {
        count.names += 1
        return answer
      }
    default: break
    }
    count.others += 1
    return nil
  }

  private func answer(
    _ members: JSONObject, _ sources: JSONObject, _ additional: JSON?,
    _ scratch: inout PatternScratch
  ) throws -> Bool? {
    var isValid = true
    for (name, value) in members {
      var schemas: [JSON] = []
      for (source, schema) in sources
      where try Pattern(source).search(name, &scratch) == .matches { schemas.append(schema) }
      if schemas.isEmpty { schemas = [additional ?? .bool(true)] }
      for schema in schemas {
        guard let isValidNow = simple(schema, value) else { return nil }
        isValid = isValid && isValidNow
      }
    }
    return isValid
  }

  /// What a schema with one simple keyword says of a value.
  private func simple(_ schema: JSON, _ value: JSON) -> Bool? {
    if case .bool(let isValid) = schema { return isValid }
    guard case .object(let keywords) = schema else { return nil }
    if keywords.isEmpty { return true }
    guard keywords.count == 1 else { return nil }
    if case .string(let type)? = keywords["type"] {
      if type == "integer" {
        if case .number(let number) = value { return number.isInteger }
        return false
      }
      return value.kind.rawValue == type
    }
    if case .number(let most)? = keywords["maximum"] {
      if case .number(let number) = value { return !(most < number) }
      return true
    }
    return nil
  }
}
