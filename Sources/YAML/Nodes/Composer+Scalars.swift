extension Composer {
  /// The text that an event is, if its ends are what they seem to be.
  func scalar(
    _ string: String, _ style: YAMLScalar.Style, _ properties: YAMLEvent.Properties,
    _ event: YAMLEvent
  ) throws(YAMLError) -> YAMLScalar {
    let span = span(of: event, properties, to: event.span.end)
    switch style {
    case .plain: try checkPlain(string, span)
    case .single, .double: try checkQuoted(span)
    case .literal, .folded: break
    }
    let isCutOff = style == .plain && !string.isEmpty && isCommentWithoutBlank(at: span.end.offset)
    return YAMLScalar(text: string, style: style, span: span, isCutOff: isCutOff)
  }

  /// The span of a node without the `&name` before it.
  func span(
    of event: YAMLEvent, _ properties: YAMLEvent.Properties, to end: YAMLMark?
  ) -> YAMLSpan {
    var begin = event.span.begin
    if let anchor = properties.anchor {
      begin = begin.advanced(by: 1 + anchor.utf8.count)
      while SourceText.isBlank(text[begin.offset]) { begin = begin.advanced(by: 1) }
    }
    return YAMLSpan(begin: begin, end: end ?? event.span.end)
  }

  /// Nobody sees a no-break space at the end of a word, and YAML takes it for a letter.
  private func checkPlain(_ string: String, _ span: YAMLSpan) throws(YAMLError) {
    let space = "\u{a0}".utf8
    if string.utf8.starts(with: space) { throw fault(.noBreakSpace, at: span.begin.offset) }
    if string.utf8.suffix(space.count).elementsEqual(space) {
      throw fault(.noBreakSpace, at: span.end.offset - space.count)
    }
  }

  /// libyaml takes `"x"#3` for a text and a comment; YAML wants a blank between them.
  private func checkQuoted(_ span: YAMLSpan) throws(YAMLError) {
    let end = span.end.offset
    if text[end] == UInt8(ascii: "#") { throw fault(.textAfterQuote, at: end) }
  }

  /// Whether ` #x` follows.
  private func isCommentWithoutBlank(at end: Int) -> Bool {
    SourceText.isBlank(text[end]) && text[end + 1] == UInt8(ascii: "#")
      && !SourceText.isBlankOrEnd(text[end + 2])
  }
}
