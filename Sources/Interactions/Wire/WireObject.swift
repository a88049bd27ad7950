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
/// A window is a property whose name on the wire stands nowhere else:
///
///     public var seed: Int? {
///       get { self["seed"] }
///       set { self["seed"] = newValue }
///     }
///
/// It reads `nil` where the member is missing, `null`, or not what it should be, and setting `nil`
/// removes it. What the API requires is not optional: where a server left it out, it reads as empty.
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

  /// A window on a member that may be missing.
  subscript<Value: WireValue>(name: String) -> Value? {
    get { members[name].flatMap { $0.isNull ? nil : Value(wire: $0) } }
    set { members[name] = newValue?.wire }
  }

  /// A window on a member that has to be there, with what it reads as where it is not.
  subscript<Value: WireValue>(name: String, or empty: @autoclosure () -> Value) -> Value {
    get { self[name] ?? empty() }
    set { members[name] = newValue.wire }
  }
}

/// An object whose `type` says which of several it is.
protocol TaggedObject: WireObject, RequestPart {
  /// The word that stands in `type`.
  static var tag: UTF8Text { get }
}

extension TaggedObject {
  /// The members of an object that says nothing but its type.
  static var tagged: JSONObject { JSONObject([("type", .string(tag.string))]) }
}

extension JSON {
  /// What an object says of its sort under a name, and its members.
  func tagged(by name: String = "type") -> (tag: UTF8Text, members: JSONObject)? {
    guard let members = object, let tag = members[name]?.string else { return nil }
    return (UTF8Text(tag), members)
  }
}
