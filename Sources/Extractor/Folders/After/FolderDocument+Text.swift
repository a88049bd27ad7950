public import OrderedJSON
import Sinks

extension FolderDocument: CustomStringConvertible {
  /// All of it for people: what became of it, the record laid out, what to look at, and its calls.
  public var description: String {
    var lines = ["\(name): \(outcome)"]
    if let record { lines.append(record.text(.indented)) }
    lines += failureLines
    lines += RecordWarning.lines(of: warnings).map { "note: \(TextPlace.visible($0))" }
    lines += calls.map(\.line)
    if let item { lines.append("item \(item), version \(version)") }
    return lines.joined(separator: "\n")
  }

  private var failureLines: [String] {
    guard let failure else { return [] }
    var lines = ["reason", "remedy"].compactMap { failure[$0]?.string }.map(TextPlace.visible)
    for complaint in failure["complaints"]?.array ?? [] {
      lines.append("  " + Self.line(of: complaint))
    }
    if let partial = failure["partial"], !partial.isNull {
      lines += ["what there was of it:", partial.text(.indented)]
    }
    return lines
  }

  private static func line(of complaint: JSON) -> String {
    guard let sentence = complaint["sentence"]?.string else {
      return TextPlace.visible(complaint.string ?? complaint.text())
    }
    let path = complaint["path"]?.string ?? complaint["pointer"]?.string ?? ""
    return TextPlace.visible("\(path.isEmpty ? "the whole answer" : path): \(sentence)")
  }

  /// All of it for programs; the form has a version, `extract.show/1`.
  public var json: JSON { json(withAnswers: false) }

  /// The same with the answers as the API told them.
  public func json(withAnswers: Bool) -> JSON {
    var members: [JSONObject.Member] = [
      ("schema", "extract.show/1"), ("document", .string(name)), ("outcome", .string(outcome)),
      ("version", .int(version)), ("item", item.map(JSON.string) ?? nil),
      ("model", model.map(JSON.string) ?? nil), ("warnings", warnings),
    ]
    if let record { members.append(("data", record)) }
    if let failure { members.append(("failure", failure)) }
    members.append(("calls", .array(calls.map { $0.json(withAnswer: withAnswers) })))
    return .object(members)
  }
}

extension FolderCall {
  /// `call 1: extraction by gemini-3.5-flash, finished, 1,234 tokens, $0.0012, interaction v1_abc`
  fileprivate var line: String {
    var parts = ["\(purpose) by \(model)", failure.map { "\(ending): \($0)" } ?? ending]
    if let tokens, let money {
      parts.append(FolderStatus.counted(tokens, "token"))
      parts.append((isExact ? "" : "at least ") + "\(money)")
    }
    if isRepeat { parts.append("made again") }
    if let interaction { parts.append("interaction \(interaction)") }
    return TextPlace.visible("call \(number): \(parts.joined(separator: ", "))")
  }

  fileprivate func json(withAnswer: Bool) -> JSON {
    var members: [JSONObject.Member] = [
      ("number", .int(number)), ("purpose", .string(purpose)), ("model", .string(model)),
      ("ending", .string(ending)), ("interaction", interaction.map(JSON.string) ?? nil),
      ("tokens", tokens.map(JSON.int) ?? nil), ("usd", money.map { .number($0.dollars) } ?? nil),
      ("exact", .bool(isExact)), ("repeat", .bool(isRepeat)),
    ]
    if let failure { members.append(("failure", .string(failure))) }
    if withAnswer { members.append(("answer", answer ?? nil)) }
    return .object(members)
  }
}
