/// The members of an object, in order, each name once.
///
/// Small objects are searched from the front; from the seventeenth member on, an index of name hashes
/// keeps looking up and adding as quick as in a dictionary.
public struct JSONObject: Sendable {
  /// A name and its value.
  public typealias Member = (name: String, value: JSON)

  /// The members in order.
  public private(set) var members: [Member] = []
  /// Positions by name hash, open-addressed; empty while there are few members.
  private var slots: [Int32] = []

  private static let fewMembers = 16

  /// Makes an empty object.
  public init() {}

  /// Makes an object of members in order; of those with one name the last value stands.
  public init(_ members: some Sequence<Member>) {
    self.members.reserveCapacity(members.underestimatedCount)
    for (name, value) in members { self[name] = value }
  }

  init(minimumCapacity: Int) { members.reserveCapacity(minimumCapacity) }

  /// How many members there are.
  public var count: Int { members.count }

  /// Whether there are none.
  public var isEmpty: Bool { members.isEmpty }

  /// The names in order.
  public var names: [String] { members.map(\.name) }

  /// The value of a member. Setting replaces it in its place or adds it at the end; setting `nil`
  /// removes it.
  public subscript(name: String) -> JSON? {
    get { position(of: name).map { members[$0].value } }
    set {
      switch (position(of: name), newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil): remove(at: position)
      case (nil, let value?): append(unchecked: name, value)
      case (nil, nil): break
      }
    }
  }

  /// The value of a member that stands at a position, if it stands where most do.
  package func value(of name: String, likelyAt position: Int) -> JSON? {
    guard position < members.count, UTF8Text(members[position].name) == UTF8Text(name) else {
      return self[name]
    }
    return members[position].value
  }

  /// Whether both are copies of one object that neither was changed since: their members lie in the same
  /// memory. Then they are written as the same bytes, which equal objects need not be.
  package func isCopy(of other: JSONObject) -> Bool {
    members.withUnsafeBufferPointer { one in
      other.members.withUnsafeBufferPointer { $0.baseAddress == one.baseAddress }
    }
  }

  /// Changes a member in place, without a copy of its value.
  mutating func update<Failure: Error>(
    at position: Int, _ change: (inout JSON) throws(Failure) -> Void
  ) throws(Failure) {
    try change(&members[position].value)
  }

  /// Adds a member whose name is known to be new.
  mutating func append(unchecked name: String, _ value: JSON) {
    members.append((name, value))
    if members.count > Self.fewMembers { noteLast() }
  }

  private mutating func remove(at position: Int) {
    members.remove(at: position)
    slots = []
    if members.count > Self.fewMembers { index() }
  }
}

// MARK: The index

extension JSONObject {
  /// Where a name stands.
  func position(of name: String) -> Int? {
    let wanted = UTF8Text(name)
    guard !slots.isEmpty else {
      // A name of another length is passed over without being held.
      let length = name.utf8.count
      return members.indices.first {
        members[$0].name.utf8.count == length && UTF8Text(members[$0].name) == wanted
      }
    }
    var slot = Self.hash(name) & (slots.count - 1)
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if UTF8Text(members[position].name) == wanted { return position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func hash(_ name: String) -> Int {
    var name = name
    return name.withUTF8 { Int(NameHash.of(UnsafeRawBufferPointer($0))) }
  }

  private mutating func noteLast() {
    if members.count * 2 > slots.count { index() } else { note(members.count - 1) }
  }

  private mutating func index() {
    slots = Array(repeating: -1, count: 64)
    while slots.count < members.count * 4 { slots += slots }
    for position in members.indices { note(position) }
  }

  private mutating func note(_ position: Int) {
    var slot = Self.hash(members[position].name) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(position)
  }
}

// MARK: Equality

extension JSONObject: Hashable {
  /// Whether both have equal members, in whatever order.
  public static func == (one: JSONObject, other: JSONObject) -> Bool {
    one.count == other.count && one.members.allSatisfy { other[$0.name] == $0.value }
  }

  /// Hashes the members, whatever their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (name, value) in members {
      var one = Hasher()
      one.combine(UTF8Text(name))
      one.combine(value)
      sum &+= one.finalize()
    }
    hasher.combine(sum)
  }
}

extension JSONObject: Sequence {
  /// The members in order.
  public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}
