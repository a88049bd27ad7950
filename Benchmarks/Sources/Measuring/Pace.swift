/// How often and how long everything is measured.
package struct Pace: Codable {
  /// Times that every row has its turn.
  package let rounds: Int
  package let millisecondsPerTurn: Int

  package static let full = Pace(rounds: 7, millisecondsPerTurn: 150)
  package static let quick = Pace(rounds: 2, millisecondsPerTurn: 5)
}
