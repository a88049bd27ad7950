import OrderedJSON
import SchemaGen

/// The days that a text can be read to name, in any order of their parts: `3. Mai 2024`, `May 3rd,
/// 2024`, `03/05/24` (the third of May and the fifth of March), `20240503`.
struct PrintedDays: Sendable {
  private var days: Set<CalendarDay> = []

  init(in text: FoldedText) {
    let words = text.words.indices.map { Word(text.word($0)) }
    for rank in words.indices {
      noteYear(words, rank)
      noteShort(words, rank)
      noteWritten(words[rank])
    }
  }

  func contains(_ day: CalendarDay) -> Bool { days.contains(day) }

  /// A word that can be a part of a day.
  private struct Word {
    /// The number, if it has at most eight digits.
    var number: Int?
    var digits = 0
    var month: Int?

    init(_ bytes: ArraySlice<UInt8>) {
      if let first = bytes.first, first >= UInt8(ascii: "a") || first >= 0x80 {
        month = MonthNames.month(bytes)
      } else if bytes.count <= 8 {
        digits = bytes.count
        number = bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      }
    }

    var short: Int? { digits <= 2 ? number : nil }
  }

  private mutating func note(_ year: Int, _ month: Int, _ day: Int) {
    if let day = CalendarDay(year: year, month: month, day: day) { days.insert(day) }
  }

  /// A year of four digits, with month and day among the four words before or behind it.
  private mutating func noteYear(_ words: [Word], _ rank: Int) {
    guard words[rank].digits == 4, let year = words[rank].number else { return }
    let around = max(0, rank - 4)...min(words.count - 1, rank + 4)
    for place in around where place != rank {
      guard let month = words[place].month ?? words[place].short, month <= 12 else { continue }
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
      if let month = middle.month ?? middle.short {
        note(century + last, month, first)
        note(century + first, month, last)
      }
      if let day = middle.short { note(century + last, first, day) }
    }
  }

  /// Eight digits without anything between.
  private mutating func noteWritten(_ word: Word) {
    guard word.digits == 8, let number = word.number else { return }
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

  private static let months: [[UInt8]: Int] = {
    var months: [[UInt8]: Int] = [:]
    for (rank, names) in beginnings.enumerated() {
      for name in names { months[Array(name.utf8)] = rank + 1 }
    }
    return months
  }()

  static func month(_ word: ArraySlice<UInt8>) -> Int? {
    // The longest beginning has four bytes, the longest name eleven letters.
    guard (3...14).contains(word.count) else { return nil }
    return months[Array(word.prefix(4))] ?? months[Array(word.prefix(3))]
  }
}
