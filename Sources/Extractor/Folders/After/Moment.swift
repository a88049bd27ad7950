import Interactions
import SchemaGen

/// A moment of the clock, as `2026-11-21T20:15:03Z`.
struct Moment: CustomStringConvertible {
  /// Since the beginning of 1970.
  let milliseconds: Int

  /// By the clock of this machine.
  static var now: Moment { Moment(milliseconds: Surroundings.process.date() * 1000) }

  var description: String {
    let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - day * 86_400
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(CalendarDay(number: day))T\(clock.joined(separator: ":"))Z"
  }
}
