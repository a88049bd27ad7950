import OrderedJSON

/// One run of an `init(from:)`: what it is given, and what it asks for.
final class Probe {
  let reflector: Reflector
  let script: Script
  let root = Trace(JSONPointer([]))

  init(_ reflector: Reflector, _ script: Script) {
    self.reflector = reflector
    self.script = script
  }

  /// There is no value yet of a type that is itself being read further out.
  struct Unfinished: Error {}

  /// Makes a value of what the type asks for.
  func run<Value: Decodable>(_ type: Value.Type) -> Result<Value, any Error> {
    Result { try Value(from: ProbeDecoder(probe: self, trace: root, codingPath: [])) }
  }

  /// A made-up value of a type that is asked for at a place.
  func value<Value: Decodable>(
    _ type: Value.Type, at trace: Trace, _ path: [any CodingKey]
  ) throws -> Value {
    try lookFor(type, at: trace, path)
    if script.null.contains(trace.place) {
      if let null = (type as? any OptionalType.Type)?.absentWrapped as? Value { return null }
      throw DecodingError.valueNotFound(type, Self.context(path))
    }
    let finding = try reflector.finding(type, at: path)
    trace.note(finding.shape, choices: finding.isChoice ? finding.samples.count : 0)
    if trace.attempts.count <= script.refused[trace.place] ?? 0 {
      throw DecodingError.typeMismatch(type, Self.context(path))
    }
    guard let value = finding.sample(script.chosen[trace.place], rung: script.rung) else {
      reflector.unfinished += 1
      throw Unfinished()
    }
    return value
  }

  /// A container is asked for at a place.
  func enter(_ trace: Trace, as type: Any.Type, _ path: [any CodingKey]) throws {
    try lookFor(type, at: trace, path)
    if script.null.contains(trace.place) {
      throw DecodingError.valueNotFound(type, Self.context(path))
    }
  }

  private func lookFor(_ type: Any.Type, at trace: Trace, _ path: [any CodingKey]) throws {
    guard script.missing.contains(trace.place) else { return }
    let key = path.last ?? ProbeKey(stringValue: "")
    throw DecodingError.keyNotFound(key, Self.context(path.dropLast()))
  }

  private static func context(_ path: some Sequence<any CodingKey>) -> DecodingError.Context {
    DecodingError.Context(codingPath: Array(path), debugDescription: "left out on trial")
  }
}

/// A key that is a name or a position.
struct ProbeKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }
}
