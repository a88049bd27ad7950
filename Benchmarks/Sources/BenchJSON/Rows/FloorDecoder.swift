/// A decoder that reads nothing: how fast could any decoder be that `Codable` talks to?
///
/// It answers every question with a constant and takes only the lengths of arrays from the real
/// document, so that as many containers, members and items are made. What remains is the code that the
/// compiler writes for `init(from:)`, with its generic calls and a box for each keyed container.
struct FloorDecoder: Decoder {
  private let lengths: Lengths

  init(arrayLengths: [Int]) { lengths = Lengths(arrayLengths) }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedFloor<Key>(decoder: self))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer {
    UnkeyedFloor(decoder: self, length: lengths.next())
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  /// A value of any type; strings, which arrays ask for in this way, without a detour.
  func make<Value: Decodable>(_: Value.Type) throws -> Value {
    if Value.self == String.self { return unsafeBitCast("", to: Value.self) }
    return try Value(from: self)
  }
}

/// The lengths of the arrays to come.
private final class Lengths {
  private let lengths: [Int]
  private var used = 0

  init(_ lengths: [Int]) { self.lengths = lengths }

  func next() -> Int {
    used += 1
    return lengths[used - 1]
  }
}

extension FloorDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { false }
  func decode(_: Bool.Type) -> Bool { false }
  func decode(_: String.Type) -> String { "" }
  func decode(_: Double.Type) -> Double { 0 }
  func decode<Integer: FixedWidthInteger & Decodable>(_: Integer.Type) -> Integer { 0 }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try make(type) }
}
