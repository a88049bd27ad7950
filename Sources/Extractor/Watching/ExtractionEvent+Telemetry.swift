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
    attributes["server.port"] = server.map { .int($0.port) }
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
      attributes["extract.attempt.number"] = .int(number)
      attributes["extract.attempt.purpose"] = .string(purpose.rawValue)
    case .retried(let number, let status, let pause):
      attributes["extract.attempt.number"] = .int(number)
      attributes["http.response.status_code"] = status.map { .int($0) }
      attributes["extract.retry.pause"] = .seconds(pause)
    case .answered(let attempt):
      attempt.describe(into: &attributes)
    case .judged(let number, let complaints, let flags):
      attributes["extract.attempt.number"] = .int(number)
      attributes["extract.complaints"] = .int(complaints.count)
      attributes["extract.flags"] = .array(flags.map { .string($0.word) })
    case .degraded(let rung):
      attributes["extract.schema.rung"] = .int(rung)
    case .ended(let outcome, let attempts, let tokens, let cost):
      attributes["extract.outcome"] = .string(outcome)
      attributes["extract.attempts"] = .int(attempts)
      tokens.describe(into: &attributes)
      cost.describe(into: &attributes)
    }
  }
}

// MARK: Words

extension DocumentNote {
  fileprivate var word: String {
    switch self {
    case .typeConflict: "type-conflict"
    case .typeOverruled: "type-overruled"
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
    case .besideRecord: "beside-record"
    case .cutBehindRecord: "cut-behind-record"
    case .doubted: "doubted"
    case .extraMember: "extra-member"
    case .tidied: "tidied"
    case .check: "check"
    case .notInText: "not-in-text"
    case .repaired: "repaired"
    case .instructionInText: "instruction-in-text"
    }
  }
}
