import HTTP

/// Who may ask at all: everyone with a key that is no real one.
enum Admission {
  /// Refuses a request by its key. `bad-key` and `forbidden-key` are refused as the service refuses
  /// wrong keys, and what looks like a real key so that none is left lying in the logs of a test.
  static func check(_ head: RequestHead) throws(APIError) {
    switch head.key {
    case nil, ""?: throw APIError(401, "API key is missing.")
    case "bad-key"?: throw APIError(401, "API key not valid. Please pass a valid API key.")
    case "forbidden-key"?:
      throw APIError(403, "Your API key does not have permission for this resource.")
    case let key? where realOnes.contains { key.hasPrefix($0) }:
      throw APIError(
        401,
        "This is the emulator, not Gemini, and it refuses keys that look real. Use any other text as"
          + " the key.")
    default: break
    }
  }

  /// How the keys and tokens of Google begin.
  private static let realOnes = ["AIza", "AQ.", "ya29."]
}

/// Failures that a request asks for itself, by a header: `X-Emulator-Fault: 503x2#nonce` fails the first
/// two requests that carry this very text, `429` fails each.
struct AskedFaults: Sendable {
  private var seen: [String: Int] = [:]

  /// Fails the request if it is its turn.
  mutating func check(_ head: RequestHead) throws(APIError) {
    guard let text = head.headers["x-emulator-fault"] else { return }
    let rule = text.prefix { $0 != "#" }.split(separator: "x", omittingEmptySubsequences: false)
    guard let first = rule.first, let status = Int(first), (400...599).contains(status),
      rule.count < 3
    else { return }
    seen[text, default: 0] += 1
    if rule.count == 2 {
      guard let times = Int(rule[1]), seen[text, default: 0] <= times else { return }
    }
    var error = APIError(status, "This failure was asked for: \(status).")
    error.headers["retry-after-ms"] = "1"
    throw error
  }
}
