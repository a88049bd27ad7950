import HTTP

/// What a request is for, by its method and its path.
enum Route: Equatable {
  case create
  case interaction(String)
  case cancel(String)
  case deleteInteraction(String)
  case startUpload
  case upload(String)
  case listFiles
  case file(String)
  case deleteFile(String)
  case downloadFile(String)
  case registerFiles
  case listModels
  case model(String)
  case countTokens(String)
  /// What the emulator tells of itself.
  case emulatorState

  /// Which shape the errors of this part of the API have.
  var errors: APIError.Shape {
    switch self {
    case .create, .interaction, .cancel, .deleteInteraction: .interactions
    default: .google
    }
  }

  /// Whether the address itself is the permission.
  var isOpen: Bool {
    switch self {
    case .upload, .emulatorState: true
    default: false
    }
  }

  init(_ head: RequestHead) throws(APIError) {
    var parts = head.path.utf8
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropFirst().map { Query.decoded(Substring($0)) }
    if head.method == "GET", parts == ["emulator", "state"] {
      self = .emulatorState
      return
    }
    let isUpload = parts.first == "upload"
    if isUpload { parts.removeFirst() }
    let upload = head.value(of: "upload_id")
    let isVersion = parts.first == "v1beta" || parts.first == "v1"
    guard isVersion,
      let route = isUpload
        ? Self.upload(head.method, parts.dropFirst(), upload)
        : Self.plain(head.method, Array(parts.dropFirst()))
    else {
      throw APIError(404, "There is no \(head.method) \(head.path).")
    }
    self = route
  }

  private static func upload(
    _ method: String, _ parts: ArraySlice<String>, _ upload: String?
  ) -> Route? {
    guard ["POST", "PUT"].contains(method), parts == ["files"] else { return nil }
    return upload.map(Route.upload) ?? .startUpload
  }

  private static func plain(_ method: String, _ parts: [String]) -> Route? {
    switch (method, parts.first, parts.count) {
    case ("POST", "interactions", 1): .create
    case ("GET", "interactions", 2): .interaction(parts[1])
    case ("DELETE", "interactions", 2): .deleteInteraction(parts[1])
    case ("POST", "interactions", 3) where parts[2] == "cancel": .cancel(parts[1])
    case ("GET", "files", 1): .listFiles
    case ("POST", "files:register", 1): .registerFiles
    case ("GET", "files", 2): verb("download", of: parts[1]).map(downloadFile) ?? .file(parts[1])
    case ("DELETE", "files", 2): .deleteFile(parts[1])
    case ("GET", "models", 1): .listModels
    case ("GET", "models", 2): .model(parts[1])
    case ("POST", "models", 2): verb("countTokens", of: parts[1]).map(countTokens)
    default: nil
    }
  }

  /// What stands before a verb: `name:verb`.
  private static func verb(_ verb: String, of part: String) -> String? {
    part.hasSuffix(":\(verb)") ? String(part.dropLast(verb.count + 1)) : nil
  }
}

/// The part of a URL behind the question mark.
enum Query {
  /// `%XX` and, in queries, `+` made what they stand for.
  static func decoded(_ text: Substring, isQuery: Bool = false) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "+") }
    if isPlain { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count > 1, rest.prefix(2).allSatisfy(\.isHexDigit),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(isQuery && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension RequestHead {
  /// The first value of a name in the query.
  func value(of name: String) -> String? {
    for pair in (query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard Query.decoded(parts[0], isQuery: true) == name else { continue }
      return parts.count > 1 ? Query.decoded(parts[1], isQuery: true) : ""
    }
    return nil
  }

  /// The key, wherever it was given.
  var key: String? {
    headers["x-goog-api-key"] ?? value(of: "key")
      ?? headers["authorization"].flatMap {
        $0.lowercased().hasPrefix("bearer ") ? String($0.dropFirst(7)) : nil
      }
  }
}
