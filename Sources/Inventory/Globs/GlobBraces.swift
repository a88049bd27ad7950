/// Which braces of a glob hold alternatives: `{a,b}` does, `{a}` and `{a` are themselves, as in a shell.
enum GlobBraces {
  enum Sign: Sendable {
    case open, comma, close
  }

  /// The signs by their places in the text.
  static func signs(in text: [UInt8]) -> [Int: Sign] {
    var signs: [Int: Sign] = [:]
    var open: [(start: Int, commas: [Int])] = []
    var position = 0
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "["):
        if case .set(_, let end) = GlobSet.parse(text, at: position) { position = end - 1 }
      case UInt8(ascii: "{"): open.append((position, []))
      case UInt8(ascii: ","):
        if !open.isEmpty { open[open.count - 1].commas.append(position) }
      case UInt8(ascii: "}"):
        guard let brace = open.popLast(), !brace.commas.isEmpty else { break }
        signs[brace.start] = .open
        signs[position] = .close
        for comma in brace.commas { signs[comma] = .comma }
      default: break
      }
      position += 1
    }
    return signs
  }
}
