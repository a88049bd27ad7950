import HTTP

extension GeminiError {
  /// Whether the same call may well succeed later. Told by sort and status, never by a message.
  public var isTransient: Bool {
    switch self {
    case .transport(let error, _): error.fault.mayPass
    case .api(let error): error.isTransient
    case .unreadable(let answer): 500...599 ~= answer.status
    case .overdue: true
    case .file(let fault): fault.isTransient
    case .interrupted(let interruption): interruption.cause.isTransient
    case .noKey, .badKey, .badSetting, .unsafe, .unsendable, .redirected, .cancelled,
      .tooManyRounds, .notAsAsked:
      false
    }
  }

  /// Whether the call may have cost money though nothing came of it: asking again may pay twice.
  public var mayHaveBeenBilled: Bool {
    switch self {
    case .transport(let error, let isBillable): isBillable && error.reach != .neverSent
    case .api(let error): error.mayHaveBeenBilled
    case .unreadable(let answer): answer.isBillable && APIError.mayHaveBeenBilled(answer.status)
    case .overdue, .interrupted, .tooManyRounds, .notAsAsked, .cancelled: true
    case .noKey, .badKey, .badSetting, .unsafe, .unsendable, .file, .redirected: false
    }
  }

  /// What came of the call all the same.
  public var progress: Interaction? {
    switch self {
    case .interrupted(let interruption): interruption.progress
    case .tooManyRounds(_, let interaction), .notAsAsked(_, let interaction): interaction
    case .noKey, .badKey, .badSetting, .unsafe, .unsendable, .file, .transport, .redirected,
      .unreadable,
      .api, .cancelled, .overdue:
      nil
    }
  }
}

extension Interruption.Cause {
  var isTransient: Bool {
    switch self {
    case .streamEnded, .cannotJoin: true
    case .reported(let error): error.isTransient
    case .noWayOn, .tooManyContinuations: false
    case .failed(let error): error.isTransient
    }
  }
}
