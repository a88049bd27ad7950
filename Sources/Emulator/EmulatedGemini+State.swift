import OrderedJSON

extension EmulatedGemini {
  /// What the emulator tells of itself at `GET /emulator/state`.
  func state(at now: Moment) -> JSON {
    [
      "emulator": .string(Self.mark),
      "answered": Self.counts(answered.map { ("\($0)", $1) }),
      "interactions": [
        "made": Self.number(interactions.made), "kept": Self.number(interactions.count),
        "statuses": Self.counts(Array(interactions.statuses(at: now))),
      ],
      "files": ["kept": Self.number(files.count(at: now))],
      "creates": [
        "distinct": Self.number(seen.count), "all": Self.number(seen.values.reduce(0, +)),
      ],
    ]
  }

  private static func counts(_ counts: [(String, Int)]) -> JSON {
    .object(counts.sorted { $0.0 < $1.0 }.map { ($0.0, number($0.1)) })
  }

  private static func counts(_ counts: [(key: String, value: Int)]) -> JSON {
    .object(counts.sorted { $0.key < $1.key }.map { ($0.key, number($0.value)) })
  }

  private static func number(_ number: Int) -> JSON { .number(JSONNumber(number)) }
}
