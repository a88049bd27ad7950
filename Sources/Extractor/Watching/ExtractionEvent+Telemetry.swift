import Interactions
public import OrderedJSON

// By the semantic conventions for generative AI, in development as of November 2026:
// https://github.com/open-telemetry/semantic-conventions-genai, docs/gen-ai/client-inference.md.
extension ExtractionEvent {
  /// The name of the span that the event begins, ends or belongs to: that of a call, such as
  /// `generate_content gemini-3.5-flash`, or that of the whole way of a document.
  public var spanName: String {
    switch kind {
    case .asked(_, _, let model): "\(Self.call) \(model)"
    case .answered(let attempt): "\(Self.call) \(attempt.model)"
    case .noted, .uploaded, .retried, .judged, .degraded, .ended:
      "\(Self.workflow) \(Self.workflowName)"
    }
  }

  /// What OpenTelemetry is told: names of its conventions where there are any, else such as begin with
  /// `extract.`.
  public var attributes: JSONObject {
    var attributes = JSONObject()
    attributes["gen_ai.operation.name"] = .string(isOfCall ? Self.call : Self.workflow)
    attributes["gen_ai.provider.name"] = "gcp.gemini"
    if !isOfCall { attributes["gen_ai.workflow.name"] = .string(Self.workflowName) }
    attributes["server.address"] = server.map { .string($0.address) }
    attributes["server.port"] = server.map { JSON($0.port) }
    attributes["extract.document"] = .string(document)
    describe(into: &attributes)
    return attributes
  }

  private static let call = "generate_content"
  private static let workflow = "invoke_workflow"
  private static let workflowName = "extract"

  private var isOfCall: Bool {
    switch kind {
    case .asked, .answered: true
    case .noted, .uploaded, .retried, .judged, .degraded, .ended: false
    }
  }

  private func describe(into attributes: inout JSONObject) {
    switch kind {
    case .noted(let part, let note):
      attributes["extract.part"] = .string(part)
      attributes["extract.note"] = .string(note.word)
    case .uploaded(let part, let name, let isReused):
      attributes["extract.part"] = .string(part)
      attributes["extract.upload.name"] = .string(name)
      attributes["extract.upload.reused"] = .bool(isReused)
    case .asked(let number, let purpose, let model):
      attributes["gen_ai.request.model"] = .string(model.rawValue)
      attributes["gen_ai.output.type"] = "json"
      attributes["extract.attempt.number"] = JSON(number)
      attributes["extract.attempt.purpose"] = .string(purpose.rawValue)
    case .retried(let number, let status, let pause):
      attributes["extract.attempt.number"] = JSON(number)
      attributes["http.response.status_code"] = status.map { JSON($0) }
      attributes["extract.retry.pause"] = .seconds(pause)
    case .answered(let attempt):
      attempt.describe(into: &attributes)
    case .judged(let number, let complaints, let flags):
      attributes["extract.attempt.number"] = JSON(number)
      attributes["extract.complaints"] = JSON(complaints.count)
      attributes["extract.flags"] = .array(flags.map { .string($0.word) })
    case .degraded(let rung):
      attributes["extract.schema.rung"] = JSON(rung)
    case .ended(let outcome, let attempts, let tokens, let cost):
      attributes["extract.outcome"] = .string(outcome)
      attributes["extract.attempts"] = JSON(attempts)
      tokens.describe(into: &attributes)
      cost.describe(into: &attributes)
    }
  }
}

// MARK: Calls

extension Attempt {
  fileprivate func describe(into attributes: inout JSONObject) {
    attributes["gen_ai.request.model"] = .string(model.rawValue)
    attributes["gen_ai.output.type"] = "json"
    attributes["gen_ai.response.id"] = interactionID.map { .string($0) }
    attributes["gen_ai.response.finish_reasons"] = .array([.string(ending.finishReason)])
    attributes["error.type"] = ending.errorType.map { .string($0) }
    tokens?.describe(into: &attributes)
    cost.describe(into: &attributes)
    attributes["extract.attempt.number"] = JSON(number)
    attributes["extract.attempt.purpose"] = .string(purpose.rawValue)
    attributes["extract.attempt.duration"] = .seconds(duration)
    attributes["extract.attempt.answer_bytes"] = JSON(answerBytes)
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
  fileprivate func describe(into attributes: inout JSONObject) {
    attributes["gen_ai.usage.input_tokens"] = JSON(input + toolUse)
    attributes["gen_ai.usage.output_tokens"] = JSON(output + thought)
    let details = [
      ("cache_read.input_tokens", cached), ("reasoning.output_tokens", thought),
      ("audio.input_tokens", audio), ("audio.cache_read.input_tokens", cachedAudio),
      ("image.output_tokens", images),
    ]
    for (name, count) in details where count > 0 {
      attributes["gen_ai.usage.\(name)"] = JSON(count)
    }
    if unsorted > 0 { attributes["extract.usage.unsorted_tokens"] = JSON(unsorted) }
  }
}

extension Cost {
  fileprivate func describe(into attributes: inout JSONObject) {
    attributes["extract.cost.usd"] = .number(known.dollars)
    attributes["extract.cost.exact"] = .bool(isExact)
  }
}

// MARK: Words

extension DocumentNote {
  fileprivate var word: String {
    switch self {
    case .typeConflict: "type-conflict"
    case .encoding: "encoding"
    }
  }
}

extension AnswerFlag {
  /// What it is in one word, with nothing of the answer.
  package var word: String {
    switch self {
    case .unfenced: "unfenced"
    case .proseAround: "prose-around"
    case .unwrapped: "unwrapped"
    case .extraMember: "extra-member"
    case .tidied: "tidied"
    case .check: "check"
    case .notInText: "not-in-text"
    case .repaired: "repaired"
    case .instructionInText: "instruction-in-text"
    }
  }
}

extension JSON {
  fileprivate init(_ count: Int) { self = .number(JSONNumber(count)) }

  /// So many seconds, to a millisecond.
  fileprivate static func seconds(_ duration: Duration) -> JSON {
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
