/// The key by which Google knows who pays. It goes into one header and nowhere else: not into a
/// description, a dump, an error or a log.
public struct APIKey: Sendable {
  package let secret: Secret
  /// Whether it looks like one that Google gave out, and not like one made up for a test.
  let looksReal: Bool

  /// Takes a key as it was typed or pasted, without the white space around it.
  public init(_ text: String) throws(GeminiError) {
    do { try self.init(checking: text) } catch { throw .badKey(.given, error) }
  }

  /// The same, for a caller who knows where the text is from.
  init(checking text: String) throws(KeyFault) {
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    guard !scalars.isEmpty else { throw .empty }
    guard scalars.allSatisfy({ 0x21...0x7E ~= $0.value }) else { throw .holdsOddCharacters }
    secret = Secret(String(scalars))
    looksReal = ["AIza", "AQ."].contains { scalars.starts(with: $0.unicodeScalars) }
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// That there is a key; never which.
  public var description: String { secret.description }
  /// That there is a key; never which.
  public var debugDescription: String { secret.description }
  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
