import JSONSchema
import Measuring
import OrderedJSON

/// A pattern that takes forever to fail, if nothing stops it.
struct HostilePattern: Codable {
  let pattern: String
  let bytes: Int
  /// Until the value was refused.
  let milliseconds: Double

  static func measure() throws -> HostilePattern {
    let pattern = "^(a+)+$"
    let schema = try CompiledSchema(
      JSONTape(parsing: JSON.object([("pattern", .string(pattern))]).bytes()))
    let text = String(repeating: "a", count: 100_000) + "!"
    let value = try JSONTape(parsing: JSON.string(text).bytes())
    let clock = ContinuousClock()
    let times = try (0..<5).map { _ in
      try clock.measure {
        if schema.accepts(value.root) { throw Trouble("\(pattern) matches what it should not") }
      }
    }
    return HostilePattern(
      pattern: pattern, bytes: text.utf8.count, milliseconds: times.sorted()[2] / .milliseconds(1))
  }
}
