public import Interactions

/// Something about a part that a person should know, though it is sent.
public enum DocumentNote: Sendable, Hashable {
  /// Its contents are of one type, its name says another; the contents count.
  case typeConflict(contents: MediaType, said: MediaType)
  /// Its contents are of one type, its caller says another; the caller counts.
  case typeOverruled(contents: MediaType, said: MediaType)
  /// It is not UTF-8, and was read in this encoding.
  case encoding(String)
}

extension DocumentNote: CustomStringConvertible {
  /// What a person should know, without the part's name.
  public var description: String {
    switch self {
    case .typeConflict(let contents, let said):
      "is \(contents.shown), though its name says \(said.shown); it is sent as what it is"
    case .typeOverruled(let contents, let said):
      "looks like \(contents.shown), but is sent as \(said.shown), as was asked for"
    case .encoding(let encoding): "is no UTF-8, and was read as \(encoding)"
    }
  }
}
