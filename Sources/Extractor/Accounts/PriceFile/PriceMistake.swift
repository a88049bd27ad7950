import OrderedJSON

/// What is wrong in a file of prices, and where.
public struct PriceMistake: Error, Sendable, Hashable {
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in Unicode scalars.
  public let column: Int
  /// What is wrong and what to do.
  public let sentence: String
  /// The line with a caret below the place.
  public let drawing: String

  init(_ sentence: String, at place: TextPlace) {
    line = place.line
    column = place.column
    drawing = place.drawing
    self.sentence = TextPlace.visible(sentence)
  }
}

extension PriceMistake: CustomStringConvertible {
  /// `7:12: …`, to stand behind the name of a file and a colon.
  public var description: String { "\(line):\(column): \(sentence)" }
}

/// Everything that is wrong in a file of prices, in the order of the file.
public struct PriceMistakes: Error, Sendable, Hashable {
  /// Never none.
  public let all: [PriceMistake]
}

extension PriceMistakes: CustomStringConvertible {
  /// A line for each.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
