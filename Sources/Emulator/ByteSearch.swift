extension String {
  /// Whether a text stands in this one byte by byte, which is found many times as fast as by
  /// characters.
  func hasBytes(of part: String) -> Bool {
    Array(utf8)[...].place(of: Array(part.utf8)[...]) != nil
  }
}

extension ArraySlice<UInt8> {
  /// Where some bytes stand first.
  func place(of wanted: ArraySlice<UInt8>) -> Int? {
    guard let first = wanted.first else { return startIndex }
    guard count >= wanted.count else { return nil }
    return indices.dropLast(wanted.count - 1).first {
      self[$0] == first && self[$0...].starts(with: wanted)
    }
  }
}
