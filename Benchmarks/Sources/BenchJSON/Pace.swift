/// How often and how long everything is measured.
struct Pace: Codable {
  /// Times that every row has its turn.
  let rounds: Int
  let millisecondsPerTurn: Int

  static let full = Pace(rounds: 7, millisecondsPerTurn: 150)
  static let quick = Pace(rounds: 2, millisecondsPerTurn: 5)
}
