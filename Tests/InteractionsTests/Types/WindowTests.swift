@testable import Interactions
import OrderedJSON
import TestSupport
import Testing

/// Against `types.json`, which lists what the official SDK knows.
@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `Every type of the API` {
  private let catalogue = Catalogue.shared

  @Test func `has a Swift type, but for the empty ones`() {
    let known = Set(WindowTable.all.flatMap(\.names))

    #expect(
      catalogue.types.map(\.name).filter { !known.contains($0) } == [
        // What deleting answers.
        "Empty",
        // Objects without members that stand in a `ToolOutput`.
        "FunctionResultDeltaResult", "FunctionResultStepResult",
        // The line of a stream that an event stands in.
        "InteractionSSEStreamEvent",
        "MCPServerToolResultDeltaResult", "MCPServerToolResultStepResult",
      ])
    #expect(catalogue.types.count == 150)
  }

  @Test func `has a property for each of its members, and for no others`() {
    for type in WindowTable.all {
      let listed = type.names.flatMap(catalogue.members).filter { $0.constant == nil }.map(\.name)
      let missing = Set(listed).subtracting(type.windows.map(\.name))
      let more = Set(type.windows.map(\.name)).subtracting(listed)

      // The official SDK works out the outputs; they are never on the wire.
      let outputs =
        type.names.contains("Interaction")
        ? Set(["output_text", "output_image", "output_audio", "output_video"]) : []
      #expect(missing == outputs, "\(type.names[0])")
      #expect(more == [], "\(type.names[0])")
    }
  }

  @Test func `has the word that stands in its type`() {
    for type in WindowTable.all {
      for name in type.names {
        let constant = catalogue.members(of: name).first { $0.name == "type" }?.constant
        // A further piece of a text or a call is read as the text or the call.
        #expect(constant == type.tag, "\(name)")
      }
    }
  }

  @Test func `has properties of the right Swift types`() {
    for type in WindowTable.all {
      for window in type.windows {
        for name in type.names {
          guard let member = catalogue.members(of: name).first(where: { $0.name == window.name })
          else { continue }
          let expected = SwiftNames.forMember["\(name).\(member.name)"] ?? swiftName(member.type)
          guard let expected else { continue }
          #expect("\(window.type)" == expected, "\(name).\(member.name)")
        }
      }
    }
  }

  @Test func `has properties that read and write what the member may be`() {
    for type in WindowTable.all {
      for window in type.windows {
        for name in type.names {
          for member in catalogue.members(of: name) where member.name == window.name {
            for sample in catalogue.samples(of: member.type) {
              #expect(window.fault(sample) == nil, "\(name).\(member.name)")
            }
          }
        }
      }
    }
  }

  @Test func `has a Swift name for each of its words, and no others`() {
    var listed: [String: Set<String>] = [:]
    var named: [String: Set<String>] = [:]
    for type in WindowTable.all {
      for window in type.windows {
        let members = type.names.flatMap(catalogue.members).filter { $0.name == window.name }
        let words = members.flatMap(\.type.words)
        guard !words.isEmpty else { continue }
        listed["\(window.type)", default: []].formUnion(words)
        named["\(window.type)"] = Set(SwiftNames.words(of: window.type))
      }
    }
    // The API reads these too, as plain text.
    listed["MediaType"]?.formUnion(["text/markdown", "text/html", "text/xml"])

    #expect(named == listed)
    #expect(named.count > 30)
  }

  @Test func `is sent again as it came, with what nobody knows and in the same order`() throws {
    for type in WindowTable.all {
      for name in type.names {
        let sample = catalogue.sample(of: name)
        let object = try #require(Self.read(sample, as: type.type))

        #expect(object.wire.text() == sample.text(), "\(name)")
      }
    }
  }

  /// The name of a choice in Swift, and how it reads an object of a type.
  @Test func `is told from others by its type`() throws {
    for member in catalogue.types.flatMap(\.members) {
      for name in member.type.names {
        guard let family = SwiftNames.family(of: name) else { continue }
        let sample = catalogue.sample(of: name)
        let value = try #require(Self.read(sample, as: family))

        #expect(!"\(value)".hasPrefix("unknown"), "\(name)")
        #expect(value.wire.text() == sample.text(), "\(name)")
      }
    }
  }

  private static func read(_ json: JSON, as type: any WireValue.Type) -> (any WireValue)? {
    type.init(wire: json)
  }

  private func swiftName(_ type: TypeText) -> String? {
    switch type {
    case .named("string"): "String"
    case .named("int"): "Int"
    case .named("float"): "Double"
    case .named("bool"): "Bool"
    case .named("Any"): "JSON"
    case .named(let name): WindowTable.all.first { $0.names.contains(name) }.map { "\($0.type)" }
    case .map(.named("Any")): "JSONObject"
    case .map(let value): swiftName(value).map { "WireMap<\($0)>" }
    case .list(let item): swiftName(item).map { "Array<\($0)>" }
    case .choice: type.names.first.flatMap(SwiftNames.family).map { "\($0)" }
    // Words are looked at by themselves.
    case .words: nil
    }
  }
}

/// What Swift calls the choices of the API.
enum SwiftNames {
  /// The Swift type of a member that is one thing or another.
  static let forMember: [String: String] = [
    "CreateModelInteraction.input": "Input",
    "CreateAgentInteraction.input": "Input",
    "Interaction.input": "Input",
    "CreateModelInteraction.environment": "WordOr<RemoteEnvironment>",
    "CreateAgentInteraction.environment": "WordOr<RemoteEnvironment>",
    "Interaction.environment": "WordOr<RemoteEnvironment>",
    "CreateModelInteraction.response_format": "OneOrMany<ResponseFormat>",
    "CreateAgentInteraction.response_format": "OneOrMany<ResponseFormat>",
    "Interaction.response_format": "OneOrMany<ResponseFormat>",
    "GenerationConfig.tool_choice": "WordOr<ToolChoiceConfig>",
    "GenerationConfig.speech_config": "SpeechSettings",
    "TranscriptionConfig.mode": "WordOr<TranscriptionMode>",
    "Environment.env": "WireMap<WordOr<EnvironmentVariable>>",
    "Environment.network": "WordOr<NetworkAccess>",
    "EnvironmentNetworkEgressAllowlist.allowlist": "WordOr<Array<AllowedDomain>>",
    "AllowlistEntry.transform": "OneOrMany<WireMap<String>>",
    "AudioContent.processing": "WordOr<AudioProcessing>",
    "VideoContent.processing": "WordOr<VideoProcessing>",
    "DocumentContent.processing": "WordOr<DocumentProcessing>",
    "FunctionResultStep.result": "ToolOutput",
    "FunctionResultDelta.result": "ToolOutput",
    "MCPServerToolResultStep.result": "ToolOutput",
    "MCPServerToolResultDelta.result": "ToolOutput",
    "CodeExecutionResultStep.result": "ToolOutput",
    // A string there, which is one of the forms of what a step gives back.
    "CodeExecutionResultDelta.result": "ToolOutput",
    // The words of both, in a type of their own where events have strings.
    "InteractionSseEventInteraction.model": "ModelName",
    "InteractionSseEventInteraction.agent": "AgentName",
    "InteractionSseEventInteraction.input": "Input",
  ]

  /// The choice that a type is one of, by what its Swift type is called.
  static func family(of name: String) -> (any WireValue.Type)? {
    guard let type = WindowTable.all.first(where: { $0.names.contains(name) }) else { return nil }
    if name.hasSuffix("Delta"), name != "StepDelta" { return Delta.self }
    let swift = "\(type.type)"
    let families: [(any WireValue.Type, [String])] = [
      (Content.self, WindowTable.content.map { "\($0.type)" }.filter { $0.hasSuffix("Content") }),
      (Step.self, WindowTable.steps.map { "\($0.type)" }.filter { $0.hasSuffix("Step") }),
      (Tool.self, WindowTable.tools.filter { $0.tag != nil }.map { "\($0.type)" }),
      (
        Annotation.self,
        ["URLCitation", "FileCitation", "PlaceCitation", "SpeechAnnotation", "WordInfo"]
      ),
      (
        ResponseFormat.self,
        WindowTable.requests.map { "\($0.type)" }.filter { $0.hasSuffix("ResponseFormat") }
      ),
      (
        AgentConfig.self,
        WindowTable.requests.map { "\($0.type)" }.filter { $0.hasSuffix("AgentConfig") }
      ),
      (TranscriptionMode.self, ["VerbatimTranscription", "SmartTranscription"]),
      (
        StreamEvent.self,
        WindowTable.events.map { "\($0.type)" }.filter { $0.hasSuffix("Event") }
      ),
    ]
    return families.first { $0.1.contains(swift) }?.0
  }

  /// The words that a Swift type has a name for.
  static func words(of type: any WireValue.Type) -> [String] {
    if let set = type as? any OpenSet.Type { return words(ofSet: set) }
    return inChoices["\(type)"] ?? listed["\(type)"].map { words(ofSet: $0) } ?? []
  }

  private static func words<Words: OpenSet>(ofSet set: Words.Type) -> [String] {
    set.known.map(\.rawValue)
  }

  private static let listed: [String: any OpenSet.Type] = [
    "Array<Modality>": Modality.self, "Array<VideoLayer>": VideoLayer.self,
    "Array<PageLayer>": PageLayer.self, "Array<SheetLayer>": SheetLayer.self,
    "Array<SearchType>": SearchType.self, "Array<ScreenPolicy>": ScreenPolicy.self,
    "Array<RetrievalType>": RetrievalType.self,
  ]

  private static let inChoices: [String: [String]] = {
    func words<Value>(_ choices: [WordOr<Value>]) -> [String] { choices.compactMap(\.wire.string) }
    return [
      "WordOr<ToolChoiceConfig>": words(
        [.auto, .any, .never, .validated] as [WordOr<ToolChoiceConfig>]),
      "WordOr<TranscriptionMode>": words([.verbatim, .smart] as [WordOr<TranscriptionMode>]),
      "WordOr<NetworkAccess>": words([.disabled] as [WordOr<NetworkAccess>]),
      "WordOr<Array<AllowedDomain>>": words([.disabled] as [WordOr<[AllowedDomain]>]),
      "WordOr<AudioProcessing>": words([.staticMedia] as [WordOr<AudioProcessing>]),
      "WordOr<VideoProcessing>": words([.staticMedia, .agentic] as [WordOr<VideoProcessing>]),
      "WordOr<DocumentProcessing>": words([.staticMedia] as [WordOr<DocumentProcessing>]),
    ]
  }()
}
