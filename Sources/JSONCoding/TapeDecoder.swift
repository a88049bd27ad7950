import OrderedJSON

/// A value on the tape, as a `Decoder` and as its own single-value container.
///
/// It fits the three words that an existential holds in place, so that passing it on as `any Decoder`
/// allocates nothing.
struct TapeDecoder: Decoder {
  let decoding: Decoding
  let index: UInt32
  /// How many containers the value is in.
  let depth: UInt16
  /// Whether the names of this object are data, as in a `Dictionary`, and no key rule applies.
  let hasFreeNames: Bool

  init(_ decoding: Decoding, at view: JSONView) {
    self.init(decoding, UInt32(truncatingIfNeeded: view.index), 0)
  }

  init(_ decoding: Decoding, _ index: UInt32, _ depth: UInt16, hasFreeNames: Bool = false) {
    self.decoding = decoding
    self.index = index
    self.depth = depth
    self.hasFreeNames = hasFreeNames
  }

  /// The value of a child of this container.
  func child(_ index: UInt32) -> TapeDecoder { TapeDecoder(decoding, index, depth &+ 1) }

  @inline(__always)
  var entry: Entry { decoding.entries[Int(index)] }

  var codingPath: [any CodingKey] { decoding.codingPath(to: index) }
  var userInfo: [CodingUserInfoKey: Any] { decoding.rules.userInfo }

  func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard entry.kind == .object else {
      throw decoding.mismatch([String: Any].self, at: index)
    }
    return KeyedDecodingContainer(KeyedTapeContainer<Key>(object: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard entry.kind == .array else { throw decoding.mismatch([Any].self, at: index) }
    return UnkeyedTapeContainer(array: self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

// MARK: Scalars

extension TapeDecoder {
  @inline(__always)
  var isNull: Bool { entry.kind == .null }

  @inline(__always)
  func bool() throws -> Bool {
    switch entry.kind {
    case .true: true
    case .false: false
    default: throw decoding.mismatch(Bool.self, at: index)
    }
  }

  func string() throws -> String {
    let entry = entry
    guard entry.kind == .string else { throw decoding.mismatch(String.self, at: index) }
    return JSONTape.string(decoding.text, entry)
  }

  /// The value of a number that is written shortly.
  @inline(__always)
  private var short: ShortDecimal? {
    let entry = entry
    guard entry.kind == .number else { return nil }
    return ShortDecimal(decoding.text + Int(entry.start), count: entry.length)
  }

  /// The exact value of a number.
  @inline(__always)
  private func decimal(for type: Any.Type) throws -> DecimalText {
    let entry = entry
    guard entry.kind == .number else { throw decoding.mismatch(type, at: index) }
    return DecimalText(decoding.text + Int(entry.start), count: entry.length)
  }

  func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
    if let short, short.decimals == 0, let value = Integer(exactly: short.digits) { return value }
    let number = try decimal(for: type)
    if let value = number.int64.flatMap({ Integer(exactly: $0) }) ?? number.integer(type) {
      return value
    }
    throw outOfRange(type)
  }

  func double() throws -> Double {
    if let value = short?.double { return value }
    if let value = try decimal(for: Double.self).quickDouble { return value }
    guard let value = JSONView(decoding.tape, Int(index)).number?.double, value.isFinite else {
      throw outOfRange(Double.self)
    }
    return value
  }

  func float() throws -> Float {
    _ = try decimal(for: Float.self)
    guard let value = JSONView(decoding.tape, Int(index)).number?.float, value.isFinite else {
      throw outOfRange(Float.self)
    }
    return value
  }

  func outOfRange(_ type: Any.Type) -> DecodingError {
    decoding.error(.outOfRange(type: "\(type)"), type, at: index)
  }

  func misspelt(_ type: Any.Type, _ form: String) -> DecodingError {
    decoding.error(.misspelt(type: "\(type)", form: form), type, at: index)
  }
}

extension TapeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { isNull }
  func decode(_: Bool.Type) throws -> Bool { try bool() }
  func decode(_: String.Type) throws -> String { try string() }
  func decode(_: Double.Type) throws -> Double { try double() }
  func decode(_: Float.Type) throws -> Float { try float() }
  func decode<Integer: FixedWidthInteger & Decodable>(_ type: Integer.Type) throws -> Integer {
    try integer(type)
  }
  // Said outright: the protocol's own versions refuse these two, and would be taken before the generic.
  func decode(_ type: Int128.Type) throws -> Int128 { try integer(type) }
  func decode(_ type: UInt128.Type) throws -> UInt128 { try integer(type) }
}

// MARK: Containers

struct KeyedTapeContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let object: TapeDecoder

  var codingPath: [any CodingKey] { object.codingPath }

  /// The keys that the type knows, in the order of the text.
  var allKeys: [Key] {
    object.decoding.view(object.index).members.compactMap { member in
      object.hasFreeNames ? Key(stringValue: member.name) : key(for: member.name)
    }
  }

  /// The key of the property for a member, or of its very name: either has to lead back to the member.
  private func key(for name: String) -> Key? {
    let rule = object.decoding.rules.keys
    let property = rule.property(of: name)
    return (rule.name(of: property) == name ? Key(stringValue: property) : nil)
      ?? Key(stringValue: name)
  }

  @inline(__always)
  private func find(_ key: Key) -> TapeDecoder? {
    let value = object.decoding.value(of: key, in: object)
    return value == 0 ? nil : object.child(value)
  }

  @inline(__always)
  private func value(_ key: Key, for type: Any.Type) throws -> TapeDecoder {
    guard let value = find(key) else {
      throw object.decoding.missing(key, type, in: object.index)
    }
    return value
  }

  /// A value that may be missing or `null`.
  @inline(__always)
  private func present(_ key: Key) -> TapeDecoder? {
    guard let value = find(key), !value.isNull else { return nil }
    return value
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }

  func decodeNil(forKey key: Key) throws -> Bool {
    try value(key, for: Never?.self).isNull
  }

  func decode(_ t: Bool.Type, forKey k: Key) throws -> Bool { try value(k, for: t).bool() }
  func decode(_ t: String.Type, forKey k: Key) throws -> String { try value(k, for: t).string() }
  func decode(_ t: Double.Type, forKey k: Key) throws -> Double { try value(k, for: t).double() }
  func decode(_ t: Float.Type, forKey k: Key) throws -> Float { try value(k, for: t).float() }
  func decode<Integer: FixedWidthInteger & Decodable>(
    _ t: Integer.Type, forKey k: Key
  ) throws -> Integer {
    try value(k, for: t).integer(t)
  }
  func decode(_ t: Int128.Type, forKey k: Key) throws -> Int128 { try value(k, for: t).integer(t) }
  func decode(_ t: UInt128.Type, forKey k: Key) throws -> UInt128 {
    try value(k, for: t).integer(t)
  }
  func decode<Value: Decodable>(_ t: Value.Type, forKey k: Key) throws -> Value {
    try value(k, for: t).decode(t)
  }

  // The protocol's own versions look every name up three times.
  func decodeIfPresent(_ t: Bool.Type, forKey k: Key) throws -> Bool? { try present(k)?.bool() }
  func decodeIfPresent(_ t: String.Type, forKey k: Key) throws -> String? {
    try present(k)?.string()
  }
  func decodeIfPresent(_ t: Double.Type, forKey k: Key) throws -> Double? {
    try present(k)?.double()
  }
  func decodeIfPresent(_ t: Float.Type, forKey k: Key) throws -> Float? { try present(k)?.float() }
  func decodeIfPresent<Integer: FixedWidthInteger & Decodable>(
    _ t: Integer.Type, forKey k: Key
  ) throws -> Integer? {
    try present(k)?.integer(t)
  }
  func decodeIfPresent(_ t: Int128.Type, forKey k: Key) throws -> Int128? {
    try present(k)?.integer(t)
  }
  func decodeIfPresent(_ t: UInt128.Type, forKey k: Key) throws -> UInt128? {
    try present(k)?.integer(t)
  }
  func decodeIfPresent<Value: Decodable>(_ t: Value.Type, forKey k: Key) throws -> Value? {
    try present(k)?.decode(t)
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Inner> {
    try value(key, for: [String: Any].self).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(key, for: [Any].self).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    let key = TapeKey(stringValue: "super")
    let value = object.decoding.value(of: key, in: object)
    guard value != 0 else {
      throw object.decoding.missing(key, (any Decoder).self, in: object.index)
    }
    return object.child(value)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    try value(key, for: (any Decoder).self)
  }
}

struct UnkeyedTapeContainer: UnkeyedDecodingContainer {
  private let decoding: Decoding
  private let array: UInt32
  private var next: UInt32
  private var position: UInt32 = 0
  private let depth: UInt16

  init(array: TapeDecoder) {
    decoding = array.decoding
    self.array = array.index
    next = array.index &+ 1
    depth = array.depth
  }

  var codingPath: [any CodingKey] { decoding.codingPath(to: array) }
  var count: Int? { decoding.view(array).count }
  var currentIndex: Int { Int(position) }
  var isAtEnd: Bool { next == decoding.entries[Int(array)].link }

  /// The item to be decoded next; it stays the next until it has been.
  @inline(__always)
  private func item(for type: Any.Type) throws -> TapeDecoder {
    if isAtEnd {
      throw decoding.error(.tooShort(count: currentIndex), type, at: array)
    }
    return TapeDecoder(decoding, next, depth &+ 1)
  }

  @inline(__always)
  private mutating func step() {
    let entry = decoding.entries[Int(next)]
    next = entry.isContainer ? entry.link : next &+ 1
    position &+= 1
  }

  @inline(__always)
  private mutating func take<Value>(
    _ type: Any.Type, _ convert: (TapeDecoder) throws -> Value
  ) throws -> Value {
    let value = try convert(item(for: type))
    step()
    return value
  }

  mutating func decodeNil() throws -> Bool {
    let isNull = try item(for: Never?.self).isNull
    if isNull { step() }
    return isNull
  }

  mutating func decode(_ t: Bool.Type) throws -> Bool { try take(t) { try $0.bool() } }
  mutating func decode(_ t: String.Type) throws -> String { try take(t) { try $0.string() } }
  mutating func decode(_ t: Double.Type) throws -> Double { try take(t) { try $0.double() } }
  mutating func decode(_ t: Float.Type) throws -> Float { try take(t) { try $0.float() } }
  mutating func decode<Integer: FixedWidthInteger & Decodable>(
    _ t: Integer.Type
  ) throws -> Integer {
    try take(t) { try $0.integer(t) }
  }
  mutating func decode(_ t: Int128.Type) throws -> Int128 { try take(t) { try $0.integer(t) } }
  mutating func decode(_ t: UInt128.Type) throws -> UInt128 { try take(t) { try $0.integer(t) } }
  mutating func decode<Value: Decodable>(_ t: Value.Type) throws -> Value {
    try take(t) { try $0.decode(t) }
  }

  mutating func nestedContainer<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    try take(type) { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take([Any].self) { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder {
    try take((any Decoder).self) { $0 }
  }
}
