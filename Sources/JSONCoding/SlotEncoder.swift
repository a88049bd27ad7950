import OrderedJSON

/// Writes one value into its slot, as an `Encoder` and as its own single-value container.
struct SlotEncoder: Encoder, SingleValueEncodingContainer {
  let slot: EncodingSlot
  /// Whether the names of this object are data, as in a `Dictionary`, and no key rule applies.
  var hasFreeNames = false

  var codingPath: [any CodingKey] { slot.codingPath }
  var userInfo: [CodingUserInfoKey: Any] { slot.rules.userInfo }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.beginObject()
    return KeyedEncodingContainer(KeyedSlotContainer(slot: slot, hasFreeNames: hasFreeNames))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.beginArray()
    return UnkeyedSlotContainer(slot: slot)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() { slot.set(.null) }
  func encode(_ value: Bool) { slot.set(.bool(value)) }
  func encode(_ value: String) { slot.set(.string(value)) }
  func encode(_ value: Double) throws { try slot.encode(value) }
  func encode(_ value: Float) throws { try slot.encode(value) }
  func encode<Value: Encodable & BinaryInteger>(_ value: Value) {
    slot.set(.number(JSONNumber(value)))
  }
  // Said outright: the protocol's own versions refuse these two, and would be taken before the generic.
  func encode(_ value: Int128) { slot.set(.number(JSONNumber(value))) }
  func encode(_ value: UInt128) { slot.set(.number(JSONNumber(value))) }
  func encode(_ value: some Encodable) throws { try slot.encode(value) }
}

struct KeyedSlotContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let slot: EncodingSlot
  let hasFreeNames: Bool

  var codingPath: [any CodingKey] { slot.codingPath }

  private func name(_ key: some CodingKey) -> String {
    hasFreeNames ? key.stringValue : slot.rules.keys.name(of: key.stringValue)
  }

  func encodeNil(forKey key: Key) { slot.set(.null, named: name(key)) }
  func encode(_ value: Bool, forKey key: Key) { slot.set(.bool(value), named: name(key)) }
  func encode(_ value: String, forKey key: Key) { slot.set(.string(value), named: name(key)) }
  func encode<Value: Encodable & BinaryInteger>(_ value: Value, forKey key: Key) {
    slot.set(.number(JSONNumber(value)), named: name(key))
  }
  func encode(_ value: Int128, forKey key: Key) {
    slot.set(.number(JSONNumber(value)), named: name(key))
  }
  func encode(_ value: UInt128, forKey key: Key) {
    slot.set(.number(JSONNumber(value)), named: name(key))
  }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    try slot.encode(value, named: name(key))
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Inner> {
    SlotEncoder(slot: slot.child(named: name(key))).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    SlotEncoder(slot: slot.child(named: name(key))).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    SlotEncoder(slot: slot.child(named: name(TapeKey(stringValue: "super"))))
  }
  func superEncoder(forKey key: Key) -> any Encoder {
    SlotEncoder(slot: slot.child(named: name(key)))
  }
}

struct UnkeyedSlotContainer: UnkeyedEncodingContainer {
  let slot: EncodingSlot

  var codingPath: [any CodingKey] { slot.codingPath }
  var count: Int { slot.count }

  func encodeNil() { slot.append(.null) }
  func encode(_ value: Bool) { slot.append(.bool(value)) }
  func encode(_ value: String) { slot.append(.string(value)) }
  func encode<Value: Encodable & BinaryInteger>(_ value: Value) {
    slot.append(.number(JSONNumber(value)))
  }
  func encode(_ value: Int128) { slot.append(.number(JSONNumber(value))) }
  func encode(_ value: UInt128) { slot.append(.number(JSONNumber(value))) }
  func encode(_ value: some Encodable) throws { try slot.encodeAtEnd(value) }

  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    SlotEncoder(slot: slot.childAtEnd()).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    SlotEncoder(slot: slot.childAtEnd()).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { SlotEncoder(slot: slot.childAtEnd()) }
}
