import OrderedJSON

extension Annotation {
  /// The part of a text that is meant. The API counts bytes of UTF-8; `nil` where it says nothing, or
  /// where its numbers lie outside the text or within a character's bytes.
  public func range(in text: String) -> Range<String.Index>? {
    // A part that begins with the text may lack its start, as zeros are left out.
    let start = number("start_index") ?? 0
    guard let end = number("end_index") else { return nil }
    let utf8 = text.utf8
    guard 0 <= start, start <= end, end <= utf8.count else { return nil }
    let range =
      utf8.index(utf8.startIndex, offsetBy: start)..<utf8.index(utf8.startIndex, offsetBy: end)
    let scalars = text.unicodeScalars
    let isWhole = [range.lowerBound, range.upperBound].allSatisfy { bound in
      bound.samePosition(in: scalars) != nil
    }
    return isWhole ? range : nil
  }

  private func number(_ name: String) -> Int? { wire[name].flatMap(Int.init(wire:)) }
}

extension TextContent {
  /// The part of the text that an annotation is about.
  public func part(of annotation: Annotation) -> Substring? {
    annotation.range(in: text).map { text[$0] }
  }
}
