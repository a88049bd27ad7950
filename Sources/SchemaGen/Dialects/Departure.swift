public import OrderedJSON

/// What became of a keyword of the local schema that a provider is not sent.
public struct Departure: Sendable, Hashable {
  /// The way to its schema in the local schema.
  public let pointer: JSONPointer
  /// The keyword.
  public let keyword: String
  /// What became of it.
  public let fate: Fate

  /// What can become of a keyword. All of them are judged locally.
  public enum Fate: Sendable, Hashable {
    /// The model is told by these words, in a description.
    case words(String)
    /// The model is not told.
    case judgedLocally
    /// It is sent in another form, which answers are turned back from.
    case rewritten
  }
}

extension Departure: CustomStringConvertible {
  /// One line: where, which keyword, and what became of it.
  public var description: String {
    let place = pointer.tokens.isEmpty ? "the schema" : "\(pointer)"
    return TextPlace.visible("\(place): \(keyword) \(fate)")
  }
}

extension Departure.Fate: CustomStringConvertible {
  /// What became of the keyword.
  public var description: String {
    switch self {
    case .words(let words): "is said in words: \(words)"
    case .judgedLocally: "is judged locally only"
    case .rewritten: "is sent in another form"
    }
  }
}
