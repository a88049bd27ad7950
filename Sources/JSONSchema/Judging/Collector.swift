import OrderedJSON

/// Keeps what a judge tells: violations up to a limit, and what valid schemas note.
struct Collector: Sink {
  static var stopsEarly: Bool { false }
  static var wantsNotes: Bool { true }

  private let program: Program
  private let tape: JSONTape
  private let limit: Int
  private(set) var violations: [Violation] = []
  private var notes: [(node: Int32, at: Int, path: [Step])] = []
  /// How many notes there were when the schemas that are being judged began.
  private var noteCounts: [Int] = []
  private var path: [Step] = []
  /// The schemas that are being judged, innermost last.
  private var nodes: [Int32] = []
  /// Violations from outside of the branches that are being judged, and those of the branches.
  private var outer: [(violations: [Violation], branches: [[Violation]])] = []
  private var muted = 0

  private enum Step {
    case keyword(Keyword)
    case position(Int)
    case name(String)
  }

  init(_ program: Program, _ tape: JSONTape, limit: Int) {
    self.program = program
    self.tape = tape
    self.limit = limit
  }

  var isMuted: Bool { muted > 0 }
  mutating func mute() { muted += 1 }
  mutating func unmute() { muted -= 1 }

  // MARK: The way

  mutating func enter(_ keyword: Keyword, _ token: () -> Token?) {
    path.append(.keyword(keyword))
    switch token() {
    case .position(let position)?: path.append(.position(position))
    case .member(let at)?: path.append(.name(JSONView(tape, at).string ?? ""))
    case .name(let name)?: path.append(.name(name))
    case nil: break
    }
  }

  mutating func leave() {
    while let step = path.popLast() { if case .keyword = step { return } }
  }

  private static func pointer(_ path: [Step]) -> JSONPointer {
    JSONPointer(
      path.map { step in
        switch step {
        case .keyword(let keyword): keyword.rawValue
        case .position(let position): String(position)
        case .name(let name): name
        }
      })
  }

  // MARK: Notes

  mutating func begin(_ node: Int32, _ at: Int) {
    noteCounts.append(notes.count)
    nodes.append(node)
  }

  mutating func end(_ node: Int32, _ at: Int, _ isValid: Bool) {
    let before = noteCounts.removeLast()
    nodes.removeLast()
    if isValid {
      // A name is no value that anybody could ask for notes of.
      if tape.memory.entries[at].kind != .name { notes.append((node, at, path)) }
    } else {
      // What a schema says of a value that it refuses counts for nothing.
      notes.removeSubrange(before...)
    }
  }

  /// What was noted, keyword by keyword.
  var finishedNotes: [Note] {
    notes.flatMap { node, at, path in
      let origin = program.origins[Int(node)]
      let resource = program.resources[Int(origin.resource)]
      let value = JSONView(tape, at)
      return origin.schema.notingMembers(in: resource.dialect, of: value).map { member in
        Note(
          keyword: member.name, content: member.value, value: value, schema: origin.schema,
          evaluationPath: Self.pointer(path).appending(member.name),
          resource: (resource.uri, resource.root))
      }
    }
  }

  // MARK: Violations

  mutating func violated(
    _ finding: @autoclosure () -> Finding, by node: Int32, _ keyword: Keyword?, at: Int
  ) -> Bool {
    guard muted == 0, violations.count < limit else { return false }
    let origin = program.origins[Int(node)]
    let resource = program.resources[Int(origin.resource)]
    let value = JSONView(tape, at)
    let way = Self.pointer(path)
    let names = siblings
    violations.append(
      Violation(
        rule: Violation.Rule(
          finding(), keyword, origin.schema, value, entered: lastKeyword,
          siblings: { names }),
        value: value, schema: origin.schema, keyword: keyword?.rawValue,
        evaluationPath: keyword.map { way.appending($0.rawValue) } ?? way,
        resource: (resource.uri, resource.root)))
    return false
  }

  mutating func surrendered(
    _ finding: Finding, by node: Int32, _ keyword: Keyword?, at: Int
  ) {
    _ = violated(finding, by: node, keyword, at: at)
  }

  private var lastKeyword: Keyword? {
    for step in path.reversed() { if case .keyword(let keyword) = step { return keyword } }
    return nil
  }

  /// The names that the schema around the one that is being judged gives to members.
  private var siblings: [String] {
    guard nodes.count > 1 else { return [] }
    let around = program.origins[Int(nodes[nodes.count - 2])].schema
    return around["properties"]?.members.map(\.name) ?? []
  }

  // MARK: Branches

  mutating func beginBranches() {
    outer.append((violations, []))
    violations = []
  }

  mutating func nextBranch() {
    outer[outer.count - 1].branches.append(violations)
    violations = []
  }

  mutating func endBranches() -> [[Violation]] {
    let (before, branches) = outer.removeLast()
    violations = before
    return branches
  }
}

extension JSONView {
  /// The members of a schema that say something of a value.
  fileprivate func notingMembers(in dialect: Dialect, of value: JSONView) -> [Member] {
    guard kind == .object else { return [] }
    if dialect.draft < .draft2019, self["$ref"]?.string != nil { return [] }
    return members.filter { member in
      guard !member.name.utf8.starts(with: "$".utf8), !member.nameView.means("id") else {
        return false
      }
      switch Keyword(member.nameView) {
      case nil, .format: return true
      case .contentEncoding, .contentMediaType: return value.kind == .string
      case .contentSchema: return value.kind == .string && self["contentMediaType"] != nil
      default: return false
      }
    }
  }
}
