public import OrderedJSON

extension FolderEvent: CustomStringConvertible {
  /// One line for a log, with nothing of a document in it.
  public var description: String {
    switch self {
    case .listed(let documents, let skipped):
      "\(documents.of("document")) found, \(skipped) skipped"
    case .began(let documents, let known, let notices):
      ([documents.of("document") + (known > 0 ? ", \(known) known before" : "")] + notices)
        .map(TextPlace.visible).joined(separator: "; ")
    case .started(let name): "\(TextPlace.visible(name)): begun"
    case .ended(let end): "\(end)"
    case .document(let event): "\(event)"
    case .paused(let duration, let why):
      "paused for \(duration.brief): \(TextPlace.visible(why))"
    case .resumed: "going on"
    case .stopping(let why): "stopping: \(TextPlace.visible(why))"
    case .wrote(let file): "wrote \(TextPlace.visible(file))"
    }
  }

  /// The event for programs: its word is `event`; what happens on the way of a document is as
  /// ``ExtractionEvent/json`` has it.
  public var json: JSON {
    switch self {
    case .listed(let documents, let skipped):
      Self.object("listed", [("documents", .int(documents)), ("skipped", .int(skipped))])
    case .began(let documents, let known, let notices):
      Self.object(
        "began",
        [
          ("documents", .int(documents)), ("known", .int(known)),
          ("notices", .array(notices.map(JSON.string))),
        ])
    case .started(let name): Self.object("started", [("document", .string(name))])
    case .ended(let end): Self.object("finished", end.members)
    case .document(let event): event.json
    case .paused(let duration, let why):
      Self.object(
        "paused", [("milliseconds", .int(duration.milliseconds)), ("why", .string(why))])
    case .resumed: Self.object("resumed", [])
    case .stopping(let why): Self.object("stopping", [("why", .string(why))])
    case .wrote(let file): Self.object("wrote", [("file", .string(file))])
    }
  }

  private static func object(_ word: String, _ members: [JSONObject.Member]) -> JSON {
    .object([("event", .string(word))] + members)
  }
}

extension DocumentEnd: CustomStringConvertible {
  /// One line: `ok`, `fail`, `none`, `skip` or `open`, the name, and what it took or why.
  public var description: String {
    mark + String(repeating: " ", count: 6 - mark.count) + TextPlace.visible(name) + rest
  }

  /// What became of it, in a word of four letters at the most.
  package var mark: String {
    switch outcome {
    case .record: "ok"
    case .notApplicable: "none"
    case .failed: "fail"
    case .skipped: "skip"
    case .open: "open"
    }
  }

  private var rest: String {
    switch outcome {
    case .record: ": \(took)"
    case .notApplicable(let reason): ": \(TextPlace.visible(reason))\(calls > 0 ? ", \(took)" : "")"
    case .failed(let word, _, _):
      ": \(TextPlace.visible(outcome.complaint ?? word))\(calls > 0 ? " (\(took))" : "")"
    case .skipped(_, let sentence), .open(let sentence): ": \(TextPlace.visible(sentence))"
    }
  }

  private var took: String {
    guard !isKnown else { return "known before" }
    return [calls.of("call"), "\(tokens.brief) tokens", "\(cost)"].joined(separator: ", ")
  }

  fileprivate var members: [JSONObject.Member] {
    var members: [JSONObject.Member] = [
      ("document", .string(name)), ("outcome", .string(outcome.word)), ("known", .bool(isKnown)),
    ]
    switch outcome {
    case .record: break
    case .notApplicable(let sentence), .failed(_, let sentence, _), .skipped(_, let sentence),
      .open(let sentence):
      members.append(("sentence", .string(sentence)))
    }
    return members + [
      ("calls", .int(calls)), ("repairs", .int(repairs)), ("tokens", .int(tokens)),
      ("cost", cost.json),
    ]
  }
}
