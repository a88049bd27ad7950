import OrderedJSON
import YAML

extension Scenario {
  /// Reads a scenario, or says everything that is wrong with it.
  public init(yaml bytes: some Sequence<UInt8>) throws(ScenarioMistakes) {
    let document: YAMLDocument
    do { document = try YAMLDocument(reading: bytes) } catch {
      throw ScenarioMistakes(all: [ScenarioMistake("\(error.fault)", at: error.place)])
    }
    var reader = ScenarioReader(document)
    self.init()
    for (name, value) in reader.members(of: document.root, "a scenario", known: Self.names) {
      read(name, value, &reader)
    }
    let mistakes = reader.mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    guard mistakes.isEmpty else { throw ScenarioMistakes(all: mistakes) }
  }

  private static let names = [
    "latency", "keys", "rates", "event_pause", "background", "files", "schema", "rules",
  ]

  private mutating func read(_ name: String, _ value: YAMLNode, _ reader: inout ScenarioReader) {
    switch name {
    case "latency": latency = reader.duration(value, name) ?? latency
    case "keys": keys = reader.entries(of: value, name).compactMap { reader.text($0, "a key") }
    case "rates": rates = Rates(value, &reader)
    case "event_pause":
      settings.eventPause = reader.duration(value, name) ?? settings.eventPause
    case "background": settings.background = EmulatorSettings.Progress(value, &reader)
    case "files": readFiles(value, &reader)
    case "schema": settings.schemaLimits = EmulatorSettings.SchemaLimits(value, &reader)
    default: rules = reader.entries(of: value, name).compactMap { Rule($0, &reader) }
    }
  }

  private mutating func readFiles(_ node: YAMLNode, _ reader: inout ScenarioReader) {
    let known = ["processing", "lifetime", "storage"]
    for (name, value) in reader.members(of: node, "files", known: known) {
      switch name {
      case "processing":
        settings.fileProcessing = reader.duration(value, name) ?? settings.fileProcessing
      case "lifetime":
        settings.fileLifetime = reader.duration(value, name) ?? settings.fileLifetime
      default:
        settings.fileStorage = reader.count(value, name, in: 0...1 << 40) ?? settings.fileStorage
      }
    }
  }
}

extension Scenario.Rates {
  fileprivate init(_ node: YAMLNode, _ reader: inout ScenarioReader) {
    let known = ["requests_per_minute", "tokens_per_minute", "hint"]
    for (name, value) in reader.members(of: node, "rates", known: known) {
      switch name {
      case "requests_per_minute":
        requestsPerMinute = reader.count(value, name, in: 1...1_000_000)
      case "tokens_per_minute":
        tokensPerMinute = reader.count(value, name, in: 1...1_000_000_000)
      default: hint = reader.choice(value, name) ?? hint
      }
    }
  }
}

extension EmulatorSettings.Progress {
  /// `{queued: 1s, running: 5s}`; `running: never` has no end.
  init(_ node: YAMLNode, _ reader: inout ScenarioReader) {
    self.init()
    for (name, value) in reader.members(of: node, "background", known: ["queued", "running"]) {
      if name == "queued" {
        queued = reader.duration(value, name) ?? queued
      } else if let text = value.scalar?.text, UTF8Text(text) == UTF8Text("never") {
        running = nil
      } else if let duration = reader.duration(value, "running (if it is not \"never\")") {
        running = duration
      }
    }
  }
}

extension EmulatorSettings.SchemaLimits {
  /// `{depth: 5, max_items: 960, terse: true}`.
  init(_ node: YAMLNode, _ reader: inout ScenarioReader) {
    self.init()
    for (name, value) in reader.members(of: node, "schema", known: ["depth", "max_items", "terse"])
    {
      switch name {
      case "depth": depth = reader.count(value, name, in: 1...1000) ?? depth
      case "max_items": maxItems = reader.count(value, name, in: 0...1_000_000_000) ?? maxItems
      default: isTerse = reader.flag(value, name) ?? isTerse
      }
    }
  }
}

// MARK: Rules

extension Rule {
  fileprivate init?(_ node: YAMLNode, _ reader: inout ScenarioReader) {
    let before = reader.mistakes.count
    self.init(do: [])
    let members = reader.members(of: node, "a rule", known: ["match", "times", "per", "do"])
    for (name, value) in members {
      switch name {
      case "match": match = Match(value, &reader)
      case "times": times = Times(value, &reader) ?? times
      case "per": per = reader.choice(value, name) ?? per
      default: faults = Fault.all(in: value, &reader)
      }
    }
    guard reader.mistakes.count == before else { return nil }
    if faults.isEmpty { reader.complain("a rule says what to do; add \"do\"", at: node) }
  }
}

extension Rule.Match {
  fileprivate init(_ node: YAMLNode, _ reader: inout ScenarioReader) {
    self.init()
    let known = ["path", "method", "model", "header", "document", "text", "stream"]
    for (name, value) in reader.members(of: node, "match", known: known) {
      switch name {
      case "header":
        guard let fields = value.mapping else {
          reader.complain("header is written as {name: value}", at: value)
          continue
        }
        headers = fields.compactMap { field in
          reader.text(field.value, "a header field").map { Field(field.key.text, $0) }
        }
      case "stream": stream = reader.flag(value, name)
      case "path": path = reader.text(value, name)
      case "method": method = reader.text(value, name)
      case "model": model = reader.text(value, name)
      case "document": document = reader.text(value, name)
      default: text = reader.text(value, name)
      }
    }
  }
}

extension Rule.Times {
  private static let forms = "always, first 3, nth 2, every 5, after 10 or chance 0.1"

  fileprivate init?(_ node: YAMLNode, _ reader: inout ScenarioReader) {
    let words = (node.scalar?.text ?? "").split(separator: " ").map(String.init)
    let count = words.count == 2 ? Int(words[1]).flatMap { $0 > 0 ? $0 : nil } : nil
    let share = words.count == 2 ? Double(words[1]).flatMap { 0...1 ~= $0 ? $0 : nil } : nil
    switch (words.first, count, share) {
    case ("always", nil, nil) where words.count == 1: self = .always
    case ("first", let count?, _): self = .first(count)
    case ("nth", let count?, _): self = .nth(count)
    case ("every", let count?, _): self = .every(count)
    case ("after", let count?, _): self = .after(count)
    case ("chance", _, let share?): self = .chance(share)
    default:
      reader.complain("times is one of \(Self.forms)", at: node)
      return nil
    }
  }
}
