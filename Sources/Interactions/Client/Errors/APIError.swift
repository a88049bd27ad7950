public import OrderedJSON

/// What the API said when it refused, in either of its two forms of error.
public struct APIError: Error, Sendable, Hashable {
  /// The status of the answer; none for an error that came within a stream.
  public let status: Int?
  /// The API's word for what is wrong; none when the answer did not say.
  public let code: Code?
  /// The API's sentence, fit for a terminal, the key struck out.
  public let message: String
  /// What to quote to Google's support.
  public let requestID: String?
  /// What the server tells of its own work.
  public let serverTiming: String?
  /// How long the API asks to wait.
  public let retryAfter: Duration?
  /// The whole of what it said, if that was JSON; the key is struck out.
  public let body: JSON?
  /// Whether a call like this one costs money when it is answered.
  public let isBillable: Bool

  package init(
    status: Int?, code: Code?, message: String, requestID: String? = nil,
    serverTiming: String? = nil, retryAfter: Duration? = nil, body: JSON? = nil,
    isBillable: Bool = false
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.requestID = requestID
    self.serverTiming = serverTiming
    self.retryAfter = retryAfter
    self.body = body
    self.isBillable = isBillable
  }
}

extension APIError {
  /// Whether the same call may well succeed later.
  public var isTransient: Bool {
    guard let status else { return code?.isTransient ?? false }
    return [408, 409, 429].contains(status) || 500...599 ~= status
  }

  /// Whether the work may have been done, and charged, all the same: the server gave up on an answer
  /// that others may still be making.
  public var mayHaveBeenBilled: Bool {
    guard isBillable else { return false }
    guard let status else { return true }
    return Self.mayHaveBeenBilled(status) || code?.isBlocked == true || code?.isMalformed == true
  }

  /// Whether the work may be done after an answer of this status. What fails with 500 is not charged,
  /// says the API's page on billing; who gave up waiting knows of nothing.
  static func mayHaveBeenBilled(_ status: Int) -> Bool { [200, 408, 502, 504].contains(status) }
}

extension APIError: CustomStringConvertible {
  /// One line: status, code, message, and what to do.
  public var description: String { "\(problem); \(remedy)" }

  /// Status, code and message.
  public var problem: String {
    let numbers = [status.map(String.init), code?.rawValue].compactMap(\.self)
    let what = numbers.isEmpty ? "an error" : TextPlace.visible(numbers.joined(separator: " "))
    let said = message.isEmpty ? "" : ": \(message.withoutFullStop)"
    return "Gemini answered \(what)\(said)"
  }

  /// What to do.
  public var remedy: String {
    if isOfFullStorage {
      return "delete files that nobody needs, or wait until they expire, which takes two days"
    }
    if let retryAfter, status == 429 || status == 503, retryAfter > Self.shortWait {
      return "leave the API alone for \(retryAfter.inWords), as it asks, then ask again"
    }
    return code.flatMap(\.remedy) ?? Self.remedies.first { $0.statuses ~= status ?? 0 }?.remedy
      ?? "report this answer, which the API is not known to give"
  }

  /// So long a wait is not worth a word.
  private static let shortWait = Duration.seconds(120)

  private static let remedies: [(statuses: ClosedRange<Int>, remedy: String)] = [
    (400...400, "mend the request"),
    (401...401, "check the API key"),
    (402...402, "check the billing of the project"),
    (403...403, "use a key that may do this"),
    (404...404, "check the name; what is stored expires"),
    (408...409, "try again"),
    (416...416, "ask for a part that exists"),
    (429...429, "wait, then ask again, more slowly"),
    (499...499, "ask again if it is still wanted"),
    (501...501, "choose another model or version"),
    (400...498, "mend the request"),
    (500...599, "try again later"),
  ]
}

extension Duration {
  /// About how long it is: `3 minutes`, `2 hours`, `11574 days`.
  fileprivate var inWords: String {
    let seconds = components.seconds
    let (count, unit) =
      switch seconds {
      case ..<7200: ((seconds + 59) / 60, "minutes")
      case ..<172_800: ((seconds + 3599) / 3600, "hours")
      default: ((seconds + 86_399) / 86_400, "days")
      }
    return "\(count) \(unit)"
  }
}
