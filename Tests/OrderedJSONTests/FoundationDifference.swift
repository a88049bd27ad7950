import Foundation
import OrderedJSON

/// How Foundation's reader differs from ours, by name; whatever has no name here is a mistake.
enum FoundationDifference: String, CaseIterable {
  /// It reads `[1,]`.
  case trailingComma
  /// It keeps the last of several members of one name.
  case repeatedName
  /// It steps over a byte order mark.
  case byteOrderMark
  /// It takes texts with zero bytes for UTF-16 or UTF-32.
  case otherEncoding
  /// It refuses numbers that are beyond every double.
  case hugeNumber
  /// It rounds to the 38 digits of a `Decimal`.
  case manyDigits
  /// It takes names that look the same for one name.
  case namesThatLookAlike

  /// Whether this is why a comparison did not come out equal.
  func explains(_ comparison: Comparison) -> Bool {
    switch (comparison.ours, comparison.theirs) {
    case (.failure(let error), _?):
      switch self {
      case .trailingComma: error.fault == .trailingComma
      case .repeatedName: if case .duplicateName = error.fault { true } else { false }
      case .byteOrderMark: error.fault == .byteOrderMark
      case .otherEncoding: comparison.text.contains(0)
      case .hugeNumber, .manyDigits, .namesThatLookAlike: false
      }
    case (.success(let value), nil):
      self == .hugeNumber && value.hasWithin { $0.number?.double.isInfinite == true }
    case (.success(let value), _?):
      switch self {
      case .manyDigits: value.hasWithin { ($0.number?.decimal.digits.count ?? 0) > 38 }
      case .namesThatLookAlike:
        value.hasWithin { value in value.object.map { Set($0.names).count < $0.count } ?? false }
      case .trailingComma, .repeatedName, .byteOrderMark, .otherEncoding, .hugeNumber: false
      }
    case (.failure, nil): false
    }
  }

  /// A text with just this difference.
  var example: [UInt8] {
    switch self {
    case .trailingComma: Array("[1,]".utf8)
    case .repeatedName: Array(#"{"a":1,"a":2}"#.utf8)
    case .byteOrderMark: Array("\u{feff}[1]".utf8)
    case .otherEncoding: [0x5B, 0, 0x31, 0, 0x5D, 0]
    case .hugeNumber: Array("[1e309]".utf8)
    case .manyDigits: Array("[804000443413650987492092.1359551100706090017]".utf8)
    case .namesThatLookAlike: Array("{\"\u{e9}\":1,\"e\u{301}\":2}".utf8)
    }
  }
}

extension JSON {
  /// Whether this or any value within is as asked for.
  fileprivate func hasWithin(_ isWanted: (JSON) -> Bool) -> Bool {
    isWanted(self) || (array ?? []).contains { $0.hasWithin(isWanted) }
      || (object?.members ?? []).contains { $0.value.hasWithin(isWanted) }
  }
}

/// One text, as we read it and as Foundation does.
struct Comparison {
  let text: [UInt8]
  let ours: Result<JSON, JSONSyntaxError>
  let theirs: Any?

  init(of text: [UInt8]) {
    self.text = text
    do throws(JSONSyntaxError) {
      ours = .success(try JSON(parsing: text))
    } catch {
      ours = .failure(error)
    }
    theirs = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
  }

  /// Whether both refuse the text, or read the same value.
  var agrees: Bool {
    switch (ours, theirs) {
    case (.success(let value), let object?): Self.isEqual(value, object)
    case (.failure, nil): true
    case (.success, nil), (.failure, _?): false
    }
  }

  private static func isEqual(_ value: JSON, _ object: Any) -> Bool {
    switch value {
    case .null: object is NSNull
    case .bool(let bool): (object as? NSNumber).map { isBool($0) && $0.boolValue == bool } ?? false
    case .number(let number): (object as? NSNumber).map { isEqual(number, $0) } ?? false
    case .string(let string):
      (object as? String).map { $0.utf8.elementsEqual(string.utf8) } ?? false
    case .array(let items):
      (object as? [Any]).map { others in
        others.count == items.count && zip(items, others).allSatisfy { isEqual($0, $1) }
      } ?? false
    case .object(let members):
      (object as? [String: Any]).map { others in
        others.count == members.count
          && members.allSatisfy { member in
            others.contains { name, other in
              UTF8Text(name) == UTF8Text(member.name) && isEqual(member.value, other)
            }
          }
      } ?? false
    }
  }

  private static func isEqual(_ number: JSONNumber, _ other: NSNumber) -> Bool {
    guard !isBool(other) else { return false }
    if let decimal = other as? NSDecimalNumber { return JSONNumber(decimal.stringValue) == number }
    return switch String(cString: other.objCType) {
    case "q": number.int64 == other.int64Value
    case "Q": number.uint64 == other.uint64Value
    default: number.double == other.doubleValue
    }
  }

  /// Foundation on Linux keeps a truth value as a number of one byte, and no other number so.
  private static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
