import HTTP

extension GeminiError {
  /// One word for what went wrong, for meters: the API's own, or the sort of fault.
  public var word: String {
    switch self {
    case .noKey: "no_key"
    case .badKey: "bad_key"
    case .badSetting: "bad_setting"
    case .unsafe: "unsafe"
    case .unsendable: "unsendable"
    case .file: "file"
    case .transport(let error, _): error.fault.word
    case .redirected: "redirected"
    case .unreadable: "unreadable"
    case .api(let error): error.code?.rawValue ?? error.status.map { "\($0)" } ?? "api"
    case .cancelled: "cancelled"
    case .overdue: "overdue"
    case .interrupted: "interrupted"
    case .tooManyRounds: "too_many_rounds"
    case .notAsAsked: "not_as_asked"
    }
  }
}

extension TransportError.Fault {
  fileprivate var word: String {
    switch self {
    case .libraryMissing: "library_missing"
    case .exhausted: "exhausted"
    case .insecure, .insecureConnection: "insecure"
    case .nameNotFound, .proxyNameNotFound: "name_not_found"
    case .cannotConnect: "cannot_connect"
    case .timedOut, .tooSlow: "timeout"
    case .broken: "broken"
    case .malformed, .encoded: "malformed"
    case .headTooLarge, .responseTooLarge: "too_large"
    case .bodyUnreadable: "body_unreadable"
    case .cancelled: "cancelled"
    case .other: "other"
    }
  }
}
