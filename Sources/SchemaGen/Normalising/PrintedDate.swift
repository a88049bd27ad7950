import OrderedJSON

/// Dates as documents print them: `03.05.2024`, `3/5/24`, `2024 05 03`, in one order of their parts.
struct PrintedDate: Sendable {
  private let order: [Part]
  /// Years of two digits below it are of the 21st century, the others of the 20th; without it they are
  /// refused.
  private let pivot: Int?

  private enum Part {
    case day, month, year
  }

  /// Reads `dmy`, `mdy` or `ymd`, and perhaps `pivot 50`.
  init?(_ arguments: [String]) {
    guard let order = arguments.first, arguments.count <= 2 else { return nil }
    switch UTF8Text(order) {
    case UTF8Text("dmy"): self.order = [.day, .month, .year]
    case UTF8Text("mdy"): self.order = [.month, .day, .year]
    case UTF8Text("ymd"): self.order = [.year, .month, .day]
    default: return nil
    }
    guard arguments.count == 2 else {
      pivot = nil
      return
    }
    var reader = DigitReader(arguments[1].utf8)
    guard "pivot".unicodeScalars.allSatisfy({ reader.skip($0) }), reader.skip(" ") else {
      return nil
    }
    while reader.skip(" ") {}
    guard let pivot = reader.digits(1...2), reader.isAtEnd else { return nil }
    self.pivot = pivot
  }

  /// The day that a text names; nothing if it is none in this order.
  func day(_ text: String) -> CalendarDay? {
    if let day = CalendarDay(parsing: text.utf8) { return day }
    var reader = DigitReader(text.utf8)
    var parts: [Part: Int] = [:]
    var separator: Unicode.Scalar?
    for (rank, part) in order.enumerated() {
      if rank > 0 {
        let found = (separator.map { [$0] } ?? Self.separators).first { reader.skip($0) }
        guard let found else { return nil }
        separator = found
        // "3. 5. 2024"
        while reader.skip(" ") {}
      }
      guard let number = part == .year ? year(&reader) : reader.digits(1...2) else { return nil }
      parts[part] = number
    }
    guard reader.isAtEnd, let year = parts[.year], let month = parts[.month], let day = parts[.day]
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  private static let separators: [Unicode.Scalar] = [".", "/", "-", " "]

  private func year(_ reader: inout DigitReader) -> Int? {
    var short = reader
    if let year = reader.digits(4...4) { return year }
    guard let pivot, let year = short.digits(2...2) else { return nil }
    reader = short
    return year + (year < pivot ? 2000 : 1900)
  }
}
