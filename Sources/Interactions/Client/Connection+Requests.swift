import HTTP

extension Connection {
  /// The request of a call, with all that it takes to be let in.
  func request(for call: Call) throws(GeminiError) -> HTTPRequest {
    HTTPRequest(
      call.method, try url(of: call), headers: headers.of(call), body: call.body,
      limits: call.limits ?? settings.limits, delivery: call.delivery)
  }

  private func url(of call: Call) throws(GeminiError) -> HTTPURL {
    switch call.target {
    case .resource(let path): return base.appending(path: "/\(version)/\(path)", query: call.query)
    case .upload(let path):
      return base.appending(path: "/upload/\(version)/\(path)", query: call.query)
    case .place(let url):
      guard url.origin == base.origin else {
        throw .unsafe(.foreignOrigin(url.origin, insteadOf: base.origin))
      }
      return url
    }
  }

  /// What must not stand in any error of a call.
  package func secrets(of call: Call) -> [Secret] {
    var secrets = [key.secret]
    if case .token(let token) = call.credential { secrets.append(token) }
    if case .place(let url) = call.target { secrets += url.secrets }
    return secrets
  }
}

extension HTTPURL {
  /// What lets others in: the whole, its query, and what the query holds, unless that is too short to
  /// be a secret.
  fileprivate var secrets: [Secret] {
    guard let query else { return [Secret(description)] }
    let values = query.split(separator: "&").map { (part: Substring) in
      String(part.drop { $0 != "=" }.dropFirst())
    }
    let long = values.filter { $0.utf8.count >= 8 }
    return ([description, query] + long).map(Secret.init)
  }
}
