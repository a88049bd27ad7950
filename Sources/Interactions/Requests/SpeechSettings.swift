public import OrderedJSON

/// The voices of spoken answers, in the two forms that the API takes.
public enum SpeechSettings: WireValue {
  case voices([SpeechConfig])
  case speakers(SpeakerConfig)
  /// Neither, as it came.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    if let voices = [SpeechConfig](wire: wire) {
      self = .voices(voices)
    } else {
      self = SpeakerConfig(wire: wire).map(Self.speakers) ?? .unknown(wire)
    }
  }

  /// What is sent.
  public var wire: JSON {
    switch self {
    case .voices(let voices): voices.wire
    case .speakers(let speakers): speakers.wire
    case .unknown(let json): json
    }
  }
}
