public import OrderedJSON

extension JSON: WireValue {
  /// Takes any value.
  public init?(wire: JSON) { self = wire }
  /// The value itself.
  public var wire: JSON { self }
}

extension JSONObject: WireValue {
  /// Takes the members of an object.
  public init?(wire: JSON) {
    guard let members = wire.object else { return nil }
    self = members
  }

  /// The object.
  public var wire: JSON { .object(self) }
}

extension String: WireValue {
  /// Reads a string.
  public init?(wire: JSON) {
    guard let text = wire.string else { return nil }
    self = text
  }

  /// The string.
  public var wire: JSON { .string(self) }
}

extension Bool: WireValue {
  /// Reads a truth value.
  public init?(wire: JSON) {
    guard let value = wire.bool else { return nil }
    self = value
  }

  /// The truth value.
  public var wire: JSON { .bool(self) }
}

extension Int: WireValue {
  /// Reads a number without a fraction that fits: `1.0` is one.
  public init?(wire: JSON) {
    guard let value: Int = wire.number?.exactly() else { return nil }
    self = value
  }

  /// The number.
  public var wire: JSON { .number(JSONNumber(self)) }
}

extension Double: WireValue {
  /// Reads the nearest number.
  public init?(wire: JSON) {
    guard let value = wire.number?.double, value.isFinite else { return nil }
    self = value
  }

  /// The number; `null` for what JSON cannot write.
  public var wire: JSON { JSONNumber(self).map(JSON.number) ?? .null }
}

extension Array: WireValue where Element: WireValue {
  /// Reads a list whose items are all of their sort.
  public init?(wire: JSON) {
    guard let items = wire.array else { return nil }
    self = []
    reserveCapacity(items.count)
    for item in items {
      guard let value = Element(wire: item) else { return nil }
      append(value)
    }
  }

  /// The list.
  public var wire: JSON { .array(map { $0.wire }) }
}
