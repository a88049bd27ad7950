internal import OrderedJSON

extension Composer {
  /// Refuses a tag, and notes that what an anchor names has begun.
  mutating func open(
    _ properties: YAMLEvent.Properties, _ event: YAMLEvent
  ) throws(YAMLError) {
    let begin = event.span.begin.offset
    if properties.tag != nil { throw Diagnosis.tag(at: begin, in: text) }
    guard let name = properties.anchor else { return }
    // Of `&a:b c`, libyaml takes `&a` for an anchor and `:b c` for the text.
    let next = text[begin + 1 + name.utf8.count]
    guard SourceText.isBlankOrEnd(next) || next.map(Self.isFlowSign) ?? true else {
      throw fault(.reservedSign("&"), at: begin)
    }
    anchors[UTF8Text(name)] = .open
  }

  private static func isFlowSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  /// Begins a list or a mapping.
  mutating func enter(
    _ depth: Int, _ properties: YAMLEvent.Properties, _ event: YAMLEvent
  ) throws(YAMLError) {
    try open(properties, event)
    guard depth < YAMLDocument.mostDepth else {
      throw fault(.tooDeep(limit: YAMLDocument.mostDepth), at: event.span.begin.offset)
    }
    try spend(.container, at: event)
  }

  /// Ends a node, which from now on may be named.
  mutating func complete(
    _ node: YAMLNode, _ weight: Weight, _ properties: YAMLEvent.Properties, _ event: YAMLEvent
  ) throws(YAMLError) -> Weighed {
    if case .scalar = node.content { try spend(weight, at: event) }
    let weighed = Weighed(node: node, weight: weight, end: node.span.end)
    if let name = properties.anchor { anchors[UTF8Text(name)] = .complete(weighed) }
    return weighed
  }

  /// What an alias stands for.
  mutating func aliased(
    _ name: String, _ event: YAMLEvent, inside depth: Int
  ) throws(YAMLError) -> Weighed {
    let begin = event.span.begin.offset
    switch anchors[UTF8Text(name)] {
    case nil: throw fault(.unknownAlias(name), at: begin)
    case .open: throw fault(.aliasWithinItself(name), at: begin)
    case .complete(let weighed):
      guard depth + weighed.weight.height <= YAMLDocument.mostDepth else {
        throw fault(.tooDeep(limit: YAMLDocument.mostDepth), at: begin)
      }
      try spend(weighed.weight, at: event)
      return Weighed(node: weighed.node, weight: weighed.weight, end: event.span.end)
    }
  }

  private mutating func spend(_ weight: Weight, at event: YAMLEvent) throws(YAMLError) {
    spent.add(weight)
    if spent.nodes > YAMLDocument.mostNodes {
      throw fault(.tooManyNodes(limit: YAMLDocument.mostNodes), at: event.span.begin.offset)
    }
    if spent.bytes > YAMLDocument.mostBytes {
      throw fault(.tooMuchText(limit: YAMLDocument.mostBytes), at: event.span.begin.offset)
    }
  }
}
