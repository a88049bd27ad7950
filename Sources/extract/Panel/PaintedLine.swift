/// A line for people in pieces of one colour each, cut to the columns that there are.
struct PaintedLine: Sendable, Equatable {
  /// What a piece means; colours follow from that.
  enum Paint: Sendable {
    case plain, good, bad, waiting, faint

    fileprivate var code: String? {
      switch self {
      case .plain: nil
      case .good: "32"
      case .bad: "31"
      case .waiting: "33"
      case .faint: "2"
      }
    }
  }

  struct Piece: Sendable, Equatable {
    var text: String
    var paint: Paint
  }

  private(set) var pieces: [Piece] = []

  init(_ text: String = "", _ paint: Paint = .plain) { add(text, paint) }

  mutating func add(_ text: String, _ paint: Paint = .plain) {
    if !text.isEmpty { pieces.append(Piece(text: text, paint: paint)) }
  }

  func followed(by other: PaintedLine) -> PaintedLine {
    var line = self
    line.pieces += other.pieces
    return line
  }

  /// The line as it is sent to a terminal or a file.
  func text(_ look: Look, columns: Int = .max) -> String {
    var room = columns
    var text = ""
    for piece in pieces where room > 0 {
      let cut = Columns.head(of: Columns.spelled(piece.text, look), columns: room, look)
      room -= Columns.count(cut)
      if look.isColoured, let code = piece.paint.code {
        text += "\u{1B}[\(code)m\(cut)\u{1B}[0m"
      } else {
        text += cut
      }
    }
    return text
  }
}

/// How much room text takes on a terminal.
enum Columns {
  /// How many columns a text fills, as most terminals show it.
  static func count(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// The text in the signs that can be shown: where only ASCII can, other scalars by their numbers.
  static func spelled(_ text: String, _ look: Look) -> String {
    if look.isUTF8 || text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.unicodeScalars.map { scalar in
      scalar.isASCII ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }.joined()
  }

  /// The beginning of a text, with a sign where something is missing.
  static func head(of text: String, columns: Int, _ look: Look) -> String {
    guard count(text) > columns else { return text }
    let sign = look.isUTF8 ? "…" : "..."
    return prefix(of: text.unicodeScalars, columns: columns - count(sign)) + sign.prefix(columns)
  }

  /// The end of a text, which of a path tells most, with a sign where something is missing.
  static func tail(of text: String, columns: Int, _ look: Look) -> String {
    guard count(text) > columns else { return text }
    let sign = look.isUTF8 ? "…" : "..."
    var room = columns - count(sign)
    var kept: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.reversed() {
      room -= width(scalar)
      if room < 0 { break }
      kept.append(scalar)
    }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: kept.reversed())
    return sign.prefix(max(0, columns)) + String(scalars)
  }

  private static func prefix(of scalars: String.UnicodeScalarView, columns: Int) -> String {
    var room = columns
    var kept = String.UnicodeScalarView()
    for scalar in scalars {
      room -= width(scalar)
      if room < 0 { break }
      kept.append(scalar)
    }
    return String(kept)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    let isWide =
      wide.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation
    return isWide ? 2 : 1
  }

  /// Unicode's East Asian wide and full-width characters, in blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
