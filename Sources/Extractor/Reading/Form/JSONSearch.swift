import OrderedJSON

/// Finds where the JSON of a text begins and ends.
struct JSONSearch {
  let text: UnsafeRawBufferPointer
  let mayBeList: Bool

  func found() -> FoundJSON {
    guard let first = position(from: 0, where: { !isBlank($0) }) else { return .nothing }
    let strict = JSONSalvage(of: text)
    if strict.error == nil, let tape = strict.tape { return .whole(tape.root, []) }
    if opens(first) { return result(of: strict, from: 0, first) }
    guard let start = opening(from: first) else { return .prose }
    return result(of: JSONSalvage(of: text[start...]), from: start, start)
  }

  /// What reading from `base` on makes of the value that begins at `start`.
  private func result(of salvage: JSONSalvage, from base: Int, _ start: Int) -> FoundJSON {
    guard let root = salvage.tape?.root else {
      return salvage.error.map { .wrong(JSONSyntaxError($0, from: base, in: text)) } ?? .prose
    }
    guard let error = salvage.error else { return .whole(root, flags(before: start, text.count)) }
    switch error.fault {
    case .cutShort: return .cut(root, stopped: salvage.stopped, flags(before: start, text.count))
    case .trailingText:
      let end = base + error.place.offset
      if let other = otherValue(behind: end, than: root) {
        return .wrong(JSONSyntaxError(.trailingText, at: other, in: text))
      }
      return .whole(root, flags(before: start, end))
    default: return .wrong(JSONSyntaxError(error, from: base, in: text))
    }
  }

  /// Where a second value begins that is not equal to the first.
  private func otherValue(behind end: Int, than value: JSONView) -> Int? {
    guard let first = position(from: end, where: { !isBlank($0) }),
      let start = opens(first) ? first : opening(from: end)
    else { return nil }
    let second = JSONSalvage(of: text[start...])
    guard let root = second.tape?.root, !root.isCut, JSON(root) == JSON(value) else { return start }
    // Beyond a repeated value, nothing but prose can follow: it was said twice, and that is enough.
    guard let error = second.error else { return nil }
    return opening(from: start + error.place.offset)
  }

  // MARK: Where a value begins

  /// Whether a value must begin at a place: behind nothing, or behind a fence, these bytes begin
  /// one.
  private func opens(_ place: Int) -> Bool {
    text[place] == UInt8(ascii: "{") || mayBeList && text[place] == UInt8(ascii: "[")
  }

  /// The first place among prose that begins as JSON does, and prose does not.
  private func opening(from start: Int) -> Int? {
    var place = start
    while let next = position(from: place, where: { $0 == brace || $0 == bracket || $0 == tick }) {
      switch text[next] {
      case brace: if beginsObject(next) { return next }
      case bracket: if mayBeList, beginsList(next) { return next }
      default:
        if let inside = insideFence(next), opens(inside) { return inside }
      }
      place = next + 1
    }
    return nil
  }

  /// `{"name":`, or as much of it as there is.
  private func beginsObject(_ place: Int) -> Bool {
    guard let quote = position(from: place + 1, where: { !isBlank($0) }) else { return true }
    guard text[quote] == UInt8(ascii: "\"") else { return false }
    var end = quote + 1
    while end < text.count, text[end] != UInt8(ascii: "\""), text[end] != UInt8(ascii: "\n") {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < text.count else { return true }
    guard text[end] == UInt8(ascii: "\"") else { return false }
    guard let colon = position(from: end + 1, where: { !isBlank($0) }) else { return true }
    return text[colon] == UInt8(ascii: ":")
  }

  private func beginsList(_ place: Int) -> Bool {
    guard let next = position(from: place + 1, where: { !isBlank($0) }) else { return true }
    return [brace, bracket, UInt8(ascii: "\"")].contains(text[next])
  }

  /// The first byte of a fenced text, if the place begins a fence: ```` ```json ````.
  private func insideFence(_ place: Int) -> Int? {
    guard text.count - place > 3, text[place..<place + 3].allSatisfy({ $0 == tick }),
      let line = position(from: place + 3, where: { !isWord($0) })
    else { return nil }
    return position(from: line, where: { !isBlank($0) })
  }

  private func position(from start: Int, where isWanted: (UInt8) -> Bool) -> Int? {
    var place = start
    while place < text.count {
      if isWanted(text[place]) { return place }
      place += 1
    }
    return nil
  }

  var brace: UInt8 { UInt8(ascii: "{") }
  var bracket: UInt8 { UInt8(ascii: "[") }
  var tick: UInt8 { UInt8(ascii: "`") }

  func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
  }

  func isWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
