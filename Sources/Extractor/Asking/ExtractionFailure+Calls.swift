import HTTP
import Interactions

// What calls that failed mean for the document.

extension ExtractionFailure {
  /// Sorts the error of a call: as an error, too, the API says that it held an answer back.
  init(_ error: GeminiError) {
    self = error.heldBackFor.map(ExtractionFailure.heldBack) ?? .failed(error)
  }

  /// The API made an answer and held it back.
  static func heldBack(for code: APIError.Code) -> ExtractionFailure {
    code == .recitation ? .recited : .blocked(reason: code.rawValue)
  }

  /// Whether the schema may be what the API refused: it does not always say.
  var mayBeOfTheSchema: Bool {
    guard case .failed(.api(let error)) = self, error.status == 400 else { return false }
    return error.code == nil || error.code == .invalidRequest
  }
}

extension GeminiError {
  /// Whether the way to the API failed, and not what was asked there.
  var isOfTheWay: Bool {
    switch self {
    case .transport, .unreadable: true
    case .api(let error): error.isTransient
    case .interrupted(let interruption): interruption.cause.isOfTheWay
    default: false
    }
  }

  /// Whether this machine has no more to give, or lacks what all calls need.
  var isOfMachine: Bool {
    switch self {
    case .transport(let error, _): error.fault.isOfMachine
    case .interrupted(let interruption):
      if case .failed(let error) = interruption.cause { error.isOfMachine } else { false }
    default: false
    }
  }

  /// Why the API held the answer back, if it says so, in its answer or within a stream.
  var heldBackFor: APIError.Code? {
    let code =
      switch self {
      case .api(let error): error.code
      case .interrupted(let interruption): interruption.cause.code
      default: nil as APIError.Code?
      }
    return code.flatMap { $0.isBlocked ? $0 : nil }
  }
}

extension Interruption.Cause {
  fileprivate var isOfTheWay: Bool {
    switch self {
    case .streamEnded, .cannotJoin: true
    case .failed(let error): error.isOfTheWay
    case .reported(let error): error.isTransient
    case .noWayOn, .tooManyContinuations: false
    }
  }

  fileprivate var code: APIError.Code? {
    if case .reported(let error) = self { error.code } else { nil }
  }
}
