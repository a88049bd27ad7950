import OrderedJSON

/// Why a request cannot be sent.
public enum RequestFault: Sendable, Hashable {
  /// An id that would lead to another place.
  case unsuitableID(String)
  /// A name of a file or model that would lead to another place.
  case unsuitableName(String)
  /// A file of the request cannot be read, and why.
  case unreadableFile(String)
  /// An interaction that runs in the background, or is chained, must be stored.
  case mustBeStored
  /// A Codable type has no schema that can be sent, and why.
  case noSchema(String)
  /// Two functions have one name.
  case twoFunctions(String)
}

extension RequestFault: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unsuitableID(let id):
      "id \(TextPlace.quoted(id)): no interaction has it; use the id that an answer gave"
    case .unsuitableName(let name):
      "name \(TextPlace.quoted(name)): nothing has it; use the name that an answer gave"
    case .unreadableFile(let reason): reason
    case .mustBeStored:
      "store: an interaction in the background must be stored; leave store out, or background"
    case .noSchema(let reason): reason
    case .twoFunctions(let name):
      "tools: two functions are named \(TextPlace.quoted(name)); rename one"
    }
  }
}
