import OrderedJSON
import TestSupport

/// Makes values and texts that look for trouble: escapes, all widths of characters, odd numbers,
/// names that are nearly equal, and white space anywhere.
struct RandomJSON {
  var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// A value at most so many containers deep.
  mutating func value(depth: Int = 4) -> JSON {
    switch random.number(0...(depth > 0 ? 9 : 5)) {
    case 0: return .null
    case 1: return .bool(random.oneIn(2))
    case 2, 3: return JSONNumber(number()).map(JSON.number) ?? .null
    case 4, 5: return .string(string())
    case 6, 7: return .array((0..<random.number(0...4)).map { _ in value(depth: depth - 1) })
    default:
      var object = JSONObject()
      for _ in 0..<random.number(0...5) { object[string()] = value(depth: depth - 1) }
      return .object(object)
    }
  }

  /// The text of a number.
  mutating func number() -> String {
    var text = random.oneIn(3) ? "-" : ""
    text += random.oneIn(4) ? "0" : String(random.number(1...9))
    if text.last != "0" { text += digits(0...random.pick([1, 8, 25])) }
    if random.oneIn(2) { text += "." + digits(1...random.pick([1, 4, 20])) }
    if random.oneIn(3) {
      text += random.pick(["e", "E", "e+", "E-"]) + digits(1...random.pick([1, 2, 3]))
    }
    return text
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> String {
    (0..<random.number(count)).reduce(into: "") { text, _ in
      text += random.oneIn(3) ? "0" : String(random.number(0...9))
    }
  }

  /// The meaning of a string.
  mutating func string() -> String {
    let count = random.pick([0, 1, 1, 2, 3, 7, 8, 9, 20])
    return (0..<count).reduce(into: "") { text, _ in text.unicodeScalars.append(scalar()) }
  }

  private mutating func scalar() -> Unicode.Scalar {
    switch random.number(0...9) {
    case 0: random.pick(["\"", "\\", "/", "\u{0}", "\n", "\u{1F}", "\u{7F}", "\u{2028}"])
    case 1: random.pick(["\u{E9}", "\u{301}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}"])
    case 2: random.pick(["\u{FFFF}", "\u{10000}", "\u{1F600}", "\u{10FFFF}"])
    default: random.pick(["a", "b", "e", "1"])
    }
  }
}

extension RandomJSON {
  /// A text of a value: with white space, and with any character of a string escaped or not.
  mutating func text(of value: JSON) -> String {
    switch value {
    case .null, .bool, .number: space() + value.text() + space()
    case .string(let string): space() + quoted(string) + space()
    case .array(let items):
      space() + "[" + items.map { text(of: $0) }.joined(separator: ",") + space() + "]"
    case .object(let object):
      space() + "{"
        + object.members.map { space() + quoted($0.name) + space() + ":" + text(of: $0.value) }
        .joined(separator: ",") + space() + "}"
    }
  }

  /// A string in quotes, some of its characters escaped.
  mutating func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if mustEscape || random.oneIn(6) {
        for unit in String(scalar).utf16 { text += escape(unit) }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private mutating func escape(_ unit: UInt16) -> String {
    let short: [UInt16: String] = [
      8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 0x22: "\\\"", 0x2F: "\\/", 0x5C: "\\\\",
    ]
    if let short = short[unit], random.oneIn(2) { return short }
    let digits = String(unit, radix: 16, uppercase: random.oneIn(2))
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private mutating func space() -> String {
    random.oneIn(4) ? random.pick([" ", "\n", "\t", "\r\n", "          "]) : ""
  }
}

extension RandomJSON {
  /// A text with some bytes changed, doubled, taken out or put in.
  mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var bytes = text
    for _ in 0..<random.number(1...3) where !bytes.isEmpty {
      let at = random.number(0...bytes.count - 1)
      switch random.number(0...4) {
      case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes[at] = random.pick(Array("{}[]\",:0-.eE\\ntf/# ".utf8))
      case 2: bytes.remove(at: at)
      case 3: bytes.insert(random.pick(Array("{}[]\",:01-.eE\\u".utf8)), at: at)
      default: bytes.removeSubrange(at...)
      }
    }
    return bytes
  }
}
