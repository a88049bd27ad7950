import OrderedJSON

/// What a request for an interaction must keep beside its shape: rules between members.
enum CreateRules {
  /// Exactly one of model and agent makes the answer.
  static func maker(of body: JSON) throws(APIError) -> CreateRequest.Maker {
    switch (body["model"]?.string, body["agent"]?.string) {
    case (let model?, nil):
      guard isKnown(model) else {
        throw APIError(404, "Model '\(model)' was not found.", code: "model_not_found")
      }
      return .model(model)
    case (nil, let agent?):
      guard agent != "no-such-agent", !agent.isEmpty else {
        throw APIError(404, "Agent '\(agent)' was not found.")
      }
      return .agent(agent)
    case (nil, nil): throw .invalid("One of 'model' and 'agent' is required.")
    case (_?, _?): throw .invalid("Only one of 'model' and 'agent' may be set.")
    }
  }

  /// Models are an open set; these are the families there are.
  static func isKnown(_ model: String) -> Bool {
    let name = model.hasPrefix("models/") ? String(model.dropFirst(7)) : model
    return ["gemini-", "gemma-", "lyria-", "nano-banana"].contains { name.hasPrefix($0) }
  }

  /// Checks every rule; the first that is broken is told.
  static func check(_ body: JSON, _ maker: CreateRequest.Maker) throws(APIError) {
    for rule in rules { if let complaint = rule(body, maker) { throw .invalid(complaint) } }
  }

  private typealias Rule = @Sendable (JSON, CreateRequest.Maker) -> String?

  private static let rules: [Rule] = [
    forbidden, background, input, labels, generation, functions, formats,
  ]

  private static let forbidden: Rule = { body, maker in
    let names =
      switch maker {
      case .model: ["agent_config"]
      case .agent: ["generation_config", "cached_content"]
      }
    return names.first { body[$0] != nil }.map {
      "'\($0)' may not be set together with '\(maker.member)'."
    }
  }

  private static let background: Rule = { body, _ in
    guard body["background"] == true else { return nil }
    if body["store"] == false { return "'background' needs 'store' to be true." }
    return body["continuation_token"] == nil
      ? nil : "'continuation_token' cannot be used with 'background'."
  }

  private static let input: Rule = { body, _ in
    switch body["input"] {
    case nil:
      body["continuation_token"] == nil
        ? "'input' is required unless 'continuation_token' is set." : nil
    case .string("")?, .array([])?: "'input' must not be empty."
    default: nil
    }
  }

  private static let labels: Rule = { body, _ in
    for (name, value) in body["labels"]?.object?.members ?? [] {
      guard let first = name.unicodeScalars.first, first.properties.isLowercase,
        isLabel(name), isLabel(value.string ?? "")
      else {
        return "Invalid label '\(name)': names and values have at most 63 characters, lower-case"
          + " letters, digits, '_' and '-', and a name begins with a letter."
      }
    }
    return nil
  }

  private static func isLabel(_ text: String) -> Bool {
    text.unicodeScalars.count <= 63
      && text.unicodeScalars.allSatisfy { scalar in
        scalar == "_" || scalar == "-" || scalar.properties.numericType != nil
          || scalar.properties.isAlphabetic && !scalar.properties.isUppercase
      }
  }

  private static let generation: Rule = { body, _ in
    guard let config = body["generation_config"] else { return nil }
    let ranges: [(String, ClosedRange<Double>)] = [
      ("max_output_tokens", 1...1e9), ("temperature", 0...2), ("top_p", 0...1),
    ]
    for (name, range) in ranges {
      guard let value = config[name]?.number, !range.contains(value.double) else { continue }
      return "Invalid value at 'generation_config.\(name)': \(value) is out of range."
    }
    return nil
  }

  private static let functions: Rule = { body, _ in
    var names: Set<UTF8Text> = []
    for tool in body["tools"]?.array ?? [] where tool["type"] == "function" {
      guard let name = tool["name"]?.string, isFunctionName(name) else {
        return "Invalid function name: it begins with a letter or '_' and has at most 64 letters,"
          + " digits, '_', '-', '.' and ':'."
      }
      guard names.insert(UTF8Text(name)).inserted else {
        return "The function '\(name)' is declared twice."
      }
    }
    return nil
  }

  private static func isFunctionName(_ name: String) -> Bool {
    let isLetter = { (byte: UInt8) in byte == 0x5F || 0x61...0x7A ~= byte | 0x20 }
    guard let first = name.utf8.first, isLetter(first), name.utf8.count <= 64 else { return false }
    return name.utf8.allSatisfy { isLetter($0) || 0x30...0x39 ~= $0 || "-.:".utf8.contains($0) }
  }

  private static let formats: Rule = { body, _ in
    let formats = body["response_format"].map { $0.array ?? [$0] } ?? []
    for format in formats where format["type"] == "text" && format["schema"] != nil {
      guard format["mime_type"] != "application/json" else { continue }
      return "'response_format.schema' needs 'mime_type' to be 'application/json'."
    }
    return nil
  }
}
