import OrderedJSON
import Patterns

/// Judges the values of one tape by one program.
///
/// It is specialised for what is wanted (``Sink``): a mere verdict stops at the first violation and keeps
/// nothing; otherwise it goes on. On the way to a verdict nothing is allocated.
///
/// What a value's children were evaluated by, which only `unevaluated…` asks for, is noted in `marks`; the
/// resources that were entered, which only dynamic references ask for, in `scope`.
///
/// Some rules must be given up: a pattern that would take too many steps, schemas too deep inside one
/// another. Then the logic has three values: the rule counts as met, and is kept in `surrenders`; whoever
/// needs not only this rule (`anyOf`, `oneOf`, `not`, `if`, `contains`) finds out whether the verdict
/// depends on it, and what is left in the end makes the value invalid. So it is never decided by the order
/// in which rules are tried.
///
/// It owns neither the program nor the tape: who judges keeps both (``CompiledSchema``), for counting the
/// references would take a while beside judging a small value.
struct Judge<Report: Sink>: ~Copyable {
  unowned(unsafe) let memory: ProgramMemory
  private unowned(unsafe) let tapeMemory: JSONTape.Memory
  let ground: Ground
  var report: Report
  var marks: Marks
  var scope: [Int32] = []
  /// Taken when the first pattern is met.
  private var desk: Unmanaged<PatternDesk>?
  private var scratch: UnsafeMutablePointer<PatternScratch>?
  /// What was given up, and may still decide.
  private(set) var surrenders: [Surrender] = []
  private var depth = 0
  /// Schemas inside one another while judging: beyond that a value is not judged, to keep the stack.
  private var mostDepth = 5000

  /// A rule that was given up.
  struct Surrender {
    let finding: Finding
    let node: Int32
    let keyword: Keyword?
    let at: Int
  }

  /// Beyond so many, nothing more is tried: each way through schemas that are too deep would give up.
  static var mostSurrenders: Int { 64 }

  init(_ memory: ProgramMemory, _ tape: JSONTape, _ report: Report) {
    self.memory = memory
    tapeMemory = tape.memory
    ground = Ground(
      tables: memory.tables, entries: tape.memory.entries, text: tape.memory.text)
    self.report = report
    marks = Marks(entries: memory.tables.pointee.tracksEvaluated ? tape.memory.entryCount : 0)
  }

  deinit {
    marks.free()
    if let desk { memory.desks.giveBack(desk) }
  }

  var tape: JSONTape { JSONTape(tapeMemory) }

  /// Whether the value at an entry is valid by the whole schema; violations go to the report.
  mutating func judgeAll(_ at: Int) -> Bool {
    let isValid = judge(0, at)
    if surrenders.isEmpty { return isValid }
    for each in surrenders {
      report.surrendered(each.finding, by: each.node, each.keyword, at: each.at)
    }
    return false
  }

  /// What is known of a value by one node.
  mutating func certainty(_ number: Int32, _ at: Int) -> Certainty {
    certainty { judge in judge.judge(number, at) }
  }

  /// What a judgement comes to; only if it depends on what was given up, that is kept.
  @inline(__always)
  mutating func certainty(_ judgement: (inout Judge) -> Bool) -> Certainty {
    let known = surrenders.count
    let isMet = judgement(&self)
    guard surrenders.count > known else { return isMet ? .met : .violated }
    if isMet || isAbandoned { return .unknown }
    forgetSurrenders(since: known)
    return .violated
  }

  /// What was given up from then on does not decide.
  mutating func forgetSurrenders(since count: Int) {
    if !isAbandoned, surrenders.count > count { surrenders.removeSubrange(count...) }
  }

  /// Whether nothing more is tried.
  private var isAbandoned: Bool { mostDepth < 0 }

  /// Whether one violation is enough.
  @inline(__always)
  var isSettled: Bool { Report.stopsEarly || report.isMuted }

  /// Notes that a rule cannot be judged within the limits: always `true`, for it may be met.
  @inline(never)
  mutating func giveUp(_ finding: Finding, _ number: Int32, _ keyword: Keyword?, _ at: Int) -> Bool
  {
    if isAbandoned { return true }
    surrenders.append(Surrender(finding: finding, node: number, keyword: keyword, at: at))
    if surrenders.count == Self.mostSurrenders { mostDepth = -1 }
    return true
  }

  /// Whether the value at an entry is valid by a node; violations go to the report.
  mutating func judge(_ number: Int32, _ at: Int) -> Bool {
    let node = ground.tables.pointee.nodes + Int(number)
    if Report.stopsEarly, !node.pointee.hasRules {
      return node.pointee.types.contains(ground.types(of: ground.entries[at], node))
    }
    guard depth < mostDepth else { return giveUp(.tooDeep, number, nil, at) }
    depth &+= 1
    let track = tracks ? begin(node, number, at) : nil
    var isValid = judgeOwn(of: node, number, at)
    if node.pointee.hasFurtherRules, isValid || !isSettled {
      isValid = judgeFurther(node, number, at, since: track?.position ?? 0) && isValid
    }
    if let track { end(track, number, at, isValid) }
    depth &-= 1
    return isValid
  }

  /// Whether anything is noted on the way: for a report, or for rules that ask for it.
  @inline(__always)
  private var tracks: Bool { !Report.stopsEarly || ground.tables.pointee.tracksAnything }

  /// What was noted when a node began with a value.
  private struct Track {
    let position: Int
    let entersResource: Bool
  }

  @inline(never)
  private mutating func begin(
    _ node: UnsafePointer<Node>, _ number: Int32, _ at: Int
  ) -> Track {
    let resource = node.pointee.resource
    let entersResource = ground.tables.pointee.tracksScope && scope.last != resource
    if entersResource { scope.append(resource) }
    report.begin(number, at)
    return Track(position: marks.position, entersResource: entersResource)
  }

  @inline(never)
  private mutating func end(_ track: Track, _ number: Int32, _ at: Int, _ isValid: Bool) {
    report.end(number, at, isValid)
    if !isValid, ground.tables.pointee.tracksEvaluated { marks.rollback(to: track.position) }
    if track.entersResource { scope.removeLast() }
  }

  /// The rules of a node for the value's own sort, which come first, for they are the cheapest.
  @inline(__always)
  private mutating func judgeOwn(
    of node: UnsafePointer<Node>, _ number: Int32, _ at: Int
  ) -> Bool {
    let entry = ground.entries[at]
    var isValid = true
    if node.pointee.types != .any, !node.pointee.types.contains(ground.types(of: entry, node)) {
      isValid = reportType(of: node.pointee, number, at)
      if !isValid, isSettled { return false }
    }
    switch entry.kind {
    case .number:
      if !node.pointee.numbers.isEmpty {
        isValid = judgeNumber(node.pointee.numbers, number, at) && isValid
      }
    case .string, .name:
      if !node.pointee.strings.isEmpty {
        isValid = judgeString(node.pointee.strings, number, at) && isValid
      }
    case .array:
      if node.pointee.array >= 0 {
        isValid = judgeArray(Int(node.pointee.array), number, at) && isValid
      }
    case .object:
      if node.pointee.object >= 0 {
        isValid = judgeObject(Int(node.pointee.object), number, at) && isValid
      }
    case .true, .false, .null: break
    }
    return isValid
  }

  /// The rules of a node that are not for one sort of value alone, or that follow all others.
  private mutating func judgeFurther(
    _ node: UnsafePointer<Node>, _ number: Int32, _ at: Int, since position: Int
  ) -> Bool {
    let entry = ground.entries[at]
    var isValid = true
    for rank in 0..<Int(node.pointee.steps.count) {
      let step = ground.tables.pointee.steps + Int(node.pointee.steps.start) + rank
      isValid = judgeStep(step.pointee, number, at) && isValid
      if !isValid, isSettled { return false }
    }
    if node.pointee.unevaluatedItems != Node.none, entry.kind == .array {
      isValid =
        judgeUnevaluatedItems(node.pointee.unevaluatedItems, number, at, since: position) && isValid
    }
    if node.pointee.unevaluatedProperties != Node.none, entry.kind == .object {
      isValid =
        judgeUnevaluatedProperties(node.pointee.unevaluatedProperties, number, at, since: position)
        && isValid
    }
    return isValid
  }

  /// What searches for patterns work with.
  @inline(__always)
  mutating func patternScratch() -> UnsafeMutablePointer<PatternScratch> {
    if let scratch { return scratch }
    let desk = memory.desks.take()
    let scratch = desk._withUnsafeGuaranteedRef(\.scratch)
    self.desk = desk
    self.scratch = scratch
    return scratch
  }

  /// Judges a child of the value that is being judged, reached through a keyword.
  @inline(__always)
  mutating func judgeChild(
    _ number: Int32, _ at: Int, _ keyword: Keyword, _ token: @autoclosure () -> Token? = nil
  ) -> Bool {
    report.enter(keyword, token)
    defer { report.leave() }
    guard ground.tables.pointee.tracksEvaluated else { return judge(number, at) }
    // What is evaluated inside of the child is nobody else's concern.
    let position = marks.position
    let isValid = judge(number, at)
    marks.rollback(to: position)
    return isValid
  }

  /// Judges the value itself by another schema, reached through a keyword.
  @inline(__always)
  mutating func judgeInPlace(
    _ number: Int32, _ at: Int, _ keyword: Keyword, _ token: @autoclosure () -> Token? = nil
  ) -> Bool {
    report.enter(keyword, token)
    let isValid = judge(number, at)
    report.leave()
    return isValid
  }
}
