public import OrderedJSON

/// Something that the API knows by a word, or that is described in full.
///
///     video.processing = "agentic"
///     video.processing = .value(VideoProcessing(fps: 2))
public enum WordOr<Value: WireValue>: WireValue {
  case word(String)
  case value(Value)
  /// Neither of them, as it came.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    if let word = wire.string {
      self = .word(word)
    } else {
      self = Value(wire: wire).map(Self.value) ?? .unknown(wire)
    }
  }

  /// The word or the description.
  public var wire: JSON {
    switch self {
    case .word(let word): .string(word)
    case .value(let value): value.wire
    case .unknown(let json): json
    }
  }

  /// The description, if there is one.
  public var value: Value? { if case .value(let value) = self { value } else { nil } }

  /// Whether both are sent as the same JSON.
  public static func == (one: Self, other: Self) -> Bool { one.wire == other.wire }

  /// Hashes what is sent.
  public func hash(into hasher: inout Hasher) { hasher.combine(wire) }
}

extension WordOr: ExpressibleByStringLiteral {
  /// A word written in the source.
  public init(stringLiteral word: String) { self = .word(word) }
}

extension WordOr {
  /// Takes a word of an open set.
  public init(_ word: some OpenSet) { self = .word(word.rawValue) }
}

/// One thing, or a list of such things.
public enum OneOrMany<Value: WireValue>: WireValue {
  case one(Value)
  case many([Value])

  /// Reads one or a list.
  public init?(wire: JSON) {
    if wire.array != nil {
      guard let values = [Value](wire: wire) else { return nil }
      self = .many(values)
    } else {
      guard let value = Value(wire: wire) else { return nil }
      self = .one(value)
    }
  }

  /// The one, or the list.
  public var wire: JSON {
    switch self {
    case .one(let value): value.wire
    case .many(let values): values.wire
    }
  }

  /// All of them, be it one.
  public var all: [Value] {
    switch self {
    case .one(let value): [value]
    case .many(let values): values
    }
  }
}

extension OneOrMany: ExpressibleByArrayLiteral {
  /// A list written in the source.
  public init(arrayLiteral values: Value...) { self = .many(values) }
}
