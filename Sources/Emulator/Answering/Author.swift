import OrderedJSON

/// Makes the answer to one request: always the same for the same request, settings and seed.
struct Author {
  let request: CreateRequest
  let conversation: Conversation
  let settings: EmulatorSettings
  let twist: Twist
  /// The answers that are known.
  let book: AnswerBook
  /// Names and hashes of the documents.
  let documents: [AnswerQuery.Document]
  /// What makes the ids of this answer unlike those of any other.
  let id: String

  /// Everything the model makes of the request.
  func draft() throws(APIError) -> Draft {
    var draft = Draft()
    draft.thoughtTokens = thoughtTokens
    let calls = try calls()
    let media = try GeneratedMedia(request) { seed }
    if !calls.isEmpty {
      draft.steps = [thought] + calls
      draft.status = "requires_action"
    } else if !media.content.isEmpty {
      let words = media.isBesideText ? try text() : nil
      draft.steps = [Self.output(words, media.content)]
    } else {
      try write(into: &draft)
    }
    apply(twist.outcome, to: &draft)
    return draft
  }

  /// The next part of an answer that was too long for one request.
  func goingOn(with rest: [String]) -> Draft {
    var draft = Draft()
    draft.thoughtTokens = thoughtTokens
    draft.rest = Array(rest.dropFirst())
    draft.steps = [thought, Self.output(rest.first ?? "")]
    if !draft.rest.isEmpty { draft.status = "requires_continuation" }
    return draft
  }

  // MARK: Calls

  private func calls() throws(APIError) -> [JSON] {
    guard twist.calls != nil || !conversation.endsInResults else { return [] }
    let calling = FunctionCalling(request: request, prompt: conversation.prompt)
    var calls: [JSON] = []
    for (position, function) in calling.chosen(count: twist.calls).enumerated() {
      let mark = fingerprint("call \(position)")
      calls.append(
        try calling.call(function, id: "call_\(mark.hex(12))", seed: seed &+ UInt64(position)))
    }
    return calls
  }

  // MARK: Thoughts

  var thought: JSON {
    var step: JSON = ["type": "thought", "signature": .string(fingerprint("thought").signature)]
    let summaries =
      request.generation["thinking_summaries"]
      ?? request.body["agent_config"]?["thinking_summaries"]
    if summaries == "auto" {
      step["summary"] = [["type": "text", "text": "Considering the request."]]
    }
    return step
  }

  private var thoughtTokens: Int {
    switch request.generation["thinking_level"]?.string {
    case "minimal": 0
    case "low": 20
    case "high": 80
    case "xhigh": 160
    default: 40
    }
  }

  // MARK: Chance

  /// What is made up depends on what was asked, and on nothing that differs from run to run.
  var seed: UInt64 {
    let sources = request.media.map { media -> String in
      switch media.source {
      case .data(let digest, _, _): "\(digest)"
      case .uri(let uri): uri
      }
    }
    let schemas = request.formats.compactMap { $0["schema"]?.text() }
    let own = request.generation["seed"].map { $0.text() } ?? ""
    return Fingerprint(
      ["\(settings.seed)", own, conversation.wholePrompt] + sources + schemas
    ).number
  }

  func fingerprint(_ purpose: String) -> Fingerprint { Fingerprint([id, purpose]) }
}
