extension JSONView {
  /// The value that a pointer leads to.
  public subscript(pointer: JSONPointer) -> JSONView? {
    pointer.tokens.reduce(Optional(self)) { value, token in
      value.flatMap { value in
        value.entry.kind == .array
          ? JSONPointer.position(token).flatMap { value[$0] } : value[token]
      }
    }
  }

  /// The way to this value from the tape's root.
  public var pointer: JSONPointer {
    var tokens: [String] = []
    var container = tape.root
    descent: while container.index < index {
      for (position, item) in container.items.enumerated() where index < item.next {
        tokens.append(String(position))
        container = item
        continue descent
      }
      for member in container.members where index < member.value.next {
        tokens.append(member.name)
        container = member.value
        continue descent
      }
      break
    }
    return JSONPointer(tokens)
  }
}

extension JSON {
  /// The value that a pointer leads to.
  public subscript(pointer: JSONPointer) -> JSON? {
    pointer.tokens.reduce(Optional(self)) { value, token in
      switch value {
      case .array?: JSONPointer.position(token).flatMap { value?[$0] }
      case .object(let members)?: members[token]
      default: nil
      }
    }
  }

  /// Puts a value in place of the one at a pointer, or adds the member that the pointer names.
  public mutating func set(_ value: JSON, at pointer: JSONPointer) throws(JSONPointerError) {
    guard !pointer.tokens.isEmpty else {
      self = value
      return
    }
    try change(at: pointer, 0) { (container, token) throws(JSONPointerError) in
      switch container {
      case .array(var items):
        guard let position = JSONPointer.position(token), items.indices.contains(position) else {
          throw .notAPosition(pointer)
        }
        container = .null
        items[position] = value
        container = .array(items)
      case .object: container[token] = value
      case .null, .bool, .number, .string: throw .notAContainer(pointer)
      }
    }
  }

  /// Adds a value: before the item at the pointer, at the array's end (`-`), or as the member it
  /// names, replacing one of that name.
  public mutating func insert(_ value: JSON, at pointer: JSONPointer) throws(JSONPointerError) {
    guard !pointer.tokens.isEmpty else {
      self = value
      return
    }
    try change(at: pointer, 0) { (container, token) throws(JSONPointerError) in
      switch container {
      case .array(var items):
        let isEnd = UTF8Text(token) == UTF8Text("-")
        guard let position = isEnd ? items.count : JSONPointer.position(token),
          position <= items.count
        else { throw .notAPosition(pointer) }
        container = .null
        items.insert(value, at: position)
        container = .array(items)
      case .object: container[token] = value
      case .null, .bool, .number, .string: throw .notAContainer(pointer)
      }
    }
  }

  /// Takes the value at a pointer out, and gives it.
  @discardableResult
  public mutating func remove(at pointer: JSONPointer) throws(JSONPointerError) -> JSON {
    guard !pointer.tokens.isEmpty else { throw .wholeValue }
    var removed = JSON.null
    try change(at: pointer, 0) { (container, token) throws(JSONPointerError) in
      switch container {
      case .array(var items):
        guard let position = JSONPointer.position(token) else { throw .notAPosition(pointer) }
        guard items.indices.contains(position) else { throw .missing(pointer) }
        container = .null
        removed = items.remove(at: position)
        container = .array(items)
      case .object(let members):
        guard let value = members[token] else { throw .missing(pointer) }
        removed = value
        container[token] = nil
      case .null, .bool, .number, .string: throw .notAContainer(pointer)
      }
    }
    return removed
  }

  /// Walks to the container of the value at `pointer` and lets `edit` change it in place.
  private mutating func change(
    at pointer: JSONPointer, _ level: Int,
    _ edit: (inout JSON, _ token: String) throws(JSONPointerError) -> Void
  ) throws(JSONPointerError) {
    let token = pointer.tokens[level]
    guard level + 1 < pointer.tokens.count else { return try edit(&self, token) }
    switch self {
    case .array(var items):
      guard let position = JSONPointer.position(token) else { throw .notAPosition(pointer) }
      guard items.indices.contains(position) else { throw .missing(pointer) }
      self = .null
      defer { self = .array(items) }
      try items[position].change(at: pointer, level + 1, edit)
    case .object(var members):
      guard let position = members.position(of: token) else { throw .missing(pointer) }
      self = .null
      defer { self = .object(members) }
      try members.update(at: position) { (value) throws(JSONPointerError) in
        try value.change(at: pointer, level + 1, edit)
      }
    case .null, .bool, .number, .string: throw .notAContainer(pointer)
    }
  }
}
