import Interactions
public import OrderedJSON

extension ExtractionEvent: CustomStringConvertible {
  /// One line for a log, with nothing of the document in it.
  public var description: String { description(showingValues: false) }

  /// One line for a log; if values are shown, with what complaints say of them, which quotes the answer.
  public func description(showingValues: Bool) -> String {
    TextPlace.visible("\(document): \(sentence(showingValues))")
  }

  /// The event for programs: its word, its document, its line, and what OpenTelemetry is told.
  public var json: JSON { json(showingValues: false) }

  /// The event for programs; if values are shown, with all complaints as sentences.
  public func json(showingValues: Bool) -> JSON {
    var json: JSON = [
      "event": .string(kind.word), "document": .string(document),
      "message": .string(description(showingValues: showingValues)),
      "span": .string(spanName), "attributes": .object(attributes),
    ]
    if showingValues, case .judged(_, let complaints, _) = kind {
      json["complaints"] = .array(
        complaints.map { ["at": .string("\($0.pointer)"), "sentence": .string($0.sentence)] })
    }
    return json
  }

  private func sentence(_ showingValues: Bool) -> String {
    switch kind {
    case .noted(let part, let note):
      "\(part) \(note)"
    case .uploaded(let part, let name, let isReused):
      isReused ? "\(part) was uploaded before as \(name)" : "\(part) is uploaded as \(name)"
    case .asked(let number, let purpose, let model):
      "call \(number) asks \(model) for \(purpose.words)"
    case .retried(let number, let status, let pause):
      "call \(number) \(status.map { "got status \($0)" } ?? "got no answer")"
        + " and is made again after \(pause.text)"
    case .answered(let attempt):
      attempt.sentence(showingValues)
    case .judged(let number, let complaints, let flags):
      Self.judgement(number, complaints, flags, showingValues)
    case .degraded(let rung):
      "the schema was refused; a simpler one is sent (rung \(rung))"
    case .ended(let outcome, let attempts, let tokens, let cost):
      "\(outcome) after \(attempts.of("call")), \(tokens.total.of("token")), \(cost)"
    }
  }

  private static func judgement(
    _ number: Int, _ complaints: [Complaint], _ flags: [AnswerFlag], _ showingValues: Bool
  ) -> String {
    let shown = complaints.prefix(3).map { showingValues ? $0.whole : $0.origin.place }
    let more = complaints.count > 3 ? ["and \(complaints.count - 3) more"] : []
    let verdict =
      complaints.isEmpty
      ? "is valid"
      : "has \(complaints.count.of("complaint")): \((shown + more).joined(separator: "; "))"
    let words = flags.map(\.word).reduce(into: [String]()) { words, word in
      if !words.contains(word) { words.append(word) }
    }
    return "answer \(number) \(verdict)"
      + (words.isEmpty ? "" : " [\(words.joined(separator: ", "))]")
  }
}

// MARK: Parts of sentences

extension Attempt {
  fileprivate func sentence(_ showingValues: Bool) -> String {
    let tokens = tokens.map { " with \($0.total.of("token"))" } ?? ""
    return "call \(number) \(ending.words(showingValues)) after \(duration.text)\(tokens), \(cost)"
  }
}

extension Attempt.Purpose {
  fileprivate var words: String {
    switch self {
    case .extraction: "a record"
    case .repair: "what is wrong again"
    case .rest: "the rest"
    }
  }
}

extension Attempt.Ending {
  /// What the API says in sentences of its own may quote anything.
  fileprivate func words(_ showingValues: Bool) -> String {
    switch self {
    case .finished: "finished"
    case .cutShort: "was cut short"
    case .looping: "was stopped in a loop"
    case .blocked(let reason): "was held back (\(showingValues ? reason : errorType ?? ""))"
    case .failed(let reason, _): "failed (\(showingValues ? reason : errorType ?? ""))"
    }
  }
}

extension Complaint {
  fileprivate var whole: String { path.isEmpty ? sentence : "\(path): \(sentence)" }
}

extension Complaint.Origin {
  /// The rule, which is not from the document, as a path or a name of a member may be.
  fileprivate var place: String {
    switch self {
    case .schema(let pointer): "\(pointer)"
    case .check(let rank): "check \(rank + 1)"
    case .form: "the form of the answer"
    }
  }
}

extension Duration {
  /// `850 ms`, `1.9 s`.
  fileprivate var text: String {
    let count = milliseconds
    return count < 1000 ? "\(count) ms" : "\(count / 1000).\(count % 1000 / 100) s"
  }
}
