import Interactions

extension GeminiError {
  /// Whether the API may have forgotten a file that a request named: it says of such a file that it is
  /// not there, or that nobody may read it. Told by status and code alone, so that it can be another
  /// reason; uploading again once does no harm.
  package var mayMeanLostFile: Bool {
    switch self {
    case .api(let error): error.mayMeanLostFile
    case .interrupted(let interruption):
      if case .reported(let error) = interruption.cause { error.mayMeanLostFile } else { false }
    default: false
    }
  }

  /// Whether what went wrong does so for one who uploads, and not for others with the same bytes.
  var isOfOneAlone: Bool {
    switch self {
    case .cancelled, .file(.unreadable), .file(.changed): true
    default: false
    }
  }

  /// Whether the API could make nothing of a file, which another upload may mend.
  var isOfUselessFile: Bool { if case .file(.failed) = self { true } else { false } }
}

extension APIError {
  fileprivate var mayMeanLostFile: Bool {
    guard code != .modelNotFound else { return false }
    return [403, 404].contains(status) || [.notFound, .permissionDenied].contains(code)
  }
}
