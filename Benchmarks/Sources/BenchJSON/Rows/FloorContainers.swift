/// An object that has every member.
struct KeyedFloor<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: FloorDecoder

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_: Key) -> Bool { true }
  func decodeNil(forKey _: Key) -> Bool { false }
  func decode(_: Bool.Type, forKey _: Key) -> Bool { false }
  func decode(_: String.Type, forKey _: Key) -> String { "" }
  func decode(_: Double.Type, forKey _: Key) -> Double { 0 }
  func decode(_: Int.Type, forKey _: Key) -> Int { 0 }
  func decode<Value: Decodable>(_ type: Value.Type, forKey _: Key) throws -> Value {
    try decoder.make(type)
  }

  func decodeIfPresent(_: String.Type, forKey _: Key) -> String? { "" }
  func decodeIfPresent(_: Double.Type, forKey _: Key) -> Double? { 0 }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey _: Key
  ) -> KeyedDecodingContainer<Inner> {
    decoder.container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey _: Key) -> any UnkeyedDecodingContainer {
    decoder.unkeyedContainer()
  }
  func superDecoder() -> any Decoder { decoder }
  func superDecoder(forKey _: Key) -> any Decoder { decoder }
}

/// An array of a given length.
struct UnkeyedFloor: UnkeyedDecodingContainer {
  private let decoder: FloorDecoder
  private let length: Int
  private(set) var currentIndex = 0

  init(decoder: FloorDecoder, length: Int) {
    self.decoder = decoder
    self.length = length
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { length }
  var isAtEnd: Bool { currentIndex == length }

  mutating func decodeNil() -> Bool { false }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    currentIndex += 1
    return try decoder.make(type)
  }

  mutating func nestedContainer<Key: CodingKey>(
    keyedBy type: Key.Type
  ) -> KeyedDecodingContainer<Key> {
    currentIndex += 1
    return decoder.container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
    currentIndex += 1
    return decoder.unkeyedContainer()
  }
  mutating func superDecoder() -> any Decoder { decoder }
}
