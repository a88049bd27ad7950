/// One step of a YAML stream, as libyaml tells it, in Swift values.
struct YAMLEvent: Sendable {
  let step: Step
  let span: YAMLSpan

  /// What begins, ends or stands here.
  enum Step: Sendable {
    case streamStart
    case documentStart(isExplicit: Bool)
    case documentEnd(isExplicit: Bool)
    case alias(String)
    case scalar(String, YAMLScalar.Style, Properties)
    case listStart(isInline: Bool, Properties)
    case listEnd
    case mappingStart(isInline: Bool, Properties)
    case mappingEnd
    case streamEnd
  }

  /// What may stand before a value: `&anchor` and `!tag`.
  struct Properties: Sendable {
    var anchor: String?
    /// Spelled out: `!!int` is `tag:yaml.org,2002:int`.
    var tag: String?
  }
}

/// What libyaml says when it can read no further.
struct YAMLProblem: Error, Sendable {
  /// libyaml's words, as "mapping values are not allowed in this context"; empty without memory.
  let words: String
  let mark: YAMLMark
  /// What libyaml was at, as "while scanning a simple key"; empty if it does not say.
  let context: String
  /// Where that began; the mark of the problem if libyaml does not say.
  let contextMark: YAMLMark
}

/// A word of a YAML text, as far as a message has to know what stands before it.
struct YAMLToken: Sendable {
  let kind: Kind
  let span: YAMLSpan

  /// What kind of word it is.
  enum Kind: Sendable {
    case plain, quoted, block, alias, anchor, tag, openingBracket, closingBracket, sign
  }
}
