import JSONSchema
import OrderedJSON

/// The line protocol by which test harnesses ask validators: one JSON object a line, both ways.
struct LineProtocol {
  private var options: SchemaOptions

  init(_ options: SchemaOptions) { self.options = options }

  mutating func run() -> ExitCode {
    while let line = readLine(strippingNewline: true) {
      guard let request = try? JSON(parsing: line), let command = request["cmd"]?.string else {
        Output.say("validate: a line is no request of the protocol: \(line.prefix(80))")
        return .couldNotStart
      }
      switch command {
      case "start":
        Output.result(
          JSON.object([
            ("version", 1),
            (
              "implementation",
              [
                "name": "extract", "language": "swift", "version": .string(Extract.version),
                "dialects": .array(Draft.allCases.map { .string($0.uri) }),
              ]
            ),
          ]).bytes())
      case "dialect":
        let draft = request["dialect"]?.string.flatMap { Draft(uri: $0) }
        if let draft { options.draft = draft }
        Output.result(JSON.object([("ok", .bool(draft != nil))]).bytes())
      case "run": Output.result(answer(request).bytes())
      case "stop": return .done
      default:
        Output.say("validate: the protocol has no command \(command)")
        return .couldNotStart
      }
    }
    return .done
  }

  private func answer(_ request: JSON) -> JSON {
    let number = request["seq"] ?? nil
    do {
      let question = request["case"] ?? nil
      var options = options
      for (uri, schema) in question["registry"]?.object ?? JSONObject() {
        options.registry[uri] = try JSONTape(parsing: schema.bytes())
      }
      let schema = try CompiledSchema(
        JSONTape(parsing: (question["schema"] ?? true).bytes()), options)
      let results = try (question["tests"]?.array ?? []).map { test -> JSON in
        let value = try JSONTape(parsing: (test["instance"] ?? nil).bytes())
        return ["valid": .bool(schema.accepts(value.root))]
      }
      return .object([("seq", number), ("results", .array(results))])
    } catch {
      return .object([
        ("seq", number), ("errored", true), ("context", ["message": .string("\(error)")]),
      ])
    }
  }
}
