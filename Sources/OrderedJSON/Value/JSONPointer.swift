/// The way to a value inside another (RFC 6901): `/lines/0/amount`; the empty pointer is the whole.
public struct JSONPointer: Sendable {
  /// Names and positions, outermost first, with `~0` and `~1` resolved.
  public var tokens: [String]

  /// Makes a pointer of its steps.
  public init(_ tokens: [String]) { self.tokens = tokens }

  /// Reads a pointer's text.
  public init(parsing text: String) throws(JSONPointerError) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { throw .noSlash(text) }
    tokens = []
    for part in text.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      tokens.append(try Self.token(of: part, in: text))
    }
  }

  private static func token(
    of part: Substring.UTF8View, in text: String
  ) throws(JSONPointerError) -> String {
    var bytes: [UInt8] = []
    var rest = part.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.next() {
      case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: throw .badEscape(text)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The pointer one step further in.
  public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

  /// The pointer one step further in.
  public func appending(_ position: Int) -> JSONPointer { appending(String(position)) }

  /// The position that a token names in an array: digits without a superfluous zero.
  package static func position(_ token: String) -> Int? {
    let digits = token.utf8
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      digits.first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    return Int(token)
  }
}

extension JSONPointer: Hashable {
  /// Whether both take the same steps, compared as UTF-8.
  public static func == (one: JSONPointer, other: JSONPointer) -> Bool {
    one.tokens.elementsEqual(other.tokens) { UTF8Text($0) == UTF8Text($1) }
  }

  /// Hashes the steps.
  public func hash(into hasher: inout Hasher) {
    for token in tokens { hasher.combine(UTF8Text(token)) }
  }
}

extension JSONPointer: CustomStringConvertible, ExpressibleByArrayLiteral {
  /// The pointer's text.
  public var description: String {
    let room = tokens.reduce(0) { $0 + 1 + $1.utf8.count * 2 }
    return String(unsafeUninitializedCapacity: room) { text in
      var count = 0
      func add(_ byte: UInt8) {
        text[count] = byte
        count += 1
      }
      for token in tokens {
        add(UInt8(ascii: "/"))
        for byte in token.utf8 {
          guard Self.isEscaped(byte) else {
            add(byte)
            continue
          }
          add(UInt8(ascii: "~"))
          add(byte == UInt8(ascii: "~") ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        }
      }
      return count
    }
  }

  /// Whether a byte of a token stands otherwise in the pointer's text.
  static func isEscaped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/")
  }

  /// Makes a pointer of its steps.
  public init(arrayLiteral tokens: String...) { self.init(tokens) }
}

/// Why a pointer cannot be read or followed.
public enum JSONPointerError: Error, Sendable, Hashable {
  case noSlash(String)
  case badEscape(String)
  /// Nothing is there.
  case missing(JSONPointer)
  /// A step goes into a value that has no children.
  case notAContainer(JSONPointer)
  /// A step into an array is not a position in it.
  case notAPosition(JSONPointer)
  /// The whole value cannot be removed from itself.
  case wholeValue
}

extension JSONPointerError: CustomStringConvertible {
  /// The sentence for a person; what would steer a terminal is spelled out.
  public var description: String { TextPlace.visible(sentence) }

  private var sentence: String {
    switch self {
    case .noSlash(let text): "\(text): a JSON Pointer is empty or begins with a slash"
    case .badEscape(let text): "\(text): in a JSON Pointer ~ is followed by 0 or 1"
    case .missing(let pointer): "\(pointer): nothing is there"
    case .notAContainer(let pointer): "\(pointer): the value around it is no object or array"
    case .notAPosition(let pointer):
      "\(pointer): not a position in the array; count from 0, or give - for its end"
    case .wholeValue: "the whole value cannot be removed; point at a member or an item"
    }
  }
}
