internal import OrderedJSON

/// Makes the nodes of one document from its events, one at a time, and stops at the first that is refused.
///
/// What aliases stand for is shared and never written out, but counted as if it were: nine lines that name
/// one another nine times each are refused when the count passes the limit, before they cost anything.
struct Composer: ~Copyable {
  private let text: SourceText
  private var events: EventReader
  private var anchors: [UTF8Text: Anchor] = [:]
  private var spent = Weight()

  /// A node with what it would weigh if its aliases were written out.
  private struct Weighed {
    let node: YAMLNode
    let weight: Weight
  }

  /// What `&name` stands for, once it is complete.
  private enum Anchor {
    case open
    case complete(Weighed)
  }

  init(_ text: SourceText) throws(YAMLError) {
    self.text = text
    do { self.events = try EventReader(text) } catch { throw Diagnosis(of: error, in: text).error }
  }

  /// Reads the stream to its end, which has to hold one document that is not empty.
  mutating func document() throws(YAMLError) -> YAMLNode {
    try Directives.check(text, from: 0)
    _ = try next()
    guard case .documentStart = try next().step else { throw fault(.empty, at: text.bytes.count) }
    let root = try node(next(), inside: 0).node
    if root.isAbsent { throw fault(.empty, at: root.span.begin.offset) }
    let end = try next()
    // libyaml takes all directives of a next document at once, in quadratic time.
    try Directives.check(text, from: end.span.end.offset)
    let behind = try next()
    guard case .streamEnd = behind.step else {
      throw fault(.secondDocument, at: behind.span.begin.offset)
    }
    return root
  }
}

// MARK: Nodes

extension Composer {
  /// The node that begins with an event, `depth` lists and mappings around it.
  private mutating func node(_ event: YAMLEvent, inside depth: Int) throws(YAMLError) -> Weighed {
    switch event.step {
    case .alias(let name):
      return try aliased(name, event, inside: depth)
    case .scalar(let string, let style, let properties):
      try open(properties, event)
      let scalar = scalar(string, style, properties, event)
      let node = YAMLNode(content: .scalar(scalar), span: scalar.span, isInline: false)
      return try complete(node, Weight(ofText: string), properties, event)
    case .listStart(let isInline, let properties):
      try enter(depth, properties, event)
      return try list(isInline, properties, event, inside: depth + 1)
    case .mappingStart(let isInline, let properties):
      try enter(depth, properties, event)
      return try mapping(isInline, properties, event, inside: depth + 1)
    case .streamStart, .documentStart, .documentEnd, .listEnd, .mappingEnd, .streamEnd:
      // libyaml gives a value, be it empty, wherever its grammar has one.
      throw fault(.missingValue, at: event.span.begin.offset)
    }
  }

  private mutating func list(
    _ isInline: Bool, _ properties: YAMLEvent.Properties, _ start: YAMLEvent, inside depth: Int
  ) throws(YAMLError) -> Weighed {
    var entries: [YAMLNode] = []
    var weight = Weight.container
    while true {
      let event = try next()
      if case .listEnd = event.step {
        let end = isInline ? event.span.end : entries.last?.span.end
        let node = YAMLNode(
          content: .list(entries), span: span(of: start, properties, to: end), isInline: isInline)
        return try complete(node, weight, properties, start)
      }
      let entry = try node(event, inside: depth)
      entries.append(entry.node)
      weight.add(entry.weight)
    }
  }

  private mutating func mapping(
    _ isInline: Bool, _ properties: YAMLEvent.Properties, _ start: YAMLEvent, inside depth: Int
  ) throws(YAMLError) -> Weighed {
    var members: [YAMLMember] = []
    var lines: [UTF8Text: Int] = [:]
    var weight = Weight.container
    while true {
      let event = try next()
      if case .mappingEnd = event.step {
        let end = isInline ? event.span.end : members.last?.value.span.end
        let node = YAMLNode(
          content: .mapping(members), span: span(of: start, properties, to: end),
          isInline: isInline)
        return try complete(node, weight, properties, start)
      }
      let key = try key(event, inside: depth)
      if let first = lines.updateValue(key.span.begin.line, forKey: UTF8Text(key.text)) {
        throw fault(.duplicateKey(key.text, firstLine: first), at: key.span.begin.offset)
      }
      let value = try node(next(), inside: depth)
      members.append(YAMLMember(key: key, value: value.node))
      weight.add(Weight(ofText: key.text))
      weight.add(value.weight)
    }
  }

  private mutating func key(
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

  private func scalar(
    _ string: String, _ style: YAMLScalar.Style, _ properties: YAMLEvent.Properties,
    _ event: YAMLEvent
  ) -> YAMLScalar {
    let end = event.span.end.offset
    let isCutOff =
      style == .plain && !string.isEmpty && SourceText.isBlank(text[end])
      && text[end + 1] == UInt8(ascii: "#") && !SourceText.isBlankOrEnd(text[end + 2])
    let span = span(of: event, properties, to: event.span.end)
    return YAMLScalar(text: string, style: style, span: span, isCutOff: isCutOff)
  }

  /// The span of a node without the `&name` before it.
  private func span(
    of event: YAMLEvent, _ properties: YAMLEvent.Properties, to end: YAMLMark?
  ) -> YAMLSpan {
    var begin = event.span.begin
    if let anchor = properties.anchor {
      begin = begin.advanced(by: 1 + anchor.utf8.count)
      while SourceText.isBlank(text[begin.offset]) { begin = begin.advanced(by: 1) }
    }
    return YAMLSpan(begin: begin, end: end ?? event.span.end)
  }
}

// MARK: Anchors, weights, bounds

extension Composer {
  private mutating func open(
    _ properties: YAMLEvent.Properties, _ event: YAMLEvent
  ) throws(YAMLError) {
    let begin = event.span.begin.offset
    if properties.tag != nil { throw Diagnosis.tag(at: begin, in: text) }
    if let name = properties.anchor { anchors[UTF8Text(name)] = .open }
  }

  private mutating func enter(
    _ depth: Int, _ properties: YAMLEvent.Properties, _ event: YAMLEvent
  ) throws(YAMLError) {
    try open(properties, event)
    guard depth < YAMLDocument.mostDepth else {
      throw fault(.tooDeep(limit: YAMLDocument.mostDepth), at: event.span.begin.offset)
    }
    try spend(.container, at: event)
  }

  private mutating func complete(
    _ node: YAMLNode, _ weight: Weight, _ properties: YAMLEvent.Properties, _ event: YAMLEvent
  ) throws(YAMLError) -> Weighed {
    if case .scalar = node.content { try spend(weight, at: event) }
    let weighed = Weighed(node: node, weight: weight)
    if let name = properties.anchor { anchors[UTF8Text(name)] = .complete(weighed) }
    return weighed
  }

  private mutating func aliased(
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
      return weighed
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

  private mutating func next() throws(YAMLError) -> YAMLEvent {
    do { return try events.next() } catch { throw Diagnosis(of: error, in: text).error }
  }

  private func fault(_ fault: YAMLError.Fault, at offset: Int) -> YAMLError {
    YAMLError(fault, at: offset, in: text.bytes)
  }
}
