import HTTP
import OrderedJSON

extension GeminiError: CustomStringConvertible {
  /// One line: what it is about, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .noKey: "no API key; set GEMINI_API_KEY, or name a file that holds the key"
    case .badKey(let origin, let fault): "\(origin) \(fault)"
    case .badSetting(let fault): "\(fault)"
    case .unsafe(let danger): "\(danger)"
    case .unsendable(let fault): "\(fault)"
    case .file(let fault): "\(fault)"
    case .transport(let error, let isBillable):
      "\(error)" + (isBillable && error.reach != .neverSent ? "; it may have been billed" : "")
    case .redirected(let redirection): "\(redirection)"
    case .unreadable(let answer): "\(answer)"
    case .api(let error): "\(error)"
    case .cancelled: "the call was cancelled"
    case .overdue(let id, let limit):
      "\(TextPlace.visible(id)): still running after \(limit.inSeconds); "
        + "get it later by its id, or cancel it"
    case .interrupted(let interruption): "\(interruption)"
    case .tooManyRounds(let limit, let last):
      "\(last.shownID): the model still called functions after \(limit) rounds; "
        + "allow more, or make the functions answer more"
    case .notAsAsked(let fault, let interaction): "\(interaction.shownID): \(fault)"
    }
  }
}

extension Interaction {
  /// What errors call the interaction.
  var shownID: String { id.map(TextPlace.visible) ?? "an interaction without an id" }
}

extension Danger: CustomStringConvertible {
  /// What would have gone where, and what to do.
  public var description: String {
    switch self {
    case .plainHTTP(let origin): "\(origin): plain http goes only to this machine; use https"
    case .realKeyOverPlainHTTP(let origin):
      "\(origin): a key that looks real is not sent over plain http; use https, or a made-up key"
    case .foreignOrigin(let origin, let own):
      "\(origin): nothing is sent there, for it is not \(own); check who answers there"
    }
  }
}

extension SettingFault: CustomStringConvertible {
  /// Which setting, and what it must be.
  public var description: String {
    switch self {
    case .baseURL(let text):
      "base URL \(TextPlace.quoted(text)): it must begin with https:// or http:// and have neither "
        + "user name, query nor fragment; correct it"
    case .version(let text):
      "API version \(TextPlace.quoted(text)): it must be a word such as v1beta; correct it"
    case .revision(let text):
      "API revision \(TextPlace.quoted(text)): it must be a date such as 2026-05-20; correct it"
    }
  }
}

extension Redirection: CustomStringConvertible {
  /// Where the answer leads, and what to do.
  public var description: String {
    "Gemini answered \(status), which leads to \(target.map(String.init) ?? "nowhere known"); "
      + "redirects are not followed, correct the base URL"
  }
}

extension UnreadableAnswer: CustomStringConvertible {
  /// What came instead of JSON, and what to do.
  public var description: String {
    let sort = contentType.map { "as \(TextPlace.visible($0))" } ?? "without a content type"
    let reason =
      switch fault {
      case .syntax(let reason)?: ", but it is no JSON (\(reason))"
      case .notAnObject?: ", but it is no JSON object"
      case nil: ""
      }
    let shown = beginning.isEmpty ? "nothing" : TextPlace.visible(JSON.string(beginning).text())
    return "Gemini answered \(status) \(sort)\(reason): \(shown); "
      + "check the base URL, and whether a proxy answers in its place"
  }
}

extension Interruption: CustomStringConvertible {
  /// What ended early, why, and what to do.
  public var description: String {
    "\(progress.shownID): ended early: \(cause); what came is kept"
  }
}

extension Interruption.Cause: CustomStringConvertible {
  /// Why it went no further.
  public var description: String {
    switch self {
    case .streamEnded: "the stream stopped before its last event"
    case .reported(let error): "\(error)"
    case .cannotJoin: "the stream was cut, and tells the answer otherwise since"
    case .noWayOn: "the API gave no new continuation token"
    case .tooManyContinuations(let limit): "\(limit) continuations were not enough"
    case .failed(let error): "\(error)"
    }
  }
}
