public import OrderedJSON

/// A value of the API's JSON: read from it, written to it, and nothing lost on the way.
public protocol WireValue: Sendable, Hashable {
  /// Reads the value; `nil` when it is of another sort.
  init?(wire: JSON)

  /// The value as it is sent.
  var wire: JSON { get }
}

/// An object of the API: its members as they came, in their order, with typed windows on those we know.
///
/// A window is one line, and the name on the wire stands nowhere else:
///
///     public var temperature: Double? { get { self["temperature"] } set { self["temperature"] = newValue } }
///
/// Members that have no window are kept and sent again unchanged; ``members`` reaches them.
public protocol WireObject: WireValue {
  /// Every member, known or not.
  var members: JSONObject { get set }

  /// Takes members as they are.
  init(members: JSONObject)
}

extension WireObject {
  /// Reads an object.
  public init?(wire: JSON) {
    guard let members = wire.object else { return nil }
    self.init(members: members)
  }

  /// The object as it is sent.
  public var wire: JSON { .object(members) }

  /// A member, read as what it should be; `nil` when it is missing, `null`, or something else.
  /// Setting `nil` removes it.
  subscript<Value: WireValue>(name: String) -> Value? {
    get { members[name].flatMap(Value.init(wire:)) }
    set { members[name] = newValue?.wire }
  }
}
