import HTTP
import Interactions
import OrderedJSON
import Testing

/// Compares what came of the calls with what the SDK made of the same answers.
struct GoldenReading {
  private let golden: GoldenCase
  private let outcomes: [GoldenDriver.Outcome]

  init(_ driver: GoldenDriver) {
    golden = driver.golden
    outcomes = driver.outcomes
  }

  /// The recorded result is that of every call, or of the last; which, its form tells.
  func compare() throws {
    switch golden.parsed {
    case .array(let results) where results.allSatisfy({ $0.string != nil }):
      #expect(try events(of: last) == golden.parsed)
    case .array(let results):
      try #require(results.count == outcomes.count)
      for (result, outcome) in zip(results, outcomes) { try compare(result, outcome) }
    case let result where result["first"] != nil:
      // The SDK's test stopped reading at the first event that had an id.
      let first = try #require(result["first"]?.array)
      #expect(try events(of: outcomes[1]).array?.prefix(first.count) == first[...])
      #expect(try events(of: last) == result["rest"])
    case let result where result["final"] != nil:
      #expect(
        .array(try outcomes.map { try interaction($0)["status"] ?? .null }) == result["statuses"])
      try compare(try #require(result["final"]), last)
    case let result: try compare(result, last)
    }
  }

  private var last: GoldenDriver.Outcome {
    get throws { try #require(outcomes.last) }
  }

  private func compare(_ result: JSON, _ outcome: GoldenDriver.Outcome) throws {
    if result["exception"] != nil {
      try compareError(result, outcome)
    } else if result["events"] != nil {
      try compareStream(result, outcome)
    } else if let text = result["text"], result.object?.count == 1 {
      #expect(try .string(streamed(outcome).interaction.outputText) == text)
    } else if let recipe = result["recipe"] {
      let answer = try interaction(outcome)
      #expect(try JSON(parsing: try #require(answer["output_text"]?.string)) == recipe)
      try compare(try #require(result["interaction"]), outcome)
    } else if let inner = result["interaction"] {
      try compare(inner, outcome)
      guard case .uploaded(let file)? = outcomes.first else { throw Unexpected("no upload") }
      #expect(`Files and models, as the official SDK`.parsed(file) == result["file"])
    } else if golden.name.hasPrefix("rest_") {
      guard case .created(let answer, _) = outcome else { throw Unexpected("\(outcome)") }
      #expect(answer.wire == result)
    } else {
      let made = try interaction(outcome)
      #expect(made == result, "\(made)")
    }
  }
}

// MARK: Interactions

extension GoldenReading {
  /// An interaction as the SDK dumps it: with what it adds itself.
  private func interaction(_ outcome: GoldenDriver.Outcome) throws -> JSON {
    switch outcome {
    case .fetched(let interaction): return withOutputs(interaction)
    case .created(let interaction, let request):
      var dump = interaction
      // Where it may have to continue, the SDK says what was put together, be it one.
      if request.agent == nil, request.background != true {
        dump.continuationIDs = try interaction.continuationIDs ?? [#require(interaction.id)]
        dump.usage?.initialInputTokens =
          interaction.usage?.initialInputTokens ?? interaction.usage?.totalInputTokens
      }
      return withOutputs(dump)
    case .uploaded, .stream, .nothing, .error: throw Unexpected("\(outcome)")
    }
  }

  private func withOutputs(_ interaction: Interaction) -> JSON {
    var dump = interaction.wire
    dump["output_text"] = .string(interaction.outputText)
    dump["output_image"] = interaction.outputImage?.wire
    return dump
  }
}

// MARK: Streams

extension GoldenReading {
  private func streamed(
    _ outcome: GoldenDriver.Outcome
  ) throws -> (events: [StreamEvent], interaction: Interaction, error: GeminiError?) {
    guard case .stream(let events, let interaction, let error) = outcome else {
      throw Unexpected("\(outcome)")
    }
    return (events, interaction, error)
  }

  /// The types of the events; an error that ended the stream was one of them.
  private func events(of outcome: GoldenDriver.Outcome) throws -> JSON {
    let (events, _, error) = try streamed(outcome)
    return .array(
      events.map { $0.wire["event_type"] ?? .null } + (error == nil ? [] : ["error"]))
  }

  private func compareStream(_ result: JSON, _ outcome: GoldenDriver.Outcome) throws {
    let (events, interaction, error) = try streamed(outcome)
    #expect(try self.events(of: outcome) == result["events"])
    #expect(.array(interaction.steps.map(\.wire)) == result["steps"])
    #expect(.string(texts(of: events)) == result["text"])
    #expect(interaction.id.map(JSON.string) == result["id"])
    if result["status"]?.isNull == false {
      #expect(interaction.status.wire == result["status"])
    }
    if result["usage"]?.isNull == false { #expect(interaction.usage?.wire == result["usage"]) }
    guard case .interrupted(let interruption)? = error,
      case .reported(let fault) = interruption.cause
    else { return #expect(result["error"] == .null) }
    #expect(fault.code?.rawValue == result["error"]?["code"]?.string)
    #expect(fault.message == result["error"]?["message"]?.string)
  }

  private func texts(of events: [StreamEvent]) -> String {
    events.compactMap(\.text).joined()
  }
}

// MARK: Errors

extension GoldenReading {
  private func compareError(_ result: JSON, _ outcome: GoldenDriver.Outcome) throws {
    guard case .error(.api(let error)) = outcome else { throw Unexpected("\(outcome)") }
    #expect(error.status.map { .number(JSONNumber($0)) } == result["status"])
    #expect(error.body == result["body"])
    #expect(error.message == result["body"]?["error"]?["message"]?.string)
  }
}
