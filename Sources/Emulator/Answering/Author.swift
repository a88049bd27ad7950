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
    let media = try GeneratedMedia(request: request, seed: seed).content()
    if !calls.isEmpty {
      draft.steps = [thought] + calls
      draft.status = "requires_action"
    } else if !media.isEmpty {
      draft.steps = [["type": "model_output", "content": .array(media)]]
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

  // MARK: Text

  private func write(into draft: inout Draft) throws(APIError) {
    let tools = ServerTools(request: request, prompt: conversation.prompt, fingerprint: fingerprint)
    var text = try text()
    if let cut = cut(text) { (text, draft.status) = cut }
    var pieces = hops.map { Self.split(text, into: $0) } ?? Self.markedPieces(conversation.prompt)
    if !pieces.isEmpty { text = pieces.removeFirst() }
    if !pieces.isEmpty { draft.status = "requires_continuation" }
    draft.rest = pieces
    draft.steps = [thought] + tools.steps + [Self.output(text, tools.annotations(for: text))]
  }

  private var hops: Int? { twist.hops.flatMap { $0 > 1 ? $0 : nil } }

  /// The step that a text stands in.
  static func output(_ text: String, _ annotations: [JSON] = []) -> JSON {
    var content: JSON = ["type": "text", "text": .string(text)]
    if !annotations.isEmpty { content["annotations"] = .array(annotations) }
    return ["type": "model_output", "content": [content]]
  }

  private func text() throws(APIError) -> String {
    if let record = try record() { return record }
    if case .text(let text)? = twist.outcome { return text }
    if case .repetition(let tokens)? = twist.outcome {
      return String(repeating: "and so on, ", count: max(1, tokens * 4 / 11))
    }
    if let known = GuideAnswers.text(for: conversation.prompt) { return known }
    if let answer = book(query(schema: nil)) { return answer.string ?? answer.text() }
    return "This is an emulated answer to: \(conversation.wholePrompt.prefix(200))\(mentioned)"
  }

  /// What else was in the request.
  private var mentioned: String {
    let kinds = request.media.map(\.kind)
    return kinds.isEmpty ? "" : " (with \(kinds.joined(separator: ", ")))"
  }

  /// The text of a record, if the request wants one.
  private func record() throws(APIError) -> String? {
    guard let schema = wantedSchema else { return nil }
    let structured = try StructuredAnswer(schema, twist.schemaLimits ?? settings.schemaLimits)
    if case .text(let text)? = twist.outcome { return text }
    if case .repetition? = twist.outcome { return nil }
    let value = try value(structured)
    guard case .invalidRecord? = twist.outcome else { return value.text() }
    return (structured.spoilt(value) ?? value).text()
  }

  private func value(_ structured: StructuredAnswer) throws(APIError) -> JSON {
    if let known = book(query(schema: structured.schema)) { return known }
    if let guide = GuideAnswers.record(for: recordPrompt), structured.accepts(guide) {
      return guide
    }
    return try structured.sample(seed)
  }

  /// The last text, as a question often stands behind its document.
  private var recordPrompt: String {
    let texts = request.items.last.map(Content.texts) ?? []
    return texts.last ?? conversation.prompt
  }

  /// The schema of the format that asks for JSON; one that allows anything if it has none.
  private var wantedSchema: JSON? {
    for format in request.formats {
      switch format["type"]?.string {
      case "text": if format["mime_type"] == "application/json" { return format["schema"] ?? [:] }
      case "image", "audio", "video": break
      // The older form: the format is the schema itself.
      default: return format
      }
    }
    return request.body["response_mime_type"] == "application/json" ? [:] : nil
  }

  private func query(schema: JSON?) -> AnswerQuery {
    AnswerQuery(documents: documents, prompt: conversation.wholePrompt, schema: schema)
  }

  /// A text that has a stop sequence in it, or more tokens than it may have.
  private func cut(_ text: String) -> (String, String)? {
    var text = text
    for stop in request.generation["stop_sequences"]?.array?.compactMap(\.string) ?? [] {
      if let found = Self.bytes(before: stop, in: text) { text = found }
    }
    let most = request.generation["max_output_tokens"]?.number?.exactly(Int.self) ?? Int.max
    guard TokenCount.text(text) > most else { return (text, "completed") }
    return (Self.prefix(of: text, bytes: most * 4), "incomplete")
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

  private var thought: JSON {
    var step: JSON = ["type": "thought", "signature": .string(fingerprint("thought").signature)]
    if request.generation["thinking_summaries"] == "auto" {
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
  private var seed: UInt64 {
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

  private func fingerprint(_ purpose: String) -> Fingerprint { Fingerprint([id, purpose]) }
}
