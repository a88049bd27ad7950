@testable import CurlTransport
import HTTP
import Testing

extension LoopbackServer {
  /// A URL on this server.
  func url(_ path: String = "/") throws -> HTTPURL {
    try #require(HTTPURL("http://127.0.0.1:\(port)\(path)"))
  }
}

extension CurlTransport {
  /// A transport that knows nothing of the environment in which the tests run.
  static func alone(
    _ settings: CurlSettings = CurlSettings(), _ variables: [String: String] = [:]
  ) -> CurlTransport {
    CurlTransport(settings, CurlEnvironment { variables[$0] })
  }

  /// The error of an exchange that has to fail.
  func failure(of request: HTTPRequest) async throws -> TransportError {
    do throws(TransportError) {
      let answer = try await send(request)
      _ = try await answer.body.collected()
    } catch {
      return error
    }
    throw Unexpected.success
  }
}

enum Unexpected: Error {
  case success
}

/// An answer with a body, and the length of it.
func answer(_ body: String, status: String = "200 OK", _ fields: String...) -> String {
  let fields = ["Content-Length: \(body.utf8.count)"] + fields
  return "HTTP/1.1 \(status)\r\n\(fields.joined(separator: "\r\n"))\r\n\r\n\(body)"
}

extension TransportError {
  /// The name of the fault without what it says.
  var kind: String {
    switch fault {
    case .libraryMissing: "libraryMissing"
    case .exhausted: "exhausted"
    case .insecure: "insecure"
    case .nameNotFound: "nameNotFound"
    case .proxyNameNotFound: "proxyNameNotFound"
    case .cannotConnect: "cannotConnect"
    case .insecureConnection: "insecureConnection"
    case .timedOut: "timedOut"
    case .tooSlow: "tooSlow"
    case .broken: "broken"
    case .malformed: "malformed"
    case .encoded: "encoded"
    case .headTooLarge: "headTooLarge"
    case .responseTooLarge: "responseTooLarge"
    case .bodyUnreadable: "bodyUnreadable"
    case .cancelled: "cancelled"
    case .other: "other"
    }
  }
}
