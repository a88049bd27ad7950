internal import OrderedJSON

extension Composer {
  /// The key that an event is, if it is a text that may be one.
  mutating func key(
    _ event: YAMLEvent, inside depth: Int
  ) throws(YAMLError) -> YAMLScalar {
    if let fault = Self.fault(beforeKey: event, in: text) { throw fault }
    guard case .scalar(_, let style, _) = event.step,
      let key = try node(event, inside: depth).node.scalar
    else { throw fault(.keyNotText, at: event.span.begin.offset) }
    let begin = key.span.begin.offset
    if key.isAbsent { throw fault(.missingKey, at: begin) }
    guard style == .plain else { return key }
    if UTF8Text(key.text) == UTF8Text("<<") { throw fault(.mergeKey, at: begin) }
    if key.text.utf8.first == UInt8(ascii: "?") {
      throw fault(.questionMarkBeforeName(String(key.text.dropFirst())), at: begin)
    }
    return key
  }

  /// libyaml does not say that a key stands behind `?`, and in `{ ?name: x }` it loses the sign.
  private static func fault(beforeKey event: YAMLEvent, in text: SourceText) -> YAMLError? {
    let begin = event.span.begin.offset
    var before = begin - 1
    while let byte = text[before], byte == UInt8(ascii: " ") { before -= 1 }
    guard text[before] == UInt8(ascii: "?") else { return nil }
    guard before == begin - 1, case .scalar(let name, _, _) = event.step else {
      return YAMLError(.explicitKey, at: before, in: text.bytes)
    }
    return YAMLError(.questionMarkBeforeName(name), at: before, in: text.bytes)
  }
}
