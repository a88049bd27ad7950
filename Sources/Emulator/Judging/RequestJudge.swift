import JSONSchema
import OrderedJSON

/// Judges the body of a request as plain JSON, by the shape it must have.
struct RequestJudge: Sendable {
  let schema: CompiledSchema

  static let create = RequestJudge(RequestShapes.create)
  static let startUpload = RequestJudge(RequestShapes.startUpload)
  static let registerFiles = RequestJudge(RequestShapes.registerFiles)
  static let countTokens = RequestJudge(RequestShapes.countTokens)

  private init(_ shapes: String) {
    do {
      schema = try CompiledSchema(JSONTape(parsing: ShapeNotation(shapes).schema.bytes()))
    } catch { fatalError("The table of shapes is ours, and a test compiles it: \(error)") }
  }

  /// The body, if it may stand; else the first thing that is wrong with it.
  ///
  /// `null` where no `null` is foreseen means that the member was left out.
  func read(_ bytes: [UInt8]) throws(APIError) -> JSON {
    var tape = try Self.parse(bytes)
    var passes = 0
    while true {
      let violations = schema.violations(in: tape.root, limit: 10_000)
      guard let first = violations.first else { return JSON(tape.root) }
      let nulls = violations.flatMap(\.nulls)
      passes += 1
      guard !nulls.isEmpty, passes < 8 else { throw APIError(first) }
      var body = JSON(tape.root)
      // Already taken out with what was around it, or taken out twice: gone either way.
      for null in nulls { _ = try? body.remove(at: null.pointer) }
      tape = try Self.parse(body.bytes())
    }
  }

  private static func parse(_ bytes: [UInt8]) throws(APIError) -> JSONTape {
    do {
      return try JSONTape(parsing: bytes, limits: JSONLimits(depth: JSON.mostDepth))
    } catch {
      throw .invalid("The body of the request is not JSON: \(error)")
    }
  }
}

extension Violation {
  /// The members that are null and may not be, in whatever form the value was meant to have.
  fileprivate var nulls: [Violation] {
    if case .branches(let branches) = rule { return branches.flatMap { $0.flatMap(\.nulls) } }
    return value.isNull && isOfMember ? [self] : []
  }

  /// Whether the value is a member of an object, and not an item of a list.
  fileprivate var isOfMember: Bool {
    guard !pointer.tokens.isEmpty else { return false }
    return value.tape.root[JSONPointer(pointer.tokens.dropLast())]?.kind == .object
  }

  /// What is wrong within the one form that the value can have been meant to have, if there are
  /// several and one is of its sort.
  fileprivate var meant: Violation {
    guard case .branches(let branches) = rule else { return self }
    let likely = branches.compactMap(\.first).filter { first in
      if case .type = first.rule { first.pointer != pointer } else { true }
    }
    return likely.count == 1 ? likely[0].meant : self
  }

  /// The way to the value as programs write it: `tools[0].name`.
  fileprivate var path: String {
    pointer.tokens.reduce(into: "") { path, token in
      if token.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
        path += "[\(token)]"
      } else {
        path += path.isEmpty ? token : ".\(token)"
      }
    }
  }
}

extension APIError {
  /// Says what is wrong with a value, and where it stands.
  fileprivate init(_ violation: Violation) {
    let violation = violation.meant
    if case .extraMember(_, let nearest) = violation.rule {
      let hint = nearest.map { " Did you mean '\($0)'?" } ?? ""
      self.init(400, "Unknown parameter '\(violation.path)'.\(hint)", code: "parameter_unknown")
    } else {
      let place = violation.path.isEmpty ? "the request" : "'\(violation.path)'"
      let sentence = violation.sentence()
      let end = sentence.hasSuffix("?") ? "" : "."
      self.init(400, "Invalid value at \(place): \(sentence)\(end)")
    }
  }
}
