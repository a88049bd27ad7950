/// A moment as HTTP writes it, to the second: `Sun, 06 Nov 1994 08:49:37 GMT`.
package struct HTTPDate: Sendable, Hashable {
  /// Without leap seconds.
  package let secondsSince1970: Int

  package init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  /// Reads any of the three forms of RFC 9110, section 5.6.7. Of two digits the year is the one that
  /// is at most fifty years ahead of now. The name of the day is not looked at.
  package init?(_ text: String, now: HTTPDate) {
    let words = text.split(separator: " ").map { Array($0.utf8) }
    switch words.count {
    case 6 where words[0].last == UInt8(ascii: ",") && words[5] == Array("GMT".utf8):
      self.init(year: Self.number(words[3], 4), words[2], day: Self.number(words[1], 2), words[4])
    case 4 where words[0].last == UInt8(ascii: ",") && words[3] == Array("GMT".utf8):
      let parts = words[1].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      guard parts.count == 3, let short = Self.number(parts[2], 2) else { return nil }
      let year = Self.year(endingIn: short, now: now)
      self.init(year: year, Array(parts[1]), day: Self.number(parts[0], 2), words[2])
    case 5:
      let day = Self.number(words[2], 2) ?? Self.number(words[2], 1)
      self.init(year: Self.number(words[4], 4), words[1], day: day, words[3])
    default: return nil
    }
  }

  private init?(year: Int?, _ month: [UInt8], day: Int?, _ time: [UInt8]) {
    guard let year, let day, let month = Self.months.firstIndex(of: month),
      (1...Self.length(of: month, in: year)).contains(day), let time = Self.seconds(time)
    else { return nil }
    self.init(secondsSince1970: Self.days(year, month, day) * 86_400 + time)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ].map { Array($0.utf8) }

  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    lengths[month] + (month == 1 && isLeap(year) ? 1 : 0)
  }

  /// Days from 1970 to a day of the Gregorian calendar; months count from 0.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let before = year - 1
    let leaps = before / 4 - before / 100 + before / 400
    let months = (0..<month).reduce(0) { $0 + length(of: $1, in: year) }
    return year * 365 + leaps + months + day - 1 - (1970 * 365 + 477)
  }

  private static func year(endingIn digits: Int, now: HTTPDate) -> Int {
    // The year of now, near enough to tell a century.
    let thisYear = 1970 + now.secondsSince1970 / 31_556_952
    let year = thisYear / 100 * 100 + digits
    if year > thisYear + 50 { return year - 100 }
    return year <= thisYear - 50 ? year + 100 : year
  }

  /// A leap second is taken for the second after it.
  private static func seconds(_ text: [UInt8]) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = number(parts[0], 2), hour < 24,
      let minute = number(parts[1], 2), minute < 60, let second = number(parts[2], 2), second <= 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Exactly so many digits.
  private static func number(_ text: some Collection<UInt8>, _ digits: Int) -> Int? {
    guard text.count == digits, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
