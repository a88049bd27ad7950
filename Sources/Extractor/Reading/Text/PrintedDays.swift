import OrderedJSON
import SchemaGen

/// Days that are looked for in a text, all of them in one reading, in any order of their parts: `3. Mai
/// 2024`, `May 3rd, 2024`, `03/05/24` (the third of May and the fifth of March), `20240503`.
struct PrintedDays {
  private var wanted = KeyTable()
  private var years = KeyTable()
  /// Whether a year that is looked for ends with these two digits.
  private var hasEnding = [Bool](repeating: false, count: 100)

  /// Adds a day that is looked for, and gives its rank.
  mutating func append(_ day: CalendarDay) -> Int {
    let (year, month, day) = day.parts
    _ = years.insert(UInt64(year) + 1)
    hasEnding[year % 100] = true
    return wanted.insert(Self.key(year, month, day))
  }

  /// Which of the days stand in a text, by their rank.
  func found(in text: FoldedText) -> [Bool] {
    var search = Search(days: self, isFound: Array(repeating: false, count: wanted.count))
    if wanted.count > 0 { search.read(text) }
    return search.isFound
  }

  /// One number for a day; it is not zero, as no month and no day of one is.
  private static func key(_ year: Int, _ month: Int, _ day: Int) -> UInt64 {
    UInt64(year) << 16 | UInt64(month) << 8 | UInt64(day)
  }
}

extension PrintedDays {
  private struct Search {
    let days: PrintedDays
    var isFound: [Bool]

    mutating func read(_ text: FoldedText) {
      text.bytes.withUnsafeBufferPointer { bytes in
        text.words.withUnsafeBufferPointer { starts in
          let words = Words(bytes: bytes, starts: starts)
          for rank in starts.indices where words.isNumber(rank) {
            switch words.length(rank) {
            case 1, 2: noteShort(words, rank)
            case 4: noteYear(words, rank)
            case 8: noteWritten(words[rank])
            default: break
            }
          }
        }
      }
    }

    private mutating func note(_ year: Int, _ month: Int, _ day: Int) {
      if let rank = days.wanted[PrintedDays.key(year, month, day)] { isFound[rank] = true }
    }

    /// A year of four digits, with month and day among the four words before or behind it.
    private mutating func noteYear(_ words: Words, _ rank: Int) {
      let year = Int(words[rank].number)
      guard days.years[UInt64(year) + 1] != nil else { return }
      let around = max(0, rank - 4)...min(words.count - 1, rank + 4)
      for place in around where place != rank {
        guard let month = words[place].ofMonth, month <= 12 else { continue }
        for other in around where other != place {
          if let day = words[other].short { note(year, month, day) }
        }
      }
    }

    /// Three short numbers side by side, or a month between two of them; the year has two digits.
    private mutating func noteShort(_ words: Words, _ rank: Int) {
      guard rank + 2 < words.count, words.isNumber(rank + 2), words.length(rank + 2) <= 2,
        let first = words[rank].short, let last = words[rank + 2].short,
        days.hasEnding[first] || days.hasEnding[last]
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
      let number = Int(word.number)
      note(number / 10_000, number / 100 % 100, number % 100)
      note(number % 10_000, number / 10_000 % 100, number / 1_000_000)
      note(number % 10_000, number / 1_000_000, number / 10_000 % 100)
    }
  }
}

/// The words of a text, as parts of days.
private struct Words {
  let bytes: UnsafeBufferPointer<UInt8>
  let starts: UnsafeBufferPointer<Int>

  var count: Int { starts.count }

  func isNumber(_ rank: Int) -> Bool { bytes[starts[rank]] < UInt8(ascii: "a") }

  func length(_ rank: Int) -> Int { end(rank) - starts[rank] }

  subscript(rank: Int) -> Word {
    Word(UnsafeBufferPointer(rebasing: bytes[starts[rank]..<end(rank)]))
  }

  private func end(_ rank: Int) -> Int { rank + 1 < starts.count ? starts[rank + 1] : bytes.count }
}

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
      number = 0
      for byte in bytes { number = number &* 10 &+ Int32(byte &- UInt8(ascii: "0")) }
    }
  }

  var short: Int? { number >= 0 && digits <= 2 ? Int(number) : nil }
  /// The number of a month, by its name or by a short number.
  var ofMonth: Int? { month > 0 ? Int(month) : short }
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
