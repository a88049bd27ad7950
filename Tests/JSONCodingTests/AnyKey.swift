/// A key of any name, for types that know the names only when they run.
struct AnyKey: CodingKey, ExpressibleByStringLiteral, Hashable {
  var stringValue: String
  var intValue: Int?

  init(_ name: String) { stringValue = name }
  init(stringLiteral name: String) { self.init(name) }
  init(stringValue: String) { self.init(stringValue) }
  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }
}
