private import CYAML

extension YAMLDocument {
  /// The version of libyaml, as in `0.2.5`.
  package static var versionInUse: String { String(cString: yaml_get_version_string()) }
}

/// Owns one libyaml parser for as long as it lives, and hands out its events one at a time.
///
/// Nothing is read ahead of what is asked for (but for the line libyaml needs to find a key's colon), so
/// whoever asks can stop at a depth or a count before a hostile text costs anything.
struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// libyaml reads from here until it is deleted.
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let text: SourceText
  private var hasEnded = false

  /// Begins to read a text, of which only the first `length` bytes may be looked at.
  init(_ text: SourceText, upTo length: Int = .max) throws(YAMLProblem) {
    self.text = text
    self.parser = .allocate(capacity: 1)
    self.parser.initialize(to: yaml_parser_t())
    self.input = .allocate(capacity: min(length, text.bytes.count))
    _ = input.initialize(from: text.bytes.prefix(input.count))
    guard yaml_parser_initialize(parser) == 1 else { throw problem() }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    // A parser that could not be initialised is all zeros, which libyaml deletes without harm.
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; behind the end of the stream, that end again.
  mutating func next() throws(YAMLProblem) -> YAMLEvent {
    var event = yaml_event_t()
    // Asked again behind the end, libyaml gives no event at all.
    guard !hasEnded else { return YAMLEvent(step: .streamEnd, span: span(event)) }
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    let step = Self.step(event)
    if case .streamEnd = step { hasEnded = true }
    return YAMLEvent(step: step, span: span(event))
  }

  /// The last word before a point, as libyaml's scanner sees it when the text ends there.
  static func lastToken(of text: SourceText, before offset: Int) -> YAMLToken? {
    guard let reader = try? EventReader(text, upTo: offset) else { return nil }
    var last: YAMLToken?
    while let token = reader.token() {
      // These stand for an indentation, a begin or an end, and not for a word.
      if token.span.begin != token.span.end { last = token }
    }
    return last
  }
}

// MARK: Out of libyaml

extension EventReader {
  private static func step(_ event: yaml_event_t) -> YAMLEvent.Step {
    let data = event.data
    switch event.type {
    case YAML_STREAM_START_EVENT:
      return .streamStart
    case YAML_DOCUMENT_START_EVENT:
      return .documentStart(isExplicit: data.document_start.implicit == 0)
    case YAML_DOCUMENT_END_EVENT:
      return .documentEnd(isExplicit: data.document_end.implicit == 0)
    case YAML_ALIAS_EVENT:
      return .alias(string(data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let properties = properties(data.scalar.anchor, data.scalar.tag)
      let bytes = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
      return .scalar(String(decoding: bytes, as: UTF8.self), style(data.scalar.style), properties)
    case YAML_SEQUENCE_START_EVENT:
      let start = data.sequence_start
      let isInline = start.style == YAML_FLOW_SEQUENCE_STYLE
      return .listStart(isInline: isInline, properties(start.anchor, start.tag))
    case YAML_SEQUENCE_END_EVENT:
      return .listEnd
    case YAML_MAPPING_START_EVENT:
      let start = data.mapping_start
      let isInline = start.style == YAML_FLOW_MAPPING_STYLE
      return .mappingStart(isInline: isInline, properties(start.anchor, start.tag))
    case YAML_MAPPING_END_EVENT:
      return .mappingEnd
    default:
      return .streamEnd
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .double
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func properties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> YAMLEvent.Properties {
    YAMLEvent.Properties(anchor: string(anchor), tag: string(tag))
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private borrowing func token() -> YAMLToken? {
    var token = yaml_token_t()
    guard yaml_parser_scan(parser, &token) == 1 else { return nil }
    defer { yaml_token_delete(&token) }
    let kind: YAMLToken.Kind
    switch token.type {
    case YAML_NO_TOKEN: return nil
    case YAML_SCALAR_TOKEN: kind = Self.kind(token.data.scalar.style)
    case YAML_ALIAS_TOKEN: kind = .alias
    case YAML_ANCHOR_TOKEN: kind = .anchor
    case YAML_TAG_TOKEN: kind = .tag
    case YAML_FLOW_SEQUENCE_END_TOKEN, YAML_FLOW_MAPPING_END_TOKEN: kind = .closingBracket
    default: kind = .sign
    }
    return YAMLToken(kind: kind, span: span(token.start_mark, token.end_mark))
  }

  private static func kind(_ style: yaml_scalar_style_t) -> YAMLToken.Kind {
    switch Self.style(style) {
    case .plain: .plain
    case .single, .double: .quoted
    case .literal, .folded: .block
    }
  }

  private borrowing func problem() -> YAMLProblem {
    let state = parser.pointee
    let mark = mark(state.problem == nil ? state.mark : state.problem_mark)
    return YAMLProblem(
      words: state.problem.map { String(cString: $0) } ?? "", mark: mark,
      context: state.context.map { String(cString: $0) } ?? "",
      contextMark: state.context == nil ? mark : self.mark(state.context_mark))
  }

  private borrowing func span(_ event: yaml_event_t) -> YAMLSpan {
    span(event.start_mark, event.end_mark)
  }

  private borrowing func span(_ begin: yaml_mark_t, _ end: yaml_mark_t) -> YAMLSpan {
    YAMLSpan(begin: mark(begin), end: mark(end))
  }

  /// libyaml counts lines and columns from 0, and scalars instead of bytes.
  private borrowing func mark(_ mark: yaml_mark_t) -> YAMLMark {
    YAMLMark(
      offset: text.offset(ofScalar: mark.index), line: mark.line + 1, column: mark.column + 1)
  }
}
