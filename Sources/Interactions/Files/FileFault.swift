import HTTP

/// What is wrong with a file that goes to the API or comes from it. Files are named as people may be
/// shown them.
public enum FileFault: Sendable, Hashable {
  /// It cannot be read, and why.
  case unreadable(String, String)
  /// It cannot be written, and why.
  case unwritable(String, String)
  /// It was written to, or replaced, while it was uploaded.
  case changed(String)
  /// Its name does not say what it is.
  case unknownType(String)
  /// A path cannot hold what this one holds.
  case pathHoldsNUL
  /// The API does not say where the bytes should go.
  case noPlace(String)
  /// The API gave up the upload, or has all of it and does not say that it is done.
  case notGoingOn(String, status: String)
  /// The API does not say how far the upload came.
  case noStatus(String)
  /// The API says that it has an amount that it cannot have.
  case wrongOffset(String, Int, sent: Int)
  /// The API has other bytes than were sent; what it had was deleted.
  case notAsSent(String)
  /// The API cannot make use of it, and why.
  case failed(String, reason: String)
  /// The API still looks at it.
  case notReady(String, after: Duration)
  /// The API's answer does not say what it is called.
  case nameless(String)
}

extension FileFault {
  /// Whether the same may well succeed later.
  var isTransient: Bool {
    switch self {
    case .noStatus, .notGoingOn, .notAsSent, .notReady: true
    case .unreadable, .unwritable, .changed, .unknownType, .pathHoldsNUL, .noPlace, .wrongOffset,
      .failed, .nameless:
      false
    }
  }
}

extension FileFault: CustomStringConvertible {
  /// One line: the file, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason), .unwritable(let file, let reason): "\(file): \(reason)"
    case .changed(let file):
      "\(file): was changed while it was being sent; send it again when nobody writes to it"
    case .unknownType(let file):
      "\(file): its name does not say what it is; give its media type, such as application/pdf"
    case .pathHoldsNUL: "the path of a file holds a NUL; give another path"
    case .noPlace(let file):
      "\(file): Gemini did not say where to send it; check the base URL, then try again"
    case .notGoingOn(let file, let status):
      "\(file): Gemini calls the upload \(status) and takes no more; upload it again"
    case .noStatus(let file):
      "\(file): Gemini does not say how far the upload came; upload it again"
    case .wrongOffset(let file, let received, let sent):
      "\(file): Gemini says it has \(received) bytes after \(sent) were sent; upload it again"
    case .notAsSent(let file):
      "\(file): what arrived is not what was sent, and was deleted; upload it again"
    case .failed(let file, let reason):
      "\(file): Gemini cannot use it: \(reason); check its contents and its media type"
    case .notReady(let file, let time):
      "\(file): not ready after \(time.inSeconds); get it again later, or wait longer"
    case .nameless(let file): "\(file): Gemini did not say what it is called; upload it again"
    }
  }
}
