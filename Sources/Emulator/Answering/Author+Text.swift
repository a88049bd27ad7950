import OrderedJSON

extension Author {
  /// Writes the text of an answer, with what the service's tools leave around it.
  func write(into draft: inout Draft) throws(APIError) {
    let tools = ServerTools(request: request, prompt: conversation.prompt, fingerprint: fingerprint)
    var text = try text()
    if let cut = cut(text) { (text, draft.status) = cut }
    var pieces = hops.map { Self.split(text, into: $0) } ?? Self.markedPieces(conversation.prompt)
    if !pieces.isEmpty { text = pieces.removeFirst() }
    if !pieces.isEmpty { draft.status = "requires_continuation" }
    draft.rest = pieces
    draft.steps =
      [thought] + tools.steps + [Self.output(text, annotations: tools.annotations(for: text))]
  }

  private var hops: Int? { twist.hops.flatMap { $0 > 1 ? $0 : nil } }

  /// The step that a text stands in, with what is noted on it.
  static func output(_ text: String, annotations: [JSON] = []) -> JSON {
    var content: JSON = ["type": "text", "text": .string(text)]
    if !annotations.isEmpty { content["annotations"] = .array(annotations) }
    return ["type": "model_output", "content": [content]]
  }

  /// The step that media stand in, behind a text if there is one.
  static func output(_ text: String?, _ media: [JSON]) -> JSON {
    let words: [JSON] = text.map { [["type": "text", "text": .string($0)]] } ?? []
    return ["type": "model_output", "content": .array(words + media)]
  }

  /// What the model says: a record if one is wanted, else the first that knows an answer.
  func text() throws(APIError) -> String {
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
    let wrapper = RecordWrapper(structured.schema)
    if let known = book(query(schema: structured.schema)) {
      return wrapper?.holding(known) ?? known
    }
    if let guide = GuideAnswers.record(for: recordPrompt), structured.accepts(guide) {
      return guide
    }
    guard let wrapper else { return try structured.sample(seed) }
    return try StructuredAnswer(wrapper.narrowed, settings.schemaLimits).sample(seed)
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
    AnswerQuery(
      documents: documents, prompt: conversation.wholePrompt, texts: conversation.ownTexts,
      schema: schema)
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
}
