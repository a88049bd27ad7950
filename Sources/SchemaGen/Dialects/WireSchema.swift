public import JSONSchema
public import OrderedJSON

/// How a schema is lowered.
public struct WireOptions: Sendable {
  /// How much is given up.
  public var rung: Rung
  /// What the keys of maps mean, by the way to the map in the local schema.
  public var keyMeanings: [JSONPointer: String]
  /// Whether what may be anything is asked for as the text of its JSON, where it would be refused.
  public var sendsAnythingAsText: Bool
  /// How many levels of a recursive schema are sent to providers that know no recursion.
  public var levels: Int
  /// The edition of schemas that do not say.
  public var draft: Draft

  /// The whole schema, nothing as text, four levels.
  public init(
    rung: Rung = .whole, keyMeanings: [JSONPointer: String] = [:],
    sendsAnythingAsText: Bool = false, levels: Int = 4, draft: Draft = .draft2020
  ) {
    self.rung = rung
    self.keyMeanings = keyMeanings
    self.sendsAnythingAsText = sendsAnythingAsText
    self.levels = levels
    self.draft = draft
  }
}

/// A schema as one provider is sent it, and the way from its answers back to the local schema.
///
///     let wire = try WireSchema(lowering: schema.local, for: .gemini)
///     request.format = wire.schema
///     let answer = wire.answer(from: reply)
///
/// It never allows less than the local schema: what a provider does not take is dropped and said in
/// words, or sent in another form and turned back. A value that is valid locally is valid on the wire
/// once it is wired, and comes back the same:
/// `try wire.answer(from: wire.wired(value)).value == value`.
///
/// One thing is not told apart by a provider that wants every field (OpenAI): a field that may be
/// missing and may be null comes back as null.
public struct WireSchema: Sendable {
  /// Who is sent it.
  public let provider: Provider
  /// How much was given up.
  public let rung: Rung
  /// The schema, members in the order in which a model is to write them.
  public let schema: JSON
  /// What became of each keyword that is not sent as it was.
  public let departures: [Departure]
  let graph: FormGraph
  let rules: DialectRules
  let keyMeanings: [JSONPointer: String]
  let telling: TellingApart
  let printedPlan: PrintedPlan

  /// Lowers a local schema, or says everything that keeps it from being sent.
  public init(
    lowering local: JSON, for provider: Provider, _ options: WireOptions = WireOptions()
  ) throws(LoweringErrors) {
    self.provider = provider
    rung = options.rung
    rules = DialectRules.of(provider, at: options.rung)
    keyMeanings = options.keyMeanings
    graph = try Lowering.lower(local, for: provider, options)
    var writer = WireWriter(graph, rules, keyMeanings)
    schema = writer.document()
    departures = writer.departures
    telling = TellingApart(graph, rules)
    printedPlan = PrintedPlan(telling)
  }

  /// Other forms for the same provider, which were lowered with this schema.
  init(_ graph: FormGraph, like other: WireSchema) {
    (provider, rung, rules) = (other.provider, other.rung, other.rules)
    (keyMeanings, self.graph) = (other.keyMeanings, graph)
    var writer = WireWriter(graph, rules, keyMeanings)
    schema = writer.document()
    departures = writer.departures
    telling = TellingApart(graph, rules)
    printedPlan = PrintedPlan(telling)
  }

  /// Whether the schema goes into the request; otherwise it belongs into the prompt.
  public var isSent: Bool { rung != .withoutSchema }

  /// Whether the model reads the schema; otherwise it belongs into the prompt as well.
  public var isShownToModel: Bool { isSent && provider.showsSchemaToModel }
}

extension WireSchema {
  /// An answer in the form that the local schema speaks of.
  public func answer(from wire: JSON) -> LocalAnswer { Unwiring.answer(from: wire, telling) }

  /// A local value in the form that the provider writes it in, for examples in a prompt.
  public func wired(_ value: JSON) throws(Unsayable) -> JSON { try Wiring(telling).wired(value) }
}
