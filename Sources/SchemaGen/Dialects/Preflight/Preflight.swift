public import OrderedJSON

/// What can be told of a wire schema before anyone is paid: how large it is, and what its provider may
/// refuse.
///
/// Providers publish few limits and move the others. What they publish refuses here; what was only
/// measured warns.
public struct Preflight: Sendable {
  /// How large the schema is.
  public let size: WireSize
  /// What is beyond a limit, in the order of the codes.
  public let findings: [Finding]

  /// Looks at a schema.
  public init(_ wire: WireSchema) {
    let census = Census(wire)
    size = census.size
    let limits = Limit.of(wire.provider)
    findings = limits.compactMap { limit in
      census.measure(limit.code, beyond: limit.most).flatMap { found, pointer in
        found > limit.most
          ? Finding(limit: limit, provider: wire.provider, found: found, pointer: pointer) : nil
      }
    }
  }

  /// Whether a published limit is passed, so that sending it would be in vain.
  public var isRefused: Bool { findings.contains { $0.severity == .refusal } }
}

/// How large a wire schema is, in what providers count.
public struct WireSize: Sendable, Hashable {
  /// Objects and lists inside each other, references followed; a loop is counted once round.
  public var depth = 0
  /// Fields, in each definition once.
  public var fields = 0
  /// Characters of all field names.
  public var nameCharacters = 0
  /// Values of all choices.
  public var choiceValues = 0
  /// Those of them that are more than one word.
  public var wordyChoiceValues = 0
  /// Characters of all values of choices.
  public var choiceCharacters = 0
  /// The sum of all `maxItems` that are sent.
  public var itemLimits = 0
  /// Fields that may be missing.
  public var optionals = 0
  /// Places that take several types, null among them.
  public var unions = 0
  /// Bytes of the whole schema as it is sent.
  public var bytes = 0
}

extension Preflight {
  /// What a schema that passes a limit has to expect.
  public enum Severity: String, Sendable {
    /// Such schemas have been refused.
    case warning
    /// The provider says that it refuses.
    case refusal
  }

  /// A limit of a provider that a schema passes.
  public struct Finding: Sendable, Hashable {
    /// What it is about.
    public let code: WireCode
    /// Whose limit it is.
    public let provider: Provider
    /// What a schema that passes the limit has to expect.
    public let severity: Severity
    /// The part of the local schema that adds most to it.
    public let pointer: JSONPointer
    /// How much was counted.
    public let found: Int
    /// How much may be.
    public let limit: Int

    init(limit: Limit, provider: Provider, found: Int, pointer: JSONPointer) {
      code = limit.code
      severity = limit.severity
      self.limit = limit.most
      self.provider = provider
      self.found = found
      self.pointer = pointer
    }
  }
}

extension Preflight.Finding: CustomStringConvertible {
  /// One line: the code, where, what was counted, the limit, and what to do.
  public var description: String {
    let place = pointer.tokens.isEmpty ? "the schema" : "\(pointer)"
    return TextPlace.visible("\(code.rawValue) \(place): \(sentence)")
  }

  /// What was counted, the limit, and what to do.
  package var sentence: String {
    let verb = severity == .refusal ? "takes at most" : "has refused more than"
    return "\(found) \(code.unit), and \(provider.name) \(verb) \(limit); \(code.cure)"
  }
}
