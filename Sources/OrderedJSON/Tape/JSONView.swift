/// One value on a tape: as cheap as an index, converted only when asked.
public struct JSONView: Sendable {
  /// The tape that the value is on.
  public let tape: JSONTape
  package let index: Int

  package init(_ tape: JSONTape, _ index: Int) {
    self.tape = tape
    self.index = index
  }

  var entry: Entry { tape.memory.entries[index] }

  /// Whether both are the same place of the same tape.
  package func isSame(as other: JSONView) -> Bool {
    index == other.index && tape.isSame(as: other.tape)
  }

  /// What sort of value this is.
  public var kind: JSON.Kind {
    switch entry.kind {
    case .object: .object
    case .array: .array
    case .string, .name: .string
    case .number: .number
    case .true, .false: .bool
    case .null: .null
    }
  }

  /// Whether the value is `null`.
  public var isNull: Bool { entry.kind == .null }

  /// The truth value, if it is one.
  public var bool: Bool? {
    switch entry.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The number as written, if it is one.
  public var number: JSONNumber? {
    entry.kind == .number ? JSONNumber(checked: text) : nil
  }

  /// The string with its escapes resolved, if it is one.
  public var string: String? {
    entry.kind == .string || entry.kind == .name
      ? JSONTape.string(tape.memory.text, entry) : nil
  }

  /// The bytes of the text that the value covers; of a string, those between its quotes.
  public var range: Range<Int> { Int(entry.start)..<Int(entry.end) }

  /// The text of the value as written; of a string, what stands between its quotes.
  public var text: String {
    let entry = entry
    return String(
      decoding: UnsafeBufferPointer(
        start: tape.memory.text + Int(entry.start), count: entry.length), as: UTF8.self)
  }

  /// Where the value stands in the text.
  public var place: TextPlace {
    let quote = entry.kind == .string || entry.kind == .name ? 1 : 0
    return tape.withText { TextPlace(at: range.lowerBound - quote, in: $0) }
  }

  /// Whether the text stopped before this container was closed; see ``JSONSalvage``.
  public var isCut: Bool { entry.isContainer && entry.flags.contains(.cut) }
}

// MARK: Children

extension JSONView {
  /// The entry after this value.
  package var next: Int {
    let entry = entry
    return entry.isContainer ? Int(entry.link) : index + 1
  }

  /// How many items or members a container has; 0 for any other value.
  public var count: Int {
    guard entry.isContainer else { return 0 }
    return entry.childCount
      ?? (entry.kind == .array
        ? items.reduce(0) { count, _ in count + 1 }
        : members.reduce(0) { count, _ in count + 1 })
  }

  /// The items of an array; none for any other value.
  public var items: Items { Items(tape: tape, at: index + 1, end: entry.kind == .array ? next : 0) }

  /// The members of an object in the order of the text; none for any other value.
  public var members: Members {
    Members(tape: tape, at: index + 1, end: entry.kind == .object ? next : 0)
  }

  /// The items of an array, in order.
  public struct Items: Sequence, IteratorProtocol, Sendable {
    let tape: JSONTape
    var at: Int
    let end: Int

    /// The next item.
    public mutating func next() -> JSONView? {
      guard at < end else { return nil }
      let item = JSONView(tape, at)
      at = item.next
      return item
    }
  }

  /// The members of an object, in order.
  public struct Members: Sequence, IteratorProtocol, Sendable {
    let tape: JSONTape
    var at: Int
    let end: Int

    /// The next member.
    public mutating func next() -> Member? {
      guard at < end else { return nil }
      let value = JSONView(tape, at + 1)
      defer { at = value.next }
      return Member(nameView: JSONView(tape, at), value: value)
    }
  }

  /// A name and its value.
  public struct Member: Sendable {
    /// The name as a value with a place.
    public let nameView: JSONView
    /// What stands behind the name.
    public let value: JSONView
    /// The name with its escapes resolved.
    public var name: String { JSONTape.string(nameView.tape.memory.text, nameView.entry) }
  }

  /// The item at a position of an array.
  public subscript(position: Int) -> JSONView? {
    guard position >= 0 else { return nil }
    var items = items
    for _ in 0..<position { if items.next() == nil { return nil } }
    return items.next()
  }

  /// The value of a member of an object, the name compared as UTF-8.
  public subscript(name: String) -> JSONView? {
    var name = name
    return name.withUTF8 { value(ofMember: UnsafeRawBufferPointer($0)) }
  }

  /// The value of the member whose name means these bytes.
  package func value(ofMember name: UnsafeRawBufferPointer) -> JSONView? {
    guard entry.kind == .object else { return nil }
    let hash = NameHash.of(name)
    let entries = tape.memory.entries
    var at = index + 1
    let end = next
    while at < end {
      if entries[at].link == hash, JSONView(tape, at).means(name) { return JSONView(tape, at + 1) }
      at = JSONView(tape, at + 1).next
    }
    return nil
  }

  /// Whether a string means exactly these UTF-8 bytes.
  package func means(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let entry = entry
    guard entry.flags.contains(.escaped) else {
      return UnsafeRawBufferPointer(
        start: tape.memory.text + Int(entry.start), count: entry.length
      ).elementsEqual(bytes)
    }
    return JSONTape.string(tape.memory.text, entry).utf8.elementsEqual(bytes)
  }
}
