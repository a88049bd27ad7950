import OrderedJSON
import SchemaGen

/// The days that a text can be read to name, in any order of their parts: `3. Mai 2024`, `May 3rd,
/// 2024`, `03/05/24` (the third of May and the fifth of March), `20240503`.
struct PrintedDays: Sendable {
  private var days = KeySet(capacity: 256)

  init(in text: FoldedText) {
    let words = text.bytes.withUnsafeBufferPointer { bytes in
      text.words.indices.map { rank in
        let end = rank + 1 < text.words.count ? text.words[rank + 1] : bytes.count
        return Word(UnsafeBufferPointer(rebasing: bytes[text.words[rank]..<end]))
      }
    }
    for rank in words.indices where words[rank].isNumber {
      noteYear(words, rank)
      noteShort(words, rank)
      noteWritten(words[rank])
    }
  }

  func contains(_ day: CalendarDay) -> Bool { days.contains(Self.key(day)) }

  private static func key(_ day: CalendarDay) -> UInt64 { UInt64(day.number + 10_000_000) }

  /// A word that can be a part of a day.
  private struct Word {
    /// The number, if it has at most eight digits; none is less than zero.
    private(set) var number: Int32 = -1
    private(set) var digits: UInt8 = 0
    /// None is zero.
    private(set) var month: UInt8 = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let first = bytes.first else { return }
      if first >= UInt8(ascii: "a") {
        month = MonthNames.month(bytes)
      } else if bytes.count <= 8 {
        digits = UInt8(bytes.count)
        number = bytes.reduce(0) { $0 &* 10 &+ Int32($1 &- UInt8(ascii: "0")) }
      }
    }

    var isNumber: Bool { number >= 0 }
    var short: Int? { isNumber && digits <= 2 ? Int(number) : nil }
    /// The number of a month, by its name or by a short number.
    var ofMonth: Int? { month > 0 ? Int(month) : short }
  }

  private mutating func note(_ year: Int, _ month: Int, _ day: Int) {
    if let day = CalendarDay(year: year, month: month, day: day) { days.insert(Self.key(day)) }
  }

  /// A year of four digits, with month and day among the four words before or behind it.
  private mutating func noteYear(_ words: [Word], _ rank: Int) {
    guard words[rank].digits == 4 else { return }
    let year = Int(words[rank].number)
    let around = max(0, rank - 4)...min(words.count - 1, rank + 4)
    for place in around where place != rank {
      guard let month = words[place].ofMonth, month <= 12 else { continue }
      for other in around where other != place {
        if let day = words[other].short { note(year, month, day) }
      }
    }
  }

  /// Three short numbers side by side, or a month between two of them; the year has two digits.
  private mutating func noteShort(_ words: [Word], _ rank: Int) {
    guard rank + 2 < words.count, let first = words[rank].short, let last = words[rank + 2].short
    else { return }
    let middle = words[rank + 1]
    for century in [1900, 2000] {
      if let month = middle.ofMonth {
        note(century + last, month, first)
        note(century + first, month, last)
      }
      if let day = middle.short { note(century + last, first, day) }
    }
  }

  /// Eight digits without anything between.
  private mutating func noteWritten(_ word: Word) {
    guard word.digits == 8 else { return }
    let number = Int(word.number)
    note(number / 10_000, number / 100 % 100, number % 100)
    note(number % 10_000, number / 10_000 % 100, number / 1_000_000)
    note(number % 10_000, number / 1_000_000, number / 10_000 % 100)
  }
}

/// How the names of months begin, in the languages that most documents of ours are in: English,
/// German, French, Spanish, Italian, Portuguese, Dutch, Polish. Another word that begins so does no
/// harm: a day needs a number and a year beside it.
private enum MonthNames {
  static let beginnings: [[String]] = [
    ["jan", "jän", "gen", "ene", "sty"], ["feb", "fév", "fev", "lut"],
    ["mar", "mär", "mrz", "maa"], ["apr", "avr", "abr", "kwi"],
    ["may", "mai", "mag", "mei", "maj"],
    ["jun", "juin", "giu", "cze"], ["jul", "juil", "lug", "lip"], ["aug", "aoû", "ago", "sie"],
    ["sep", "set", "wrz"], ["oct", "okt", "ott", "out", "paź"], ["nov", "lis"],
    ["dec", "déc", "dez", "dic", "gru"],
  ]

  /// The first three or four bytes of a name, as one number.
  private static let months: [UInt32: UInt8] = {
    var months: [UInt32: UInt8] = [:]
    for (rank, names) in beginnings.enumerated() {
      for name in names { months[key(name.utf8)] = UInt8(rank) + 1 }
    }
    return months
  }()

  /// For each two bytes that a name may begin with, a bit for each that may come third. Of a byte, five
  /// bits count: few other words get past this.
  private static let thirds = beginnings.joined().map { Array($0.utf8) }
    .reduce(into: [UInt32](repeating: 0, count: 1024)) {
      $0[row($1[0], $1[1])] |= 1 << UInt32($1[2] & 31)
    }

  private static func row(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  private static func key(_ bytes: some Collection<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The month that a word may name; zero if none.
  static func month(_ word: UnsafeBufferPointer<UInt8>) -> UInt8 {
    // The longest beginning has four bytes, the longest name eleven letters.
    guard (3...14).contains(word.count),
      thirds[row(word[0], word[1])] >> UInt32(word[2] & 31) & 1 == 1
    else { return 0 }
    return months[key(word.prefix(4))] ?? months[key(word.prefix(3))] ?? 0
  }
}
