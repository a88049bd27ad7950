import OrderedJSON

/// What a type bears, starting from a run that it took: which members may be missing or null, what else
/// may stand in their places.
struct Reading<Value: Decodable> {
  let reflector: Reflector
  let type: Value.Type
  /// The script of that run.
  let script: Script

  private static var mostAlternatives: Int { 8 }
  private static var mostVariants: Int { 64 }

  /// The shape of the whole, of the trace that the run left.
  func shape(_ trace: Trace) throws -> Shape {
    var shape = try alternatives(trace)
    if trace.asksForNull, try bears(script.withNull(at: trace.place), nothingBut: trace) {
      shape.isNullable = true
    }
    return shape
  }

  /// What may stand at a place: what is tried first, and what is tried when that is refused.
  private func alternatives(_ trace: Trace) throws -> Shape {
    var shapes = [try form(trace)]
    guard !trace.attempts.isEmpty else { return shapes[0] }
    for count in 1...Self.mostAlternatives {
      let refusing = script.refusing(count, at: trace.place)
      let (root, value) = try reflector.run(type, refusing)
      guard value != nil, let other = root.descendant(trace.place) else { break }
      let isLast = other.attempts.count <= count
      if isLast, !other.isKeyed, !other.isUnkeyed { break }
      let reading = Reading(reflector: reflector, type: type, script: refusing)
      shapes.append(try reading.form(other))
      if isLast { break }
    }
    return Self.union(shapes)
  }

  private static func union(_ shapes: [Shape]) -> Shape {
    var different: [Shape] = []
    for shape in shapes where !different.contains(where: { $0.isSame(as: shape) }) {
      different.append(shape)
    }
    guard different.count > 1 else { return different[0] }
    let isNullable = different.contains(where: \.isNullable)
    for rank in different.indices { different[rank].isNullable = false }
    return Shape(.either(different), isNullable: isNullable)
  }

  /// What stands at a place in the run itself.
  private func form(_ trace: Trace) throws -> Shape {
    let refused = script.refused[trace.place] ?? 0
    if refused < trace.attempts.count { return trace.attempts[refused] }
    if trace.isUnkeyed { return try list(trace) }
    guard trace.isKeyed else {
      // It read nothing at all: what stands there does not matter to it.
      return try nothing()
    }
    if trace.asksForKeys, trace.knownKeys == nil { return try map(trace) }
    return try isRoot(trace) ? record(trace) : Shape(.group(group(trace)))
  }

  private func isRoot(_ trace: Trace) -> Bool { trace.place.tokens.isEmpty }

  private func nothing() throws -> Shape {
    throw reflector.fail(
      .isAnything(at: reflector.way([]), type: Reflector.name(of: type)))
  }

  // MARK: Members

  /// The fields of the whole; variants, if the value of one decides which others there are.
  private func record(_ trace: Trace) throws -> Shape {
    for field in trace.fields where (2...Self.mostVariants).contains(field.trace.choices) {
      let runs = try (0..<field.trace.choices).map { rank in
        try reflector.run(type, script.choosing(rank, at: field.trace.place))
      }
      let outlines = Set(runs.map(\.trace.outline))
      guard outlines.count > 1 else { continue }
      return try variants(runs.map(\.trace), tag: field)
    }
    return Shape(.group(try group(trace)))
  }

  private func variants(_ traces: [Trace], tag: Trace.Field) throws -> Shape {
    var cases: [Shape.Variants.Case] = []
    for (rank, trace) in traces.enumerated() {
      let name = reflector.names(ofChoice: tag.trace.attempts[0])?[rank]
      let chosen = script.choosing(rank, at: tag.trace.place)
      guard let name, try reflector.run(type, chosen).value != nil else {
        throw reflector.fail(
          .takesNothing(
            at: reflector.way([]), type: Reflector.name(of: type), keys: trace.fields.map(\.name)))
      }
      let reading = Reading(reflector: reflector, type: type, script: chosen)
      cases.append(Shape.Variants.Case(name, try reading.group(trace, but: tag.name)))
    }
    return Shape(.variants(Shape.Variants(tag: tag.name, cases)))
  }

  private func group(_ trace: Trace, but left: String? = nil) throws -> Shape.Group {
    let properties = StoredProperties(of: type)
    if isRoot(trace) { reflector.note(trace, of: type) }
    var fields: [Shape.Field] = []
    var lenient = script
    var leftOut: [String] = []
    for field in trace.fields where left.map({ UTF8Text($0) != UTF8Text(field.name) }) ?? true {
      guard field.trace.isRead else {
        throw reflector.fail(.neverRead(at: reflector.way([]), key: field.name))
      }
      let place = field.trace.place
      var shape = try alternatives(field.trace)
      let mayBeMissing = try bears(script.without(place), nothingBut: trace)
      let mayBeNull = try bears(script.withNull(at: place), nothingBut: trace)
      // A bare `T?` is there and may be null; any other property that may be missing has a default.
      let hasDefault = isRoot(trace) && properties.isOptional(field.property) == false
      let isOptional = mayBeMissing && (!mayBeNull || hasDefault) && !shape.isNullable
      if mayBeNull, !isOptional { shape.isNullable = true }
      if isOptional { lenient = lenient.without(place) }
      if shape.isNullable { lenient = lenient.withNull(at: place) }
      if isOptional || shape.isNullable { leftOut.append(field.name) }
      fields.append(Shape.Field(field.name, isOptional: isOptional, shape))
    }
    if leftOut.count > 1, try !bears(lenient, nothingBut: trace) {
      throw reflector.fail(.dependOnEachOther(at: reflector.way([]), keys: leftOut))
    }
    return Shape.Group(fields)
  }

  /// Whether a script is taken too, and nothing else is asked for instead.
  private func bears(_ script: Script, nothingBut trace: Trace) throws -> Bool {
    let (root, value) = try reflector.run(type, script)
    guard value != nil, let other = root.descendant(trace.place) else { return false }
    return other.outline.isSubset(of: trace.outline)
  }

  private func map(_ trace: Trace) throws -> Shape {
    guard let field = trace.fields.first, trace.fields.count == 1,
      UTF8Text(field.property) == UTF8Text(Reflector.freeName), field.trace.isRead
    else { throw reflector.fail(.mixesKeys(at: reflector.way([]))) }
    return Shape(.map(Shape.Map(of: try alternatives(field.trace))))
  }

  // MARK: Items

  private func list(_ trace: Trace) throws -> Shape {
    let shapes = try trace.items.map { item in
      var shape = try alternatives(item)
      if item.asksForNull, try bears(script.withNull(at: item.place), nothingBut: item) {
        shape.isNullable = true
      }
      return shape
    }
    guard let first = shapes.first else { return try nothing() }
    if trace.asksForEnd {
      guard shapes.count == 1 else {
        throw reflector.fail(.positionsNeedNames(at: reflector.way([])))
      }
      return Shape(.list(Shape.List(of: first)))
    }
    if shapes.allSatisfy({ $0.isSame(as: first) }) {
      let count = Shape.Count(atLeast: shapes.count, atMost: shapes.count)
      return Shape(.list(Shape.List(of: first, count: count)))
    }
    return try positions(shapes)
  }

  /// Items of several types by position, for which the language has no word of its own.
  private func positions(_ shapes: [Shape]) throws -> Shape {
    guard let whole = shapes.map({ reflector.blueprint($0) }) as? [Blueprint],
      whole.allSatisfy(\.definitions.isEmpty)
    else { throw reflector.fail(.positionsNeedNames(at: reflector.way([]))) }
    let items = whole.map { blueprint in
      var schema = LocalSchema(blueprint).schema
      schema["$schema"] = nil
      return schema
    }
    let schema: JSON = [
      "type": "array", "prefixItems": .array(items), "items": false,
      "minItems": .number(JSONNumber(items.count)),
    ]
    return Shape(.schema(schema, isSent: true))
  }
}

extension Trace {
  /// What was noted at a place; its members and items are looked through in turn.
  func descendant(_ place: JSONPointer) -> Trace? {
    var found = self
    for token in place.tokens.dropFirst(self.place.tokens.count) {
      let field = found.fields.first { UTF8Text($0.name) == UTF8Text(token) }?.trace
      guard let next = field ?? found.items.first(where: { $0.place.tokens.last == token })
      else { return nil }
      found = next
    }
    return found
  }
}

extension Shape {
  /// Whether both mean the same local schema.
  func isSame(as other: Shape) -> Bool {
    LocalSchema(Blueprint(output: self)).schema.text()
      == LocalSchema(Blueprint(output: other)).schema.text()
  }
}
