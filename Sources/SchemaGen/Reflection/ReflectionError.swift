/// Why a type has no schema; `at` is the type and the key where it was met, as in `Invoice.lines`.
public enum ReflectionError: Error, Sendable, Hashable {
  /// Its `init(from:)` took nothing that was made up for it, having asked for these keys.
  case takesNothing(at: String, type: String, keys: [String])
  /// It looks for a key and never reads it.
  case neverRead(at: String, key: String)
  /// These fields may not be missing, or null, together.
  case dependOnEachOther(at: String, keys: [String])
  /// It reads keys of its own, and all others too.
  case mixesKeys(at: String)
  /// It holds any value at all.
  case isAnything(at: String, type: String)
  /// A type of Foundation without a form that a model could write.
  case isForeign(at: String, type: String)
  /// A dictionary that is coded as a list of keys and values in turn.
  case keysAreNoNames(at: String, type: String)
  /// Items of several types by position, with a type among them that needs a definition.
  case positionsNeedNames(at: String)
  /// Every value of it needs another one inside it.
  case isEndless(at: String, type: String)
  /// Its types go on and on, as in `struct Tree<Leaf> { var next: Tree<[Leaf]>? }`.
  case goesOn(at: String)
  /// The notes speak of a property that is not stored, or of one that is not decoded.
  case notesUnknown(at: String, property: String, known: [String])
  /// A phrase in the notes is wrong.
  case notesMistyped(at: String, phrase: String, reason: String)
  /// A phrase in the notes names another sort of value than the property has.
  case notesDisagree(at: String, said: String, found: String)
  /// What the notes say is no JSON Schema.
  case notesRefused(at: String, reason: String)
}

extension ReflectionError: CustomStringConvertible {
  /// One line: where, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .takesNothing(let at, let type, let keys):
      "\(at): nothing is taken by the init(from:) of \(type)\(Self.asked(keys)); "
        + "\(Self.say) what it looks like"
    case .neverRead(let at, let key):
      "\(at): the key \"\(key)\" is looked for and never read; \(Self.say) what it looks like"
    case .dependOnEachOther(let at, let keys):
      "\(at): \(Self.list(keys)) may not all be missing or null at once; "
        + "\(Self.say) what the type looks like"
    case .mixesKeys(let at):
      "\(at): keys of its own and any others are read from one object; put the others into a "
        + "dictionary of their own"
    case .isAnything(let at, let type):
      "\(at): \(type) may be any value; use a type with properties, or \(Self.say) what it looks like"
    case .isForeign(let at, let type):
      "\(at): \(type) has no form in JSON that a model could write; use String, or a type of your own"
    case .keysAreNoNames(let at, let type):
      "\(at): \(type) is coded as a list of keys and values in turn; use String keys, or let the "
        + "key be CodingKeyRepresentable"
    case .positionsNeedNames(let at):
      "\(at): items of several types stand in one list; use a type with a property for each"
    case .isEndless(let at, let type):
      "\(at): every \(type) needs another one inside it; make the property optional or a list"
    case .goesOn(let at):
      "\(at): a type holds a larger one of its kind, without an end; use a type that holds itself"
    case .notesRefused(let at, let reason): "\(at): what the notes say is refused: \(reason)"
    case .notesUnknown(let at, let property, let known):
      "\(at): the notes speak of \"\(property)\", which is not decoded; known are \(Self.list(known))"
    case .notesMistyped(let at, let phrase, let reason):
      "\(at): \(phrase): \(reason)"
    case .notesDisagree(let at, let said, let found):
      "\(at): the notes say \(said), but the property is \(found); change one of them"
    }
  }

  private static let say = "let it be SchemaDescribed and say"

  private static func asked(_ keys: [String]) -> String {
    keys.isEmpty ? "" : ", which asks for \(list(keys))"
  }

  private static func list(_ keys: [String]) -> String {
    keys.isEmpty ? "none" : keys.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
