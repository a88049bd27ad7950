private import JSONSchema
public import OrderedJSON

/// One place of a local schema that a provider cannot be asked for.
public struct Refusal: Sendable, Hashable {
  /// The way to it in the local schema.
  public let pointer: JSONPointer
  /// Who cannot be asked.
  public let provider: Provider
  /// Why not.
  public let reason: Reason

  /// Why a schema cannot be sent, in facts.
  public enum Reason: Sendable, Hashable {
    /// A metaschema that is none of drafts 4 to 2020-12.
    case unknownDialect(String)
    /// A reference that leads out of the schema, or nowhere.
    case outside(String)
    /// A dynamic reference with several possible targets.
    case dynamic(String)
    /// Anything is allowed here.
    case anything
    case groupWithoutFields
    /// Named fields and a rule for all others stand in one object.
    case fieldsBesideMap
    /// Nothing is allowed here.
    case never
    /// Every value needs another one of its kind inside it.
    case endless
    /// Cannot be said in so many levels.
    case endlessIn(levels: Int)
    /// A list with a form for each place, which the provider does not take.
    case places
    /// As before, and it may be longer than its places.
    case openPlaces
    /// It may end before a place that may be null, where the provider says absence by null.
    case shortPlaces
    /// A choice among arrays or objects.
    case compositeChoice
    /// Two branches whose answers would have to be turned back differently look alike.
    case alike(Int, Int)
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
  }
}

extension Refusal.Reason {
  /// The entry in the table of findings that explains the reason.
  public var code: WireCode {
    switch self {
    case .unknownDialect: .unknownDialect
    case .outside: .outside
    case .dynamic: .dynamic
    case .anything, .groupWithoutFields, .compositeChoice: .anything
    case .fieldsBesideMap: .fieldsBesideMap
    case .never: .never
    case .endless, .endlessIn: .endless
    case .places, .openPlaces, .shortPlaces: .places
    case .alike: .alike
    case .tooDeep, .tooLarge: .tooLarge
    }
  }
}

extension Refusal: CustomStringConvertible {
  /// One line: the code, where, what is wrong, and what to do.
  public var description: String {
    let place = pointer.tokens.isEmpty ? "the schema" : "\(pointer)"
    return TextPlace.visible("\(reason.code.rawValue) \(place): \(sentence)")
  }

  /// What is wrong, and what to do.
  package var sentence: String {
    let name = provider.name
    return switch reason {
    case .unknownDialect(let uri) where Draft(uri: uri) != nil:
      "\(JSON.string(uri)) is not the edition of the whole; what is sent has to be of one edition"
    case .unknownDialect(let uri):
      "\(JSON.string(uri)) is no known metaschema; use one of drafts 4 to 2020-12"
    case .outside(let reference):
      "\(JSON.string(reference)) leads to no place in this schema; put what it means under $defs"
    case .dynamic(let reference):
      "\(JSON.string(reference)) can lead to several places; write a $ref to one of them"
    case .anything:
      "anything is allowed here, which \(name) cannot be asked for; add a type, or ask for it as text"
    case .groupWithoutFields:
      "the object has no fields, which \(name) cannot be asked for; name some, or ask for it as text"
    case .shortPlaces:
      "the list may end before a place that may be null, and \(name) cannot tell one from the other; "
        + "require all places by \"minItems\""
    case .compositeChoice:
      "\(name) takes no arrays or objects as values of an enum; describe their fields instead"
    case .fieldsBesideMap:
      "\(name) takes no named fields beside a rule for all others; put the others under one field"
    case .never: "no value is allowed here; take it out, or what requires it"
    case .endless:
      "every value needs another one like it inside, without an end; let a list, null or a missing "
        + "field end it"
    case .endlessIn(let levels):
      "\(name) is asked for \(levels) levels of this, and none of them may end it; allow more levels"
    case .places:
      "\(name) takes no lists with a form for each place; use an object with a field for each"
    case .openPlaces:
      "\(name) takes a form for each place only in lists that end there; add \"items\": false"
    case .alike(let one, let other):
      "branches \(one + 1) and \(other + 1) may look alike in an answer of \(name); "
        + "give each a required field with one fixed value, or put them under fields of their own"
    case .tooDeep(let limit):
      "the schema is nested deeper than \(limit) levels here; move parts of it to $defs"
    case .tooLarge(let limit):
      "written out for \(name) the schema has more than \(limit) parts; split it in two"
    }
  }
}

/// All that keeps a schema from being sent to a provider.
public struct LoweringErrors: Error, Sendable, Hashable {
  /// At least one.
  public let refusals: [Refusal]
}

extension LoweringErrors: CustomStringConvertible {
  /// A line for each refusal.
  public var description: String { refusals.map(\.description).joined(separator: "\n") }
}
