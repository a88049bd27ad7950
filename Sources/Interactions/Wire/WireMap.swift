public import OrderedJSON

/// An object of the API whose names the caller chooses, in their order.
public struct WireMap<Value: WireValue>: WireValue {
  private var members: JSONObject

  /// Nothing yet.
  public init() { members = JSONObject() }

  /// Reads an object whose values are all of their sort.
  public init?(wire: JSON) {
    guard let members = wire.object, members.allSatisfy({ Value(wire: $0.value) != nil }) else {
      return nil
    }
    self.members = members
  }

  /// The object.
  public var wire: JSON { .object(members) }

  /// How many names there are.
  public var count: Int { members.count }

  /// The value of a name; names are compared by their UTF-8 bytes. Setting `nil` removes it.
  public subscript(name: String) -> Value? {
    get { members[name].flatMap(Value.init(wire:)) }
    set { members[name] = newValue?.wire }
  }
}

extension WireMap: Sequence {
  /// The names and their values in order.
  public func makeIterator() -> IndexingIterator<[(name: String, value: Value)]> {
    members.compactMap { name, json in
      Value(wire: json).map { (name: name, value: $0) }
    }.makeIterator()
  }
}

extension WireMap: ExpressibleByDictionaryLiteral {
  /// A name that stands twice keeps its first place and its last value.
  public init(dictionaryLiteral values: (String, Value)...) {
    self.init()
    for (name, value) in values { self[name] = value }
  }
}
