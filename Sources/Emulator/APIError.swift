import HTTP
import OrderedJSON

/// Why a request is refused, in the API's words.
struct APIError: Error, Sendable, Equatable {
  var status: Int
  var code: String
  var message: String
  var headers: HTTPHeaders = [:]

  /// An error with the usual code of its status, or with another.
  init(_ status: Int, _ message: String, code: String? = nil) {
    self.status = status
    self.code = code ?? Self.code(of: status)
    self.message = message
  }

  /// What is wrong with the request itself.
  static func invalid(_ message: String) -> APIError { APIError(400, message) }

  /// A project has as many bytes of files as it may have.
  static func noStorage(_ limit: Int) -> APIError {
    APIError(
      429,
      "You exceeded your current quota, please check your plan and billing details. For more"
        + " information on this error, head to:"
        + " https://ai.google.dev/gemini-api/docs/rate-limits.\n* Quota exceeded for metric:"
        + " generativelanguage.googleapis.com/file_storage_bytes, limit: \(limit)")
  }

  /// The code of most errors with a status.
  static func code(of status: Int) -> String {
    switch status {
    case 400: "invalid_request"
    case 401: "authentication"
    case 402: "payment_required"
    case 403: "permission_denied"
    case 404: "not_found"
    case 409: "aborted"
    case 416: "out_of_range"
    case 429: "rate_limit_exceeded"
    case 499: "cancelled"
    case 501: "unimplemented"
    case 503: "service_unavailable"
    case 504: "deadline_exceeded"
    default: "api_error"
    }
  }
}

extension APIError {
  /// The two shapes that errors of the API have.
  enum Shape: Sendable, Equatable {
    /// `{"error":{"code":"not_found","message":…}}`: interactions.
    case interactions
    /// `{"error":{"code":404,"message":…,"status":"NOT_FOUND"}}`: files, models, tokens.
    case google
  }

  /// The answer that says it.
  func reply(_ shape: Shape) -> Reply {
    var reply = Reply(
      status: status, headers: ["content-type": "application/json; charset=UTF-8"],
      body: body(shape).bytes())
    for (name, value) in headers.fields { reply.headers.add(name, value) }
    return reply
  }

  private func body(_ shape: Shape) -> JSON {
    switch shape {
    case .interactions: ["error": ["message": .string(message), "code": .string(code)]]
    case .google:
      [
        "error": [
          "code": .number(JSONNumber(status)), "message": .string(message),
          "status": .string(googleStatus),
        ]
      ]
    }
  }

  /// The name that Google's other APIs have for the status.
  private var googleStatus: String {
    switch status {
    case 400: code == "failed_precondition" ? "FAILED_PRECONDITION" : "INVALID_ARGUMENT"
    case 401: "UNAUTHENTICATED"
    case 403: "PERMISSION_DENIED"
    case 404: "NOT_FOUND"
    case 409: code == "already_exists" ? "ALREADY_EXISTS" : "ABORTED"
    case 416: "OUT_OF_RANGE"
    case 429: "RESOURCE_EXHAUSTED"
    case 499: "CANCELLED"
    case 501: "UNIMPLEMENTED"
    case 503: "UNAVAILABLE"
    case 504: "DEADLINE_EXCEEDED"
    default: "INTERNAL"
    }
  }
}
