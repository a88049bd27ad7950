import HTTP
import OrderedJSON
import YAML

extension Fault {
  private static let most = 1 << 40

  /// Everything that stands below `do`, in its order.
  static func all(in node: YAMLNode, _ reader: inout ScenarioReader) -> [Fault] {
    var error = ErrorAnswer()
    var faults: [Fault] = []
    for (name, value) in reader.members(of: node, "do", known: names) {
      if error.read(name, value, &reader) { continue }
      faults += read(name, value, &reader)
    }
    if error.status == nil, error.hasMore {
      reader.complain("code, message, body and type go with a status; add one", at: node)
    }
    return (error.fault.map { [$0] } ?? []) + faults
  }

  private static let names =
    ErrorAnswer.names + [
      "headers", "come_back", "redirect", "delay", "stall", "reset", "cut", "drip", "frames",
      "answer", "text", "cut_text", "repeat", "blocked", "stream_error", "background", "hops",
      "calls", "upload_url", "files", "schema",
    ]

  private static func read(
    _ name: String, _ value: YAMLNode, _ reader: inout ScenarioReader
  ) -> [Fault] {
    func one<Value>(_ value: Value?, _ make: (Value) -> Fault) -> [Fault] {
      value.map { [make($0)] } ?? []
    }
    switch name {
    case "headers": return headers(value, &reader)
    case "come_back": return comeBack(value, &reader)
    case "redirect": return one(reader.text(value, name), Fault.redirect)
    case "delay": return one(reader.duration(value, name), Fault.delay)
    case "stall": return one(reader.place(value, name), Fault.stall)
    case "reset": return one(reader.place(value, name), Fault.reset)
    case "cut": return one(reader.place(value, name), Fault.cut)
    case "drip": return drip(value, &reader)
    case "frames": return frames(value, &reader)
    case "answer": return one(reader.choice(value, name, PlainAnswer.self), \.fault)
    case "text": return one(reader.text(value, name), Fault.text)
    case "cut_text": return one(reader.count(value, name, in: 0...most), Fault.cutText)
    case "repeat": return one(reader.count(value, name, in: 1...1_000_000), Fault.repetition)
    case "blocked": return one(reader.text(value, name), Fault.blocked)
    case "stream_error": return streamError(value, &reader)
    case "background": return [.background(EmulatorSettings.Progress(value, &reader))]
    case "hops": return one(reader.count(value, name, in: 1...100), Fault.hops)
    case "calls": return one(reader.count(value, name, in: 0...100), Fault.calls)
    case "upload_url": return one(reader.text(value, name), Fault.uploadURL)
    case "files": return one(reader.choice(value, name, FileState.self)) { _ in .expiredFiles }
    default: return [.schemaLimits(EmulatorSettings.SchemaLimits(value, &reader))]
    }
  }

  /// The answers that need no further word.
  private enum PlainAnswer: String, CaseIterable {
    case wrongSchema = "wrong_schema"
    case incomplete
    case noSteps = "no_steps"
    case budgetExceeded = "budget_exceeded"

    var fault: Fault {
      switch self {
      case .wrongSchema: .wrongSchema
      case .incomplete: .incomplete
      case .noSteps: .noSteps
      case .budgetExceeded: .budgetExceeded
      }
    }
  }

  private enum FileState: String, CaseIterable { case expired }
}

// MARK: With members of their own

extension Fault {
  private static func headers(_ node: YAMLNode, _ reader: inout ScenarioReader) -> [Fault] {
    guard let fields = node.mapping else {
      reader.complain("headers is written as {name: value}", at: node)
      return []
    }
    return fields.compactMap { field in
      guard let value = reader.text(field.value, "a header field") else { return nil }
      var headers = HTTPHeaders()
      guard headers.add(field.key.text, value) else {
        reader.complain(
          "this cannot stand in a header; take out blanks in the name, and control characters",
          at: field.key.span.begin)
        return nil
      }
      return .header(field.key.text, value)
    }
  }

  /// `{after: 2s, hint: retry-after-ms}`.
  private static func comeBack(_ node: YAMLNode, _ reader: inout ScenarioReader) -> [Fault] {
    var duration: Duration?
    var hint = Scenario.Hint.retryAfter
    for (name, value) in reader.members(of: node, "come_back", known: ["after", "hint"]) {
      if name == "after" {
        duration = reader.duration(value, name)
      } else {
        hint = reader.choice(value, name) ?? hint
      }
    }
    if let duration { return [.comeBack(after: duration, hint: hint)] }
    if !names(of: node).contains("after") {
      reader.complain("come_back says after how long; add \"after\"", at: node)
    }
    return []
  }

  private static func names(of node: YAMLNode) -> [String] {
    node.mapping?.map(\.key.text) ?? []
  }

  /// `{bytes: 10, every: 50ms}`.
  private static func drip(_ node: YAMLNode, _ reader: inout ScenarioReader) -> [Fault] {
    var (bytes, pause) = (1, Duration.milliseconds(10))
    for (name, value) in reader.members(of: node, "drip", known: ["bytes", "every"]) {
      if name == "bytes" {
        bytes = reader.count(value, name, in: 1...most) ?? bytes
      } else {
        pause = reader.duration(value, name) ?? pause
      }
    }
    return [.drip(bytes: bytes, every: pause)]
  }

  /// One word, or a list of them.
  private static func frames(_ node: YAMLNode, _ reader: inout ScenarioReader) -> [Fault] {
    (node.list ?? [node]).compactMap { reader.choice($0, "frames", FrameFault.self) }
      .map(Fault.frames)
  }

  /// `{code: service_unavailable, message: "…", after: 3}`.
  private static func streamError(_ node: YAMLNode, _ reader: inout ScenarioReader) -> [Fault] {
    var (code, message, count) = ("service_unavailable", "The model is overloaded.", 1)
    let known = ["code", "message", "after"]
    for (name, value) in reader.members(of: node, "stream_error", known: known) {
      switch name {
      case "code": code = reader.text(value, name) ?? code
      case "message": message = reader.text(value, name) ?? message
      default: count = reader.count(value, "after (events)", in: 0...1_000_000) ?? count
      }
    }
    return [.streamError(code: code, message: message, afterEvents: count)]
  }
}

/// The members of `do` that together make an answer in place of the service's.
private struct ErrorAnswer {
  var status: Int?
  private var code: String?
  private var message: String?
  private var body: [UInt8]?
  private var type: String?

  static let names = ["status", "code", "message", "body", "type"]

  /// Whether something but the status was given.
  var hasMore: Bool { code != nil || message != nil || body != nil || type != nil }

  /// Reads a member if it is one of these.
  mutating func read(_ name: String, _ value: YAMLNode, _ reader: inout ScenarioReader) -> Bool {
    switch name {
    case "status": status = reader.count(value, name, in: 200...599)
    case "code": code = reader.text(value, name)
    case "message": message = reader.text(value, name)
    case "type": type = reader.text(value, name)
    case "body":
      // A text is sent as it is, anything else as JSON.
      body = value.scalar.map { Array($0.text.utf8) } ?? value.json().bytes()
      if type == nil { type = value.scalar == nil ? "application/json" : "text/plain" }
    default: return false
    }
    return true
  }

  var fault: Fault? {
    guard let status else { return nil }
    if let body { return .body(status: status, type: type ?? "text/plain", bytes: body) }
    return .status(status, code: code, message: message)
  }
}
