internal import OrderedJSON

/// Makes the nodes of one document from its events, one at a time, and stops at the first that is refused.
///
/// What aliases stand for is shared and never written out, but counted as if it were: nine lines that name
/// one another nine times each are refused when the count passes the limit, before they cost anything.
struct Composer: ~Copyable {
  let text: SourceText
  private var events: EventReader
  /// What `&name` stands for so far; a name may be given anew.
  var anchors: [UTF8Text: Anchor] = [:]
  /// What the document has cost so far, aliases written out.
  var spent = Weight()

  /// A node with what it would weigh if its aliases were written out.
  struct Weighed {
    let node: YAMLNode
    let weight: Weight
    /// Where its own words end: for an alias, not where its node does.
    let end: YAMLMark
  }

  /// What `&name` stands for, once it is complete.
  enum Anchor {
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
  mutating func node(_ event: YAMLEvent, inside depth: Int) throws(YAMLError) -> Weighed {
    switch event.step {
    case .alias(let name):
      return try aliased(name, event, inside: depth)
    case .scalar(let string, let style, let properties):
      try open(properties, event)
      let scalar = try scalar(string, style, properties, event)
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
    var last: YAMLMark?
    var weight = Weight.container
    while true {
      let event = try next()
      if case .listEnd = event.step {
        let end = isInline ? event.span.end : last
        let node = YAMLNode(
          content: .list(entries), span: span(of: start, properties, to: end), isInline: isInline)
        return try complete(node, weight, properties, start)
      }
      let entry = try node(event, inside: depth)
      entries.append(entry.node)
      last = entry.end
      weight.add(entry.weight)
    }
  }

  private mutating func mapping(
    _ isInline: Bool, _ properties: YAMLEvent.Properties, _ start: YAMLEvent, inside depth: Int
  ) throws(YAMLError) -> Weighed {
    var members: [YAMLMember] = []
    var lines: [UTF8Text: Int] = [:]
    var last: YAMLMark?
    var weight = Weight.container
    while true {
      let event = try next()
      if case .mappingEnd = event.step {
        let end = isInline ? event.span.end : last
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
      last = value.end
      weight.add(Weight(ofText: key.text))
      weight.add(value.weight)
    }
  }

  private mutating func next() throws(YAMLError) -> YAMLEvent {
    do { return try events.next() } catch { throw Diagnosis(of: error, in: text).error }
  }

  /// An error at a place of the text.
  func fault(_ fault: YAMLError.Fault, at offset: Int) -> YAMLError {
    YAMLError(fault, at: offset, in: text.bytes)
  }
}
