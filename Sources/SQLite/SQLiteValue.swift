/// A value on its way into a statement.
package enum SQLiteValue: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])

  package static func flag(_ isSet: Bool) -> Self { .integer(isSet ? 1 : 0) }
  package static func integer(_ value: Int?) -> Self { value.map { .integer($0) } ?? .null }
  package static func text(_ value: String?) -> Self { value.map { .text($0) } ?? .null }
  package static func blob(_ value: [UInt8]?) -> Self { value.map { .blob($0) } ?? .null }
}
