extension [Double] {
  /// The value in the middle, or 0 of none.
  package var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}

extension String {
  /// With spaces behind it.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// With spaces before it.
  package func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
