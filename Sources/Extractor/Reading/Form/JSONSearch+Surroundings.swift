import OrderedJSON

// What stands around a value.

extension JSONSearch {
  /// What the bytes before and behind a value are: a fence, prose.
  func flags(before start: Int, _ end: Int) -> [AnswerFlag] {
    var (before, behind) = (trimmed(text[..<start]), trimmed(text[end...]))
    let hasFence = takeOpeningFence(&before)
    if behind.starts(with: [tick, tick, tick]) { behind = trimmed(behind.dropFirst(3)) }
    let around = before.count + behind.count
    return (hasFence ? [.unfenced] : []) + (around > 0 ? [.proseAround(bytes: around)] : [])
  }

  private func takeOpeningFence(_ before: inout Slice<UnsafeRawBufferPointer>) -> Bool {
    var rest = before
    while let last = rest.last, isWord(last) { rest.removeLast() }
    guard rest.suffix(3).elementsEqual([tick, tick, tick]) else { return false }
    before = trimmed(rest.dropLast(3))
    return true
  }

  private func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }
}
