package import JSONCoding
import Locking

/// The schemas of types, each found once: reflection takes longer than most answers take to be judged.
package final class SchemaShelf: Sendable {
  private let found = Lock<[Key: Schema]>([:])

  /// A type with the rules by which it is coded, where these can be told apart.
  private struct Key: Hashable {
    let type: ObjectIdentifier
    let dates: JSONCodingRules.Dates
    let data: JSONCodingRules.Bytes
    let isSnakeCase: Bool

    init?(_ type: any Decodable.Type, _ rules: JSONCodingRules) {
      switch rules.keys {
      case .asWritten: isSnakeCase = false
      case .snakeCase: isSnakeCase = true
      case .custom: return nil
      }
      guard rules.userInfo.isEmpty else { return nil }
      self.type = ObjectIdentifier(type)
      (dates, data) = (rules.dates, rules.data)
    }
  }

  package init() {}

  /// The schema of a type, as `Schema(of:by:)` finds it.
  package func schema(
    of type: any Decodable.Type, by rules: JSONCodingRules
  ) throws(SchemaError) -> Schema {
    guard let key = Key(type, rules) else { return try Schema(of: type, by: rules) }
    if let schema = found.withLock({ $0[key] }) { return schema }
    let schema = try Schema(of: type, by: rules)
    found.withLock { $0[key] = schema }
    return schema
  }
}
