extension String {
  /// With blanks behind it, as long as a column is wide.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
