public import OrderedJSON

/// An answer in the form that the local schema speaks of.
public struct LocalAnswer: Sendable {
  /// The answer, turned back. What could not be turned stands as it came, so that nothing is lost.
  public var value: JSON
  /// What could not be turned back.
  public var mistakes: [Mistake] = []

  /// Values are turned recursively; so many levels fit a thread that has 512 KiB of stack.
  static let mostLevels = 64

  /// A place of an answer that does not have the form it was asked for.
  public struct Mistake: Sendable, Hashable {
    /// The way to it in ``LocalAnswer/value``.
    public let pointer: JSONPointer
    /// What is wrong there.
    public let fault: Fault

    /// What can be wrong with the form of an answer.
    public enum Fault: Sendable, Hashable {
      /// Two entries of a map have one key, and not one value.
      case keyTwice(String)
      /// An entry of a map is not a key and a value.
      case notAnEntry(position: Int)
      /// A text that should hold JSON does not.
      case notJSON(JSONSyntaxError)
      /// It is nested deeper than answers are turned.
      case tooDeep(limit: Int)
    }
  }
}

extension LocalAnswer.Mistake: CustomStringConvertible {
  /// One line: where, and what the form must be.
  public var description: String {
    let place = pointer.tokens.isEmpty ? "the answer" : "\(pointer)"
    return TextPlace.visible("\(place): \(sentence)")
  }

  /// What the form must be, without the place.
  package var sentence: String {
    switch fault {
    case .keyTwice(let key):
      "the key \(JSON.string(key)) stands in two entries with different values; give each key once"
    case .notAnEntry(let position):
      "entry \(position + 1) must be an object with \"key\", a text, and \"value\", and nothing else"
    case .notJSON(let error): "must hold JSON as text: \(error)"
    case .tooDeep(let limit): "must not be nested deeper than \(limit) levels"
    }
  }
}
