/// A string that is equal to another only byte by byte.
///
/// Swift's own `==` says that `"\u{e9}"` equals `"e\u{301}"`; in JSON they are two names.
public struct UTF8Text: Sendable, Hashable, Comparable {
  /// The string itself.
  public let string: String

  /// Wraps a string.
  public init(_ string: String) { self.string = string }

  /// Whether both have the same UTF-8 bytes.
  public static func == (one: UTF8Text, other: UTF8Text) -> Bool {
    // Most of what is not equal is not as long, and to look at the bytes takes longer.
    guard one.string.utf8.count == other.string.utf8.count else { return false }
    let (one, other) = (one.string.utf8Span.span.bytes, other.string.utf8Span.span.bytes)
    return one.withUnsafeBytes { one in other.withUnsafeBytes { areEqual(one, $0) } }
  }

  /// Compares as many bytes as both have, in words as long as there are any.
  private static func areEqual(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer)
    -> Bool
  {
    var at = 0
    while at + 8 <= one.count {
      let word = one.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      if word != other.loadUnaligned(fromByteOffset: at, as: UInt64.self) { return false }
      at += 8
    }
    while at < one.count {
      if one[at] != other[at] { return false }
      at += 1
    }
    return true
  }

  /// Orders by UTF-8 bytes, which is the order of Unicode scalars.
  public static func < (one: UTF8Text, other: UTF8Text) -> Bool {
    one.string.utf8.lexicographicallyPrecedes(other.string.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
