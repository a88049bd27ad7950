import Interactions

/// What a part is sent as: decided by the caller, then by its contents, then by its name.
struct TypeDecision {
  let type: MediaType
  var note: DocumentNote?

  /// Weighs what the contents are against what is said of them.
  ///
  /// Between types that the contents cannot tell apart the name decides. What the contents do not tell
  /// is believed of recordings and films alone: other files have marks, and one without is not what it
  /// is called.
  init(
    contents: Finding?, caller: MediaType?, name: MediaType?
  ) throws(DocumentFault.Reason) {
    let said = caller?.canonical
    guard let contents else {
      guard let type = said ?? name else { throw .unknownType }
      guard !type.hasMark, type.sort != .text else { throw .notOfType(type) }
      self.init(try Self.sendable(type, isAskedFor: said != nil))
      return
    }
    let possible = [contents.type] + contents.alternatives
    if let said {
      let isPossible = possible.contains(said)
      let note = DocumentNote.typeOverruled(contents: contents.type, said: said)
      self.init(try Self.sendable(said, isAskedFor: true), isPossible ? nil : note)
    } else if let name, !possible.contains(name) {
      let isLoose = contents.looseNames.contains(name)
      let note = DocumentNote.typeConflict(contents: contents.type, said: name)
      self.init(try Self.sendable(contents.type), isLoose ? nil : note)
    } else {
      self.init(try Self.sendable(name ?? contents.type))
    }
  }

  private init(_ type: MediaType, _ note: DocumentNote? = nil) {
    self.type = type
    self.note = note
  }

  /// A type that is not in the API's list is sent if a caller asks for it and it may be new there.
  private static func sendable(
    _ type: MediaType, isAskedFor: Bool = false
  ) throws(DocumentFault.Reason) -> MediaType {
    let mayBeNew = isAskedFor && [.image, .audio, .video].contains(type.sort)
    guard type.isKnown && type != .jpeg2000Video || mayBeNew else { throw .unsupported(type) }
    return type
  }
}
