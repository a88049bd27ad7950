/// Watches an answer as it comes for what models do when they are caught in a loop: a number that
/// does not end, a few bytes again and again, blanks without end.
///
/// What counts depends on where it stands. Inside one string, or in prose, nobody says the same
/// twenty times; a table may well have thousands of equal lines, so between values only an absurd
/// number of repetitions is a loop.
///
///     var watch = RepetitionWatch()
///     for piece in answer { if let loop = watch.take(piece.utf8) { … } }
///
/// Each byte costs the same few steps, however long the answer.
public struct RepetitionWatch: Sendable {
  /// What goes on without an end.
  public enum Loop: Sendable, Hashable {
    case digits(Int)
    case blanks(Int)
    case phrase(bytes: Int, times: Int)
  }

  private var place = Place.prose
  private var isEscaped = false
  private var digits = 0
  private var blanks = 0
  private var recent = RecentBytes()
  /// What repeats within a string, or in prose.
  private var phrase = Repetition()
  /// What repeats over all, lines of tables as well.
  private var lines = Repetition()
  private var loop: Loop?

  /// Where the last byte stood.
  private enum Place {
    /// Before the first bracket.
    case prose
    case string
    /// Numbers, words, brackets and blanks of JSON.
    case structure
  }

  package init() {}

  /// Takes the next piece of text; the loop, as soon as there is one, and from then on.
  package mutating func take(_ piece: some Sequence<UInt8>) -> Loop? {
    for byte in piece where loop == nil { loop = take(byte) }
    return loop
  }
}

// MARK: Limits

extension RepetitionWatch {
  /// No amount, account or identifier of a document has more; written as a number, that is.
  private static let mostDigits = 40
  /// Wide layouts have runs of blanks, but not of this length.
  private static let mostBlanks = 200
  /// The longest ruler or row of dots that a transcription may have.
  private static let longestRuler = 300
  /// As many equal lines as an honest table may have.
  private static let mostLines = 4000

  /// Whether a repetition within a string is a loop: a few bytes twenty times, or a longer phrase
  /// eight times, and more of it than a page has.
  private static func isLoop(_ phrase: Repetition) -> Bool {
    phrase.period <= 64
      ? phrase.length >= max(20 * phrase.period, longestRuler)
      : phrase.length >= max(8 * phrase.period, 4096)
  }
}

// MARK: A byte

extension RepetitionWatch {
  private mutating func take(_ byte: UInt8) -> Loop? {
    recent.append(byte)
    lines.follow(recent)
    if place == .structure { phrase = Repetition() } else { phrase.follow(recent) }
    count(byte)
    move(over: byte)
    if digits > Self.mostDigits { return .digits(digits) }
    if blanks > Self.mostBlanks { return .blanks(blanks) }
    // Blanks that are escaped are a phrase, too, and better told as what they are.
    if blanks < Self.mostBlanks / 2, Self.isLoop(phrase) {
      return .phrase(bytes: phrase.period, times: phrase.times)
    }
    if lines.times >= Self.mostLines { return .phrase(bytes: lines.period, times: lines.times) }
    return nil
  }

  /// Counts digits of a number, and blanks: in a string also those that are escaped.
  private mutating func count(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digits = place == .structure ? digits + 1 : 0
    // A fraction does not begin another number, nor does an exponent.
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"),
      UInt8(ascii: "-"):
      break
    default: digits = 0
    }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): blanks += 1
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      blanks = isEscaped ? blanks + 1 : 0
    case UInt8(ascii: "\\"): if isEscaped { blanks = 0 }
    default: blanks = 0
    }
  }

  private mutating func move(over byte: UInt8) {
    switch (place, byte) {
    case (.string, _) where isEscaped: isEscaped = false
    case (.string, UInt8(ascii: "\\")): isEscaped = true
    case (.string, UInt8(ascii: "\"")): place = .structure
    case (.structure, UInt8(ascii: "\"")):
      place = .string
      phrase = Repetition()
    case (.prose, UInt8(ascii: "{")), (.prose, UInt8(ascii: "[")): place = .structure
    default: break
    }
  }
}
