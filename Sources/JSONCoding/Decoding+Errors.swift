import OrderedJSON

/// What is wrong with which value, as the underlying error of a `DecodingError`.
///
/// Line and column are not worked out here: a type that tries several forms throws most errors away.
private struct Misfit: Error {
  let fault: JSONDecodingError.Fault
  let view: JSONView
  /// The member of `view` that is missing.
  var member: String?

  var inPlace: JSONDecodingError {
    let pointer = view.pointer
    return JSONDecodingError(
      fault: fault, pointer: member.map(pointer.appending) ?? pointer, place: view.place)
  }
}

// MARK: Throwing

extension Decoding {
  /// The error for a value, in the form that a type's own `init(from:)` may expect to catch.
  func error(
    _ fault: JSONDecodingError.Fault, _ type: Any.Type, at index: UInt32
  ) -> DecodingError {
    let context = DecodingError.Context(
      codingPath: codingPath(to: index), debugDescription: "\(fault)",
      underlyingError: Misfit(fault: fault, view: view(index)))
    switch fault {
    case .null, .tooShort: return .valueNotFound(type, context)
    case .wrongType: return .typeMismatch(type, context)
    default: return .dataCorrupted(context)
    }
  }

  /// The error for a value of another sort than the type needs.
  func mismatch(_ type: Any.Type, at index: UInt32) -> DecodingError {
    let found = view(index).kind
    return found == .null
      ? error(.null(type: "\(type)"), type, at: index)
      : error(.wrongType(type: "\(type)", found: found), type, at: index)
  }

  /// The error for a member that is not there.
  func missing(_ key: some CodingKey, _ type: Any.Type, in object: UInt32) -> DecodingError {
    let fault = JSONDecodingError.Fault.missing(type: "\(type)")
    return .keyNotFound(
      key,
      DecodingError.Context(
        codingPath: codingPath(to: object), debugDescription: "\(fault)",
        underlyingError: Misfit(
          fault: fault, view: view(object), member: rules.keys.name(of: key.stringValue))))
  }

  /// The way to a value as keys; worked out only when somebody asks.
  func codingPath(to index: UInt32) -> [any CodingKey] { trail.lead(to: index, on: tape) }

  /// Remembers at which value a type threw an error of its own, which says nothing of its place. The
  /// error passes through the values around it, so the first to see it is the innermost.
  func note(_ error: any Error, at index: UInt32) {
    if error is DecodingError { return }
    let reason = "\(error)"
    let entry = entries[Int(index)]
    let end = entry.isContainer ? entry.link : index &+ 1
    if let refusal, refusal.reason == reason, (index..<end).contains(refusal.index) { return }
    refusal = (reason, index)
  }
}

// MARK: Explaining

extension Decoding {
  /// Our own errors with their place; those of types by their coding path, or where they were thrown.
  func explain(_ error: any Error, at view: JSONView) -> JSONDecodingError {
    guard let error = error as? DecodingError else {
      let reason = "\(error)"
      let view = refusal.map { $0.reason == reason ? self.view($0.index) : view } ?? view
      return JSONDecodingError(
        fault: .refused(reason: reason), pointer: view.pointer, place: view.place)
    }
    let context = error.context
    if let misfit = context.underlyingError as? Misfit { return misfit.inPlace }
    return refusal(context.debugDescription, at: context.codingPath)
  }

  /// A type makes its coding path of its own keys: one that is no member's name is a property's.
  private func refusal(_ reason: String, at path: [any CodingKey]) -> JSONDecodingError {
    var pointer: JSONPointer = []
    var deepest = tape.root
    for key in path {
      let token = key.intValue.map(String.init) ?? key.stringValue
      pointer = pointer.appending(
        tape.root[pointer.appending(token)] == nil ? rules.keys.name(of: token) : token)
      deepest = tape.root[pointer] ?? deepest
    }
    return JSONDecodingError(
      fault: .refused(reason: reason), pointer: pointer, place: deepest.place)
  }
}

extension DecodingError {
  fileprivate var context: Context {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      context
    @unknown default: Context(codingPath: [], debugDescription: "\(self)")
    }
  }
}
