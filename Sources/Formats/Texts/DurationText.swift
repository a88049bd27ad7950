/// `duration`: the production of RFC 3339, appendix A, such as `P3DT4H` or `P2W`.
///
/// Units follow each other without a gap (`P1Y2D` is none), numbers are whole, and the letters may be
/// small, as in all ABNF.
enum DurationText {
  static func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var text = Scanner(bytes)
    guard text.take(eitherCase: "p") else { return false }
    var weeks = text
    if weeks.takeAll(.digits) > 0, weeks.take(eitherCase: "w") { return weeks.isAtEnd }
    guard let days = takeRun(of: "ymd", &text) else { return false }
    guard text.take(eitherCase: "t") else { return days > 0 && text.isAtEnd }
    return takeRun(of: "hms", &text) ?? 0 > 0 && text.isAtEnd
  }

  /// Takes numbers, each with the unit after that of the one before, and answers how many; nothing
  /// when a unit is missing or out of order.
  private static func takeRun(of units: StaticString, _ text: inout Scanner) -> Int? {
    units.withUTF8Buffer { units in
      var count = 0
      var last = -1
      while text.takeAll(.digits) > 0 {
        guard let letter = text.next, let unit = units.firstIndex(of: letter | 0x20),
          count == 0 || unit == last + 1
        else { return nil }
        text.position += 1
        last = unit
        count += 1
      }
      return count
    }
  }
}
