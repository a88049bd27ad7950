/// A value of a YAML file with the place where it was written.
///
/// An alias (`*name`) stands as the very node it names, with the place of that node: its text can be
/// pointed at, and however often it is named it is kept once.
package struct YAMLNode: Sendable, Hashable {
  /// What was written.
  package let content: Content
  /// Where it was written; that of a text with an anchor is without the anchor.
  package let span: YAMLSpan
  /// Whether it is a list or a mapping in `[ ]` or `{ }`.
  package let isInline: Bool

  /// The three things there are in YAML.
  package enum Content: Sendable, Hashable {
    case scalar(YAMLScalar)
    case list([YAMLNode])
    case mapping([YAMLMember])
  }

  /// The text, if this is one.
  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The entries, if this is a list.
  package var list: [YAMLNode]? { if case .list(let entries) = content { entries } else { nil } }

  /// The members in the order of the file, if this is a mapping.
  package var mapping: [YAMLMember]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  /// Whether nothing stands where a value could: `a:`, or `b` in `{a: x, b, c: y}`.
  package var isAbsent: Bool { scalar?.isAbsent ?? false }
}

/// A name and what it stands for; no two members of a mapping have the same name.
package struct YAMLMember: Sendable, Hashable {
  /// The name, which is text however it looks.
  package let key: YAMLScalar
  /// What it stands for.
  package let value: YAMLNode
}
