import FoundationEssentials
import OrderedJSON

// The only file that knows Foundation's types: those that JSON writes in a form of its own.
//
// Types are told apart by comparing metatypes, a few instructions each; a conditional cast is a search.

/// The value as the type that it has anyway, if it has.
@inline(__always)
private func same<Value, Known>(_ value: Value, as _: Known.Type) -> Known? {
  Value.self == Known.self ? recast(value, as: Known.self) : nil
}

/// The value as the same type by another name, where the caller has compared the two. The other name is
/// given: left to inference it could be an `Optional` of the type, which is laid out differently.
@inline(__always)
private func recast<Value, Known>(_ value: Value, as _: Known.Type) -> Known {
  withUnsafePointer(to: value) { UnsafeRawPointer($0).assumingMemoryBound(to: Known.self).pointee }
}

extension TapeDecoder {
  /// A value of any type: those with a form of their own first, then by its `init(from:)`.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == String.self { return recast(try string(), as: type) }
    if type == Double.self { return recast(try double(), as: type) }
    if type == Int.self { return recast(try integer(Int.self), as: type) }
    if type == Decimal.self { return recast(try decimal(), as: type) }
    if type == Date.self { return recast(try date(), as: type) }
    if type == URL.self { return recast(try url(), as: type) }
    if type == UUID.self { return recast(try uuid(), as: type) }
    if type == Data.self { return recast(try data(), as: type) }
    if type == JSON.self { return recast(JSON(decoding.view(index)), as: type) }
    if type == JSONNumber.self { return recast(try number(), as: type) }
    do {
      if decoding.hasKeyRule, type is any Keyed.Type {
        return try Value(from: TapeDecoder(decoding, index, depth, hasFreeNames: true))
      }
      return try Value(from: self)
    } catch {
      decoding.note(error, at: index)
      throw error
    }
  }

  private func number() throws -> JSONNumber {
    guard let number = decoding.view(index).number else {
      throw decoding.mismatch(JSONNumber.self, at: index)
    }
    return number
  }

  private func decimal() throws -> Decimal {
    guard entry.kind == .number else { throw decoding.mismatch(Decimal.self, at: index) }
    let text = DecimalText(decoding.text + Int(entry.start), count: entry.length)
    guard let value = Decimal(exactly: text) else { throw outOfRange(Decimal.self) }
    return value
  }

  private func date() throws -> Date {
    switch decoding.rules.dates {
    case .iso8601:
      guard let date = RFC3339.date(try string(of: Date.self)) else {
        throw misspelt(Date.self, "a date and time with its zone, as 2024-03-01T12:30:00Z")
      }
      return date
    case .day:
      guard let date = RFC3339.day(try string(of: Date.self)) else {
        throw misspelt(Date.self, "a day, as 2024-03-01")
      }
      return date
    case .secondsSince1970: return Date(timeIntervalSince1970: try double())
    case .millisecondsSince1970: return Date(timeIntervalSince1970: try double() / 1000)
    case .secondsSince2001: return Date(timeIntervalSinceReferenceDate: try double())
    }
  }

  private func url() throws -> URL {
    guard let url = URL(string: try string(of: URL.self)) else {
      throw misspelt(URL.self, "an address, as https://example.org/a")
    }
    return url
  }

  private func uuid() throws -> UUID {
    guard let uuid = UUID(uuidString: try string(of: UUID.self)) else {
      throw misspelt(UUID.self, "it as 123e4567-e89b-12d3-a456-426614174000")
    }
    return uuid
  }

  private func data() throws -> Data {
    guard decoding.rules.data == .base64 else { return try Data(from: self) }
    guard let data = Data(base64Encoded: try string(of: Data.self)) else {
      throw misspelt(Data.self, "the bytes in base64")
    }
    return data
  }

  /// The string that spells a value of another type.
  private func string(of type: Any.Type) throws -> String {
    guard entry.kind == .string else { throw decoding.mismatch(type, at: index) }
    return JSONTape.string(decoding.text, entry)
  }
}

/// A dictionary of any key: the names of its members are data.
protocol Keyed {}
extension Dictionary: Keyed {}

extension Decimal {
  /// The exact value of a number: 38 digits and exponents from -128 to 127 fit.
  init?(exactly text: DecimalText) {
    guard text.digitCount <= 38 else { return nil }
    guard !text.isZero else {
      self = 0
      return
    }
    var significand = Decimal(Self.part(of: text, 0..<min(19, text.digitCount)))
    if text.digitCount > 19 {
      significand *= Decimal(sign: .plus, exponent: text.digitCount - 19, significand: 1)
      significand += Decimal(Self.part(of: text, 19..<text.digitCount))
    }
    let exponent = text.magnitude - text.digitCount
    guard (-128...127).contains(exponent) else { return nil }
    self.init(
      sign: text.isNegative ? .minus : .plus, exponent: exponent, significand: significand)
  }

  private static func part(of text: DecimalText, _ ranks: Range<Int>) -> UInt64 {
    ranks.reduce(0) { $0 &* 10 &+ UInt64(text.digit($1)) }
  }
}

// MARK: Encoding

extension JSONCodingRules {
  /// The JSON for a value of a type with a form of its own, or `nil` for every other type.
  func wellKnown<Value: Encodable>(_ value: Value) throws(EncodingFault) -> JSON? {
    if let value = same(value, as: String.self) { return .string(value) }
    if let value = same(value, as: Double.self) { return try json(value) }
    if let value = same(value, as: Int.self) { return .number(JSONNumber(value)) }
    if let value = same(value, as: Bool.self) { return .bool(value) }
    if let value = same(value, as: Decimal.self) { return try json(value) }
    if let value = same(value, as: Float.self) { return try json(value) }
    if let value = same(value, as: Date.self) { return try json(value) }
    if let value = same(value, as: URL.self) { return .string(value.absoluteString) }
    if let value = same(value, as: UUID.self) { return .string(value.uuidString) }
    if let value = same(value, as: Data.self) { return json(value) }
    if let value = same(value, as: JSON.self) { return value }
    if let value = same(value, as: JSONNumber.self) { return .number(value) }
    return nil
  }

  private func json(_ value: Double) throws(EncodingFault) -> JSON {
    guard let number = JSONNumber(value) else { throw .notFinite("\(value)") }
    return .number(number)
  }

  private func json(_ value: Float) throws(EncodingFault) -> JSON {
    guard let number = JSONNumber(value) else { throw .notFinite("\(value)") }
    return .number(number)
  }

  private func json(_ value: Data) -> JSON {
    data == .base64
      ? .string(value.base64EncodedString()) : .array(value.map { .number(JSONNumber($0)) })
  }

  private func json(_ value: Decimal) throws(EncodingFault) -> JSON {
    guard let number = JSONNumber(value.description) else { throw .notFinite("\(value)") }
    return .number(number)
  }

  private func json(_ date: Date) throws(EncodingFault) -> JSON {
    switch dates {
    case .iso8601, .day:
      guard let text = RFC3339.text(of: date) else {
        throw .noSuchYear("\(date.timeIntervalSinceReferenceDate)")
      }
      if dates == .iso8601 { return .string(text) }
      guard text.hasSuffix("T00:00:00Z") else { throw .notMidnight(text) }
      return .string(String(text.prefix { $0 != "T" }))
    case .secondsSince1970: return try json(date.timeIntervalSince1970)
    case .millisecondsSince1970: return try json(date.timeIntervalSince1970 * 1000)
    case .secondsSince2001: return try json(date.timeIntervalSinceReferenceDate)
    }
  }
}
