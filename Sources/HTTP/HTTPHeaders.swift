/// The header fields of a message in their order; names are compared without regard to ASCII case.
///
/// No field can smuggle in another: a name is a token of RFC 9110, and a value holds no control
/// character but the tab.
public struct HTTPHeaders: Sendable {
  /// One field.
  public typealias Field = (name: String, value: String)

  /// Those of a message that was received, as long as nothing was added.
  private var received: ReceivedFields?
  private var own: [Field] = []

  /// All fields, in the order they were added or received.
  public var fields: [Field] { received?.fields ?? own }

  /// No fields.
  public init() {}

  /// Takes fields as they came.
  package init(_ received: ReceivedFields) { self.received = received }

  /// Adds a field beside those of the same name, unless it could not stand in a message.
  @discardableResult
  public mutating func add(_ name: String, _ value: String) -> Bool {
    guard Self.isToken(name), Self.canHold(value) else { return false }
    change { $0.append((name, value)) }
    return true
  }

  /// Whether a text can be the value of a field.
  package static func canHold(_ value: String) -> Bool {
    let bytes = value.utf8Span.span
    return bytes.indices.allSatisfy { mayStandInValue(bytes[$0]) }
  }

  /// Whether both are copies of one value that neither was changed since: their fields lie in the same
  /// memory, so that nobody has to compare them.
  package func isCopy(of other: HTTPHeaders) -> Bool {
    guard received == nil, other.received == nil else { return false }
    return own.withUnsafeBufferPointer { one in
      other.own.withUnsafeBufferPointer { $0.baseAddress == one.baseAddress }
    }
  }

  /// The first value of a name. Setting replaces all fields of the name; what could not stand in a
  /// message is not taken.
  public subscript(name: String) -> String? {
    get {
      received.map { $0.first(name) } ?? own.first { Self.sameName($0.name, name) }?.value
    }
    set {
      change { $0.removeAll { Self.sameName($0.name, name) } }
      if let newValue { add(name, newValue) }
    }
  }

  /// All values of a name, in order.
  public func values(of name: String) -> [String] {
    received?.all(name) ?? own.filter { Self.sameName($0.name, name) }.map(\.value)
  }

  private mutating func change(_ change: (inout [Field]) -> Void) {
    if let received { (own, self.received) = (received.fields, nil) }
    change(&own)
  }

  static func isToken(_ name: String) -> Bool {
    let bytes = name.utf8Span.span
    return !bytes.isEmpty && bytes.indices.allSatisfy { mayStandInToken(bytes[$0]) }
  }

  private static func mayStandInToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: "!#$%&'*+.^_`|~".utf8.contains(byte)
    }
  }

  static func mayStandInValue(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
  }

  private static func sameName(_ one: String, _ other: String) -> Bool {
    // Most names differ in length already.
    guard one.utf8.count == other.utf8.count else { return false }
    var (one, other) = (one, other)
    return one.withUTF8 { one in
      other.withUTF8 { other in
        one.elementsEqual(other) { lowercased($0) == lowercased($1) }
      }
    }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  /// Fields written in the source.
  public init(dictionaryLiteral fields: (String, String)...) {
    for (name, value) in fields {
      precondition(add(name, value), "A header field in the source cannot stand in a message.")
    }
  }
}

extension HTTPHeaders: Equatable {
  /// Whether the same fields stand in the same order, names compared without regard to case.
  public static func == (one: HTTPHeaders, other: HTTPHeaders) -> Bool {
    one.fields.elementsEqual(other.fields) {
      sameName($0.name, $1.name) && $0.value.utf8.elementsEqual($1.value.utf8)
    }
  }
}
