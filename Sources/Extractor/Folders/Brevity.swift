extension Int {
  /// A count for people that needs no more than five characters: `9731`, `412k`, `1.2M`.
  package var brief: String {
    switch self {
    case ..<10_000: "\(self)"
    case ..<1_000_000: "\(self / 1000)k"
    case ..<1_000_000_000: "\(self / 1_000_000).\(self / 100_000 % 10)M"
    default: "\(self / 1_000_000_000).\(self / 100_000_000 % 10)G"
    }
  }

  /// `1 call`, `2 calls`.
  package func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension Duration {
  /// A time for people, never longer than it is: `0.3s`, `42s`, `2m51s`, `3h05m`, `2d3h`.
  package var brief: String {
    guard self > .zero else { return "0.0s" }
    let seconds = components.seconds
    switch seconds {
    case ..<10: return "\(seconds).\(components.attoseconds / 100_000_000_000_000_000)s"
    case ..<60: return "\(seconds)s"
    case ..<3600: return "\(seconds / 60)m\(Self.two(seconds % 60))s"
    case ..<86_400: return "\(seconds / 3600)h\(Self.two(seconds / 60 % 60))m"
    default: return "\(seconds / 86_400)d\(seconds / 3600 % 24)h"
    }
  }

  /// A limit as a person would write it: `90s` is `1m30s`, and an hour is `1h`.
  package var plain: String {
    var rest = components.seconds
    if rest < 1 { return brief }
    var text = ""
    for (unit, size) in [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)] as [(String, Int64)] {
      if rest >= size { text += "\(rest / size)\(unit)" }
      rest %= size
    }
    return text
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
