import Interactions
import OrderedJSON

extension Attempt {
  func describe(into attributes: inout JSONObject) {
    attributes["gen_ai.request.model"] = .string(model.rawValue)
    attributes["gen_ai.output.type"] = "json"
    attributes["gen_ai.response.id"] = interactionID.map { .string($0) }
    attributes["gen_ai.response.finish_reasons"] = .array([.string(ending.finishReason)])
    attributes["error.type"] = ending.errorType.map { .string($0) }
    tokens?.describe(into: &attributes)
    cost.describe(into: &attributes)
    attributes["extract.attempt.number"] = .int(number)
    attributes["extract.attempt.purpose"] = .string(purpose.rawValue)
    attributes["extract.attempt.duration"] = .seconds(duration)
    attributes["extract.attempt.answer_bytes"] = .int(answerBytes)
  }
}

extension Attempt.Ending {
  fileprivate var finishReason: String {
    switch self {
    case .finished: "stop"
    case .cutShort: "length"
    case .blocked: "content_filter"
    case .looping, .failed: "error"
    }
  }

  /// The sort of error; what the API says of it only if it is one of its words and no sentence.
  package var errorType: String? {
    switch self {
    case .finished, .cutShort: nil
    case .looping: "looping"
    case .blocked(let reason), .failed(let reason, _): Self.isWord(reason) ? reason : "_OTHER"
    }
  }

  private static func isWord(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "_")
      }
  }
}

extension Tokens {
  /// Thoughts count as output here, and what tools bring as input.
  func describe(into attributes: inout JSONObject) {
    attributes["gen_ai.usage.input_tokens"] = .int(input + toolUse)
    attributes["gen_ai.usage.output_tokens"] = .int(output + thought)
    let details = [
      ("cache_read.input_tokens", cached), ("reasoning.output_tokens", thought),
      ("audio.input_tokens", audio), ("audio.cache_read.input_tokens", cachedAudio),
      ("image.output_tokens", images),
    ]
    for (name, count) in details where count > 0 {
      attributes["gen_ai.usage.\(name)"] = .int(count)
    }
    if unsorted > 0 { attributes["extract.usage.unsorted_tokens"] = .int(unsorted) }
  }
}

extension Cost {
  func describe(into attributes: inout JSONObject) {
    attributes["extract.cost.usd"] = .number(known.dollars)
    attributes["extract.cost.exact"] = .bool(isExact)
  }
}

// MARK: Numbers

extension JSON {
  /// So many seconds, to a millisecond.
  static func seconds(_ duration: Duration) -> JSON {
    .number(JSONNumber(Double(duration.milliseconds) / 1000) ?? JSONNumber(0))
  }
}

extension Duration {
  /// Whole milliseconds, of at most a few thousand years.
  var milliseconds: Int {
    let bounded = min(max(self, .zero), .seconds(1 << 40))
    let (seconds, attoseconds) = bounded.components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
