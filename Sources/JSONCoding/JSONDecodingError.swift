public import OrderedJSON

/// Why a JSON text did not become a value of a Swift type, and where.
public struct JSONDecodingError: Error, Sendable, Hashable {
  /// What is wrong.
  public let fault: Fault
  /// The value that is wrong, or the member that is missing.
  public let pointer: JSONPointer
  /// Where that is in the text; for a missing member, its object.
  public let place: TextPlace

  /// What can be wrong with a value.
  public enum Fault: Sendable, Hashable {
    /// The text is not JSON at all.
    case notJSON(JSONSyntaxError.Fault)
    /// A member that must be there is not.
    case missing(type: String)
    /// The value is `null` where it may not be.
    case null(type: String)
    /// The value is of another sort.
    case wrongType(type: String, found: JSON.Kind)
    /// The number does not fit the type exactly.
    case outOfRange(type: String)
    /// The string does not spell a value of the type.
    case misspelt(type: String, form: String)
    /// An array has fewer items than were asked for.
    case tooShort(count: Int)
    /// The type itself refused the value, with its own words.
    case refused(reason: String)
  }
}

extension JSONDecodingError: CustomStringConvertible {
  /// One line that names the place, the value and the type.
  public var description: String {
    let path = pointer.tokens.isEmpty ? "" : " \(pointer)"
    return TextPlace.visible("line \(place.line), column \(place.column)\(path): \(fault)")
  }
}

extension JSONDecodingError.Fault: CustomStringConvertible {
  /// The sentence for a person.
  public var description: String {
    switch self {
    case .notJSON(let fault): "\(fault)"
    case .missing(let type): "is missing; a value for \(type) must be there"
    case .null(let type): "is null; a value for \(type) must be there"
    case .wrongType(let type, let found): "is \(found.inWords), which is no value for \(type)"
    case .outOfRange(let type): "is a number that \(type) cannot hold exactly"
    case .misspelt(let type, let form): "does not spell a value for \(type); write \(form)"
    case .tooShort(let count): "has only \(count) item\(count == 1 ? "" : "s"); one more is needed"
    case .refused(let reason): reason
    }
  }
}
