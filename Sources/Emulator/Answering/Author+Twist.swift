import OrderedJSON

extension Author {
  /// Changes a finished draft as the scenario wants it.
  func apply(_ outcome: Twist.Outcome?, to draft: inout Draft) {
    switch outcome {
    case .cutText(let bytes)?: Self.cut(&draft, bytes: bytes)
    case .repetition?: draft.status = "incomplete"
    case .incomplete?: Self.stopHalfway(&draft, status: "incomplete")
    case .budgetExceeded?: Self.stopHalfway(&draft, status: "budget_exceeded")
    case .noSteps?: draft.steps = []
    case .failed(let code, let message)?: Self.fail(&draft, code, message)
    case .streamError(let code, let message, let events)?:
      draft.status = "failed"
      draft.errors = [["code": .string(code), "message": .string(message)]]
      draft.streamError = Draft.StreamError(code: code, message: message, afterEvents: events)
    case .text?, .invalidRecord?: break
    case nil: if conversation.prompt.hasPrefix("STREAM-ERROR") { Self.failByMark(&draft) }
    }
  }

  private static func failByMark(_ draft: inout Draft) {
    let message = "The model is currently experiencing high demand."
    fail(&draft, "service_unavailable", message)
    draft.streamError = Draft.StreamError(
      code: "service_unavailable", message: message, afterEvents: 2)
  }

  private static func fail(_ draft: inout Draft, _ code: String, _ message: String) {
    draft.status = "failed"
    draft.steps = []
    draft.errors = [["code": .string(code), "message": .string(message)]]
  }

  private static func stopHalfway(_ draft: inout Draft, status: String) {
    if let text = text(of: draft) { cut(&draft, bytes: text.utf8.count / 2) }
    draft.status = status
  }

  private static func text(of draft: Draft) -> String? {
    draft.steps.last.flatMap { Content.texts(of: $0).last }
  }

  private static func cut(_ draft: inout Draft, bytes: Int) {
    guard let text = text(of: draft) else { return }
    draft.steps[draft.steps.count - 1] = output(prefix(of: text, bytes: bytes))
  }
}

// MARK: Pieces of text

extension Author {
  /// The texts of a conversation that is to be continued, by the mark in its prompt.
  static func markedPieces(_ prompt: String) -> [String] {
    prompt.hasPrefix("LONG-DECODE") ? ["part 1. ", "part 2. "] : []
  }

  /// A text in so many parts of about the same length.
  static func split(_ text: String, into count: Int) -> [String] {
    let length = (text.utf8.count + count - 1) / count
    var rest = Substring(text)
    return (1...count).map { number in
      let piece = number == count ? String(rest) : prefix(of: String(rest), bytes: length)
      rest = rest.dropFirst(piece.count)
      return piece
    }
  }

  /// No more than so many bytes, and no half character.
  static func prefix(of text: String, bytes: Int) -> String {
    var end =
      text.utf8.index(text.startIndex, offsetBy: max(0, bytes), limitedBy: text.endIndex)
      ?? text.endIndex
    while end > text.startIndex, end.samePosition(in: text) == nil {
      end = text.utf8.index(before: end)
    }
    return String(text[..<end])
  }

  /// What stands before a stop sequence, if that is in the text.
  static func bytes(before stop: String, in text: String) -> String? {
    guard !stop.isEmpty else { return nil }
    let bytes = Array(text.utf8)[...]
    let start = bytes.place(of: Array(stop.utf8)[...])
    return start.map { String(decoding: bytes[..<$0], as: UTF8.self) }
  }
}
