import OrderedJSON

extension Reflector {
  /// The shape of a type of one's own, and a value of it; nothing while one of its parts has no value.
  func discover<Value: Decodable>(
    _ type: Value.Type, from place: String
  ) throws -> (shape: Shape, finding: Finding<Value>)? {
    if let choice = try choice(type) { return choice }
    let before = unfinished
    var asked: [String] = []
    for rung in Script.rungs {
      var script = Script()
      script.rung = rung
      let (trace, value) = try run(type, script)
      if trace.asksForKeys, let names = trace.knownKeys, try !bearsNoKeys(type, value) {
        return try cases(of: type, named: names, from: place)
      }
      if let value {
        provide(value)
        let reading = Reading(reflector: self, type: type, script: script)
        return (try reading.shape(trace), Finding(Shape(.null), [value]))
      }
      if trace.fields.count >= asked.count { asked = trace.fields.map(\.name) }
    }
    guard unfinished == before else { return nil }
    throw fail(.takesNothing(at: place, type: Self.name(of: type), keys: asked))
  }

  /// Whether any of the keys that a type asks for may be there, and none: then it is no enum's.
  private func bearsNoKeys<Value: Decodable>(_ type: Value.Type, _ value: Value?) throws -> Bool {
    guard value != nil else { return false }
    var script = Script()
    script.hasNoKeys = true
    return try run(type, script).value != nil
  }

  /// An enum with payloads as the compiler codes it: an object with one member, named for the case.
  ///
  /// A case that needs a value of the enum itself waits until another case has given one.
  private func cases<Value: Decodable>(
    of type: Value.Type, named names: [String], from place: String
  ) throws -> (shape: Shape, finding: Finding<Value>)? {
    var shapes: [Shape?] = Array(repeating: nil, count: names.count)
    var first: Value?
    var found = -1
    while found != shapes.count(where: { $0 != nil }) {
      found = shapes.count { $0 != nil }
      for (rank, name) in names.enumerated() where shapes[rank] == nil {
        guard let (shape, value) = try shape(of: type, case: name, from: place) else { continue }
        shapes[rank] = shape
        if first == nil { provide(value) }
        first = first ?? value
      }
    }
    guard let first, shapes.allSatisfy({ $0 != nil }) else { return nil }
    let all = shapes.compactMap(\.self)
    let shape = all.count == 1 ? all[0] : Shape(.either(all))
    return (shape, Finding(Shape(.null), [first]))
  }

  private func shape<Value: Decodable>(
    of type: Value.Type, case name: String, from place: String
  ) throws -> (Shape, Value)? {
    let before = unfinished
    for rung in Script.rungs {
      var script = Script().only(name)
      script.rung = rung
      let (trace, value) = try run(type, script)
      guard let value else { continue }
      let reading = Reading(reflector: self, type: type, script: script)
      return (try reading.shape(trace), value)
    }
    guard unfinished == before else { return nil }
    throw fail(.takesNothing(at: "\(place).\(name)", type: Self.name(of: type), keys: [name]))
  }

  // MARK: Choices

  /// An enum of texts or numbers, unless it decodes itself from something else.
  private func choice<Value: Decodable>(
    _ type: Value.Type
  ) throws -> (shape: Shape, finding: Finding<Value>)? {
    guard let raw = type as? any (RawRepresentable & Decodable).Type,
      let (values, samples) = Self.choice(raw), !values.isEmpty,
      let samples = samples as? [Value]
    else { return nil }
    let trace = try run(type, Script()).trace
    guard !trace.isKeyed, !trace.isUnkeyed, trace.attempts.count == 1 else { return nil }
    let shape = Shape(.choice(Shape.Choice(values.map { ($0, nil) })))
    return (shape, Finding(shape, samples, isChoice: true))
  }

  private static func choice<Raw: RawRepresentable>(_ type: Raw.Type) -> ([JSON], Any)? {
    guard let cases = EnumCases(of: type) else { return nil }
    let listed = (type as? any CaseIterable.Type).flatMap { allCases($0) as? [Raw] }
    guard
      let samples = listed
        ?? (cases.payloads == 0 ? cases.emptyCases(as: type).map(\.value) : nil)
    else { return nil }
    let values = samples.compactMap { json($0.rawValue) }
    return values.count == samples.count ? (values, samples) : nil
  }

  private static func allCases<Listed: CaseIterable>(_ type: Listed.Type) -> [Any] {
    Array(type.allCases)
  }

  static func json(_ value: Any) -> JSON? {
    switch value {
    case let text as String: .string(text)
    case let number as any BinaryInteger: .number(JSONNumber(number))
    case let number as Double: JSONNumber(number).map(JSON.number)
    case let number as Float: JSONNumber(number).map(JSON.number)
    case let number as JSONNumber: .number(number)
    default: nil
    }
  }
}
