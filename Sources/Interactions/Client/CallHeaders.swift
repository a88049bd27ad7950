import HTTP
import OrderedJSON

/// The headers that calls have: those of the client, those of a call, and the key.
///
/// Most calls have none of their own. They share one value, made once, which a transport knows again
/// without comparing it.
struct CallHeaders: Sendable {
  private let settings: Gemini.Settings
  private let key: APIKey
  private let usual: HTTPHeaders

  /// Makes the headers that most calls share.
  init(_ settings: Gemini.Settings, _ key: APIKey) {
    self.settings = settings
    self.key = key
    usual = Self.headers(of: Call(.post, .resource("")), settings, key)
  }

  /// All headers of a call.
  func of(_ call: Call) -> HTTPHeaders {
    call.isUsual ? usual : Self.headers(of: call, settings, key)
  }

  private static func headers(
    of call: Call, _ settings: Gemini.Settings, _ key: APIKey
  ) -> HTTPHeaders {
    var headers: HTTPHeaders = [
      "accept": call.accept, "content-type": "application/json", "user-agent": "extract",
    ]
    if let revision = settings.revision { headers["api-revision"] = revision }
    for field in settings.headers.fields + call.headers.fields { headers[field.name] = field.value }
    switch call.credential {
    case .none: break
    case .key: headers["x-goog-api-key"] = key.secret.revealed(\.self)
    case .token(let token):
      headers["x-goog-api-key"] = key.secret.revealed(\.self)
      headers["authorization"] = token.revealed { "Bearer \($0)" }
    }
    return headers
  }
}

extension Call {
  /// Whether it says nothing of its headers.
  fileprivate var isUsual: Bool {
    guard case .key = credential, headers.fields.isEmpty else { return false }
    return UTF8Text(accept) == UTF8Text("application/json")
  }
}

extension CallHeaders: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// That there are headers; the key among them is not shown.
  var description: String { Secret.stroke }
  var debugDescription: String { Secret.stroke }
  var customMirror: Mirror { Mirror(self, children: []) }
}
