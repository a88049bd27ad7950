/// A JSON value that we own: built, edited and written; members keep their order.
///
/// Two values are equal when they mean the same: numbers by their exact value (`1` = `1.0`), strings
/// and names by their UTF-8 bytes (never by Swift's canonical equivalence), objects whatever the order
/// of their members. Compare what ``text(_:)`` gives where order matters.
///
///     var invoice: JSON = ["number": "R-17", "lines": [["amount": 19.90]]]
///     try invoice.set(21, at: JSONPointer(parsing: "/lines/0/amount"))
public enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSON])
  case object(JSONObject)

  /// An object of members in order.
  public static func object(_ members: [JSONObject.Member]) -> JSON { .object(JSONObject(members)) }

  /// The six sorts of value.
  public enum Kind: String, Sendable, CaseIterable {
    case null, bool, number, string, array, object
  }

  /// What sort of value this is.
  public var kind: Kind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}

extension JSON.Kind {
  /// The kind with its article.
  package var inWords: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

// MARK: Reading

extension JSON {
  /// Reads one whole text, given as UTF-8 bytes.
  public init(
    parsing bytes: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()
  ) throws(JSONSyntaxError) {
    // A tree is freed recursively, so it may not be as deep as a tape.
    let bounded = JSONLimits(depth: min(limits.depth, JSON.mostDepth), bytes: limits.bytes)
    self.init(try JSONTape(parsing: bytes, limits: bounded).root)
  }

  /// Reads one whole text.
  public init(parsing text: String, limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) {
    try self.init(parsing: text.utf8, limits: limits)
  }

  /// The deepest tree that is made of a text. Trees are compared, hashed and freed recursively, which
  /// takes about half a kilobyte of stack a level: this much fits a thread that has 512 KiB.
  public static let mostDepth = 512

  /// Copies a value off its tape. A tape that was read with a limit above ``mostDepth`` may be deeper
  /// than the stack of a thread has room for: look its values up, or decode them, instead.
  public init(_ view: JSONView) {
    switch view.kind {
    case .null: self = .null
    case .bool: self = .bool(view.bool == true)
    case .number: self = view.number.map(JSON.number) ?? .null
    case .string: self = .string(view.string ?? "")
    case .array:
      var items: [JSON] = []
      items.reserveCapacity(view.count)
      for item in view.items { items.append(JSON(item)) }
      self = .array(items)
    case .object:
      var object = JSONObject(minimumCapacity: view.count)
      for member in view.members { object.append(unchecked: member.name, JSON(member.value)) }
      self = .object(object)
    }
  }
}

// MARK: Looking in

extension JSON {
  /// Whether this is `null`.
  public var isNull: Bool { kind == .null }

  /// The truth value, if it is one.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The number, if it is one.
  public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

  /// The string, if it is one.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The items, if it is an array.
  public var array: [JSON]? { if case .array(let value) = self { value } else { nil } }

  /// The members, if it is an object.
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// A member of an object. Setting adds it at the end or replaces it in its place, and makes an
  /// object of any other value; setting `nil` removes it.
  public subscript(name: String) -> JSON? {
    get { object?[name] }
    set {
      // What has no members has none to remove, and stays what it is.
      if newValue == nil, kind != .object { return }
      // Taken out, so that the members are not copied for the change.
      var members = object ?? JSONObject()
      self = .null
      members[name] = newValue
      self = .object(members)
    }
  }

  /// An item of an array.
  public subscript(position: Int) -> JSON? {
    guard let items = array, items.indices.contains(position) else { return nil }
    return items[position]
  }
}

// MARK: Equality

extension JSON: Hashable {
  /// Whether both mean the same value.
  public static func == (one: JSON, other: JSON) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.string(let one), .string(let other)): UTF8Text(one) == UTF8Text(other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): false
    }
  }

  /// Hashes what the value means.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    switch self {
    case .null: break
    case .bool(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): hasher.combine(UTF8Text(value))
    case .array(let value): hasher.combine(value)
    case .object(let value): hasher.combine(value)
    }
  }
}

// MARK: Literals

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A number.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  /// A number, by the shortest text that gives it back.
  public init(floatLiteral value: Double) { self = JSONNumber(value).map(JSON.number) ?? .null }
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An array.
  public init(arrayLiteral items: JSON...) { self = .array(items) }

  /// A name that stands twice keeps its first place and its last value.
  public init(dictionaryLiteral members: (String, JSON)...) {
    var object = JSONObject(minimumCapacity: members.count)
    for (name, value) in members { object[name] = value }
    self = .object(object)
  }
}
