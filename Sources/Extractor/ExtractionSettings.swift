public import Interactions
import SchemaGen

/// How documents are asked about, where it is not as the schema says.
public struct ExtractionSettings: Sendable {
  /// The model; else the schema's, else the client's.
  public var model: ModelName?
  /// How long it thinks; else as the schema says.
  public var thinking: ThinkingLevel?
  /// How many tokens an answer may have, thoughts included; else as the schema says.
  public var maxOutputTokens: Int?
  /// Makes answers repeatable, as far as a model can; else the schema's.
  public var seed: Int?
  /// What is to be done with a document; else the schema's prompt.
  public var prompt: String?
  /// Whether a model may say that a document is something else, and why values are null.
  public var asksForAbsence = true
  /// Whether answers are read as they come, so that one that goes round in circles is cut off.
  public var isStreamed = true
  /// Whether the API works on its own and is asked now and then how far it is, instead of being listened
  /// to. It has to keep interactions for that.
  public var isInBackground = false
  /// How long an answer may take to come, or to be worked on while nobody listens.
  public var longestAnswer = Duration.seconds(3600)
  /// How long the API may say that it does not know an id which it gave out.
  public var patienceWithIDs = Duration.seconds(120)
  /// Whether the API keeps interactions; if not, the document is sent again with each repair.
  public var isStored = true
  /// How often an answer that is wrong is asked for again.
  public var mostRepairs = 2
  /// How often the rest of an answer that was cut is asked for.
  public var mostRests = 16
  /// What one document may take in all.
  public var budget = Budget()
  /// How large documents may be, and how they get to the API.
  public var documents = DocumentSettings()
  /// How soon an answer is wanted, and at what price.
  public var serviceTier: ServiceTier?

  /// Everything as the schema says.
  public init() {}
}

/// What holds for one call, when the schema and the caller have been heard.
struct CallSettings: Sendable {
  let model: ModelName?
  var generation: GenerationConfig
  let prompt: String?
  let system: String?

  init(_ settings: ExtractionSettings, _ schema: SchemaSettings) {
    model = settings.model ?? schema.model.map(ModelName.init(rawValue:))
    generation = GenerationConfig(
      thinkingLevel: settings.thinking
        ?? schema.thinking.map { ThinkingLevel(rawValue: $0.rawValue) },
      thinkingSummaries: .never,
      maxOutputTokens: settings.maxOutputTokens ?? schema.maxOutputTokens,
      seed: settings.seed ?? schema.seed)
    prompt = settings.prompt ?? schema.prompt
    system = schema.system
  }
}
