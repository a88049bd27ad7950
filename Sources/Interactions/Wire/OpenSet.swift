public import OrderedJSON

/// A word of which the API knows some and may know more tomorrow: unknown ones are kept and sent.
///
/// Two words are equal when their UTF-8 bytes are.
public protocol OpenSet: WireValue, RawRepresentable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The word on the wire.
  var rawValue: String { get }

  /// Takes any word, known or not.
  init(rawValue: String)

  /// Every word that was known when this was written.
  static var known: [Self] { get }
}

extension OpenSet {
  /// Takes any word, known or not.
  public init(_ word: String) { self.init(rawValue: word) }

  /// Takes a word written in the source.
  public init(stringLiteral word: String) { self.init(rawValue: word) }

  /// Reads a string.
  public init?(wire: JSON) {
    guard let word = wire.string else { return nil }
    self.init(rawValue: word)
  }

  /// The string.
  public var wire: JSON { .string(rawValue) }

  /// The word.
  public var description: String { rawValue }

  /// Whether this was known when it was written here.
  public var isKnown: Bool { Self.known.contains(self) }

  /// Whether both are the same bytes.
  public static func == (one: Self, other: Self) -> Bool {
    UTF8Text(one.rawValue) == UTF8Text(other.rawValue)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(UTF8Text(rawValue)) }
}
