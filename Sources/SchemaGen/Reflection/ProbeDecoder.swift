import JSONCoding
import OrderedJSON

/// A place of a run, as a `Decoder` and as its own single-value container.
struct ProbeDecoder: Decoder, SingleValueDecodingContainer {
  let probe: Probe
  let trace: Trace
  let codingPath: [any CodingKey]

  var userInfo: [CodingUserInfoKey: Any] { probe.reflector.rules.userInfo }

  func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try probe.enter(trace, as: [String: Any].self, codingPath)
    trace.isKeyed = true
    return KeyedDecodingContainer(KeyedProbe<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try probe.enter(trace, as: [Any].self, codingPath)
    trace.isUnkeyed = true
    return UnkeyedProbe(decoder: self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool {
    trace.asksForNull = true
    return probe.script.null.contains(trace.place)
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try probe.value(type, at: trace, codingPath)
  }
  // Said outright: the protocol's own versions refuse these two.
  func decode(_ type: Int128.Type) throws -> Int128 {
    try probe.value(type, at: trace, codingPath)
  }
  func decode(_ type: UInt128.Type) throws -> UInt128 {
    try probe.value(type, at: trace, codingPath)
  }
}

/// The members of a place.
private struct KeyedProbe<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: ProbeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }
  private var probe: Probe { decoder.probe }

  /// The keys of an enum, of which a script may leave only one; any name for a key that may be any.
  var allKeys: [Key] {
    let trace = decoder.trace
    trace.asksForKeys = true
    let names = CodingKeyNames.of(Key.self)
    trace.knownKeys = names?.map(\.name)
    if probe.script.hasNoKeys { return [] }
    let wanted = names?.map(\.name) ?? [Reflector.freeName]
    return wanted.filter { name in
      let isRoot = trace.place.tokens.isEmpty
      let only = isRoot ? probe.script.onlyKey : nil
      return only.map { UTF8Text($0) == UTF8Text(name) } ?? true
        && !probe.script.missing.contains(trace.place.appending(memberName(name)))
    }
    .compactMap { Key(stringValue: $0) }
  }

  private func memberName(_ property: String) -> String {
    probe.reflector.rules.keys.name(of: property)
  }

  private func trace(_ key: Key) -> Trace {
    decoder.trace.field(
      memberName(key.stringValue), property: probe.reflector.property(of: key))
  }

  private func path(_ key: Key) -> [any CodingKey] { codingPath + [key] }

  func contains(_ key: Key) -> Bool {
    !probe.script.missing.contains(trace(key).place)
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    let trace = trace(key)
    trace.asksForNull = true
    return probe.script.null.contains(trace.place)
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try probe.value(type, at: trace(key), path(key))
  }
  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 {
    try probe.value(type, at: trace(key), path(key))
  }
  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 {
    try probe.value(type, at: trace(key), path(key))
  }

  /// A value that is not there yet, because its type is being read further out, may be left out here.
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard contains(key), try !decodeNil(forKey: key) else { return nil }
    do {
      return try probe.value(type, at: trace(key), path(key))
    } catch is Probe.Unfinished {
      return nil
    }
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Inner> {
    try superDecoder(forKey: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try superDecoder(forKey: key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    let name = memberName("super")
    let key = ProbeKey(stringValue: "super")
    return ProbeDecoder(
      probe: probe, trace: decoder.trace.field(name, property: "super"),
      codingPath: codingPath + [key])
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    ProbeDecoder(probe: probe, trace: trace(key), codingPath: path(key))
  }
}

/// The items of a place: one, for a type that asks where they end, and as many as are asked for.
private struct UnkeyedProbe: UnkeyedDecodingContainer {
  let decoder: ProbeDecoder
  private(set) var currentIndex = 0

  init(decoder: ProbeDecoder) { self.decoder = decoder }

  var codingPath: [any CodingKey] { decoder.codingPath }

  var count: Int? {
    decoder.trace.asksForEnd = true
    return 1
  }

  var isAtEnd: Bool {
    decoder.trace.asksForEnd = true
    return currentIndex >= 1
  }

  /// The most that are given to a type that goes on without asking for the end.
  private static let most = 64

  private mutating func next() throws -> ProbeDecoder {
    let key = ProbeKey(intValue: currentIndex)
    guard currentIndex < Self.most else {
      throw DecodingError.valueNotFound(
        Any.self,
        DecodingError.Context(codingPath: codingPath + [key], debugDescription: "no more items"))
    }
    let trace = decoder.trace.item(currentIndex)
    currentIndex += 1
    return ProbeDecoder(probe: decoder.probe, trace: trace, codingPath: codingPath + [key])
  }

  mutating func decodeNil() throws -> Bool {
    let trace = decoder.trace.item(currentIndex)
    trace.asksForNull = true
    guard decoder.probe.script.null.contains(trace.place) else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().decode(type)
  }
  mutating func decode(_ type: Int128.Type) throws -> Int128 { try next().decode(type) }
  mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try next().decode(type) }

  mutating func nestedContainer<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }
}

/// The names in a type of keys that is an enum.
enum CodingKeyNames {
  /// The cases, and the name that each stands for; nothing for a type whose keys may be any.
  static func of<Key: CodingKey>(_: Key.Type) -> [(property: String, name: String)]? {
    guard let cases = EnumCases(of: Key.self), cases.payloads == 0 else { return nil }
    return cases.emptyCases(as: Key.self).map { ($0.name, $0.value.stringValue) }
  }
}
