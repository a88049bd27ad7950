import OrderedJSON
import Patterns

/// Asks checks of one record, in three values: true, false, and unknown, which is `nil`.
struct CheckJudge: ~Copyable {
  let today: CalendarDay
  var findings: [CheckFinding] = []
  var standings: [Standing] = []
  var memory: [Remembered?] = []
  /// What was first found to be unknown since the last question.
  var unknown: CheckUnknown?
  private var epoch = 0
  var scratch = PatternScratch()

  /// A group around the check, and the way to it from another.
  struct Standing {
    var view: JSONView
    var parent: Int
    /// The names and positions from the parent.
    var steps: [Step]
    /// The entry before it in its list.
    var previous: JSONView?
    /// No two groups that were ever stood in have the same.
    var epoch: Int
  }

  enum Step {
    case name(String)
    case position(Int)
  }

  struct Remembered {
    var epoch: Int
    var value: CheckValue?
    var unknown: CheckUnknown?
  }

  init(today: CalendarDay) { self.today = today }

  mutating func judge(_ check: Check, at position: Int, _ record: JSONView) {
    memory = Array(repeating: nil, count: check.slotCount)
    standings = []
    enter(record, parent: 0, steps: [])
    run(check, position, stage: 0)
  }

  mutating func enter(
    _ view: JSONView, parent: Int, steps: [Step], previous: JSONView? = nil
  ) {
    epoch += 1
    standings.append(
      Standing(view: view, parent: parent, steps: steps, previous: previous, epoch: epoch))
  }

  mutating func run(_ check: Check, _ position: Int, stage: Int) {
    guard stage < check.stages.count else { return decide(check, position) }
    switch check.stages[stage] {
    case .condition(let node):
      unknown = nil
      switch truth(node) {
      case true?: run(check, position, stage: stage + 1)
      case false?: break
      case nil: skip(check, position)
      }
    case .entries(let entries):
      let depth = standings.count
      forEachEntry(entries) { judge in judge.run(check, position, stage: stage + 1) }
      standings.removeSubrange(depth...)
    }
  }

  mutating func forEachEntry(
    _ entries: CheckEntries, _ body: (inout CheckJudge) -> Void
  ) {
    var holder = entries.context
    for group in entries.groups {
      guard let view = standings[holder].view[group], view.kind == .object else { return }
      enter(view, parent: holder, steps: [.name(group)])
      holder = standings.count - 1
    }
    guard let list = standings[holder].view[entries.list] else { return }
    let depth = standings.count
    var previous: JSONView?
    func stand(_ judge: inout CheckJudge, _ view: JSONView, _ step: Step) {
      judge.standings.removeSubrange(depth...)
      judge.enter(
        view, parent: holder, steps: [.name(entries.list), step], previous: previous)
      previous = view
      body(&judge)
    }
    for (position, item) in list.items.enumerated() { stand(&self, item, .position(position)) }
    for member in list.members { stand(&self, member.value, .name(member.name)) }
  }
}
