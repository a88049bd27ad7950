package import OrderedJSON

/// A sentence about a record that a schema cannot say: `total ~= subtotal + vat`.
///
/// It is compiled against the shapes of a blueprint, so that no name and no type can be wrong later.
///
///     let check = try Check(
///       parsing: "amount ~= quantity * unit_price", in: ["lines[]"], for: blueprint)
///     [check].findings(in: answer.root, today: day)
package struct Check: Sendable {
  /// The expression as it was written, without its message.
  package let text: String
  /// What it says when it fails, if it was given words.
  package let message: String?
  /// Whether a failure is only told.
  package let isWarning: Bool
  let stages: [CheckStage]
  let decision: CheckNode
  let slotCount: Int

  /// Compiles a check that stands under some keys, the outermost first.
  package init(
    parsing text: String, in keys: [String] = [], for blueprint: Blueprint
  ) throws(CheckError) {
    var typer = CheckTyper(blueprint)
    var (stages, isWarning): ([CheckStage], Bool) = ([], false)
    for (rank, key) in keys.enumerated() {
      do {
        typer.text = Array(key.utf8)
        switch try CheckScope(parsing: key) {
        case .warn: isWarning = true
        case .when(let condition): stages.append(.condition(try typer.decision(condition)))
        case .entries(let ways):
          for way in ways { stages.append(.entries(try typer.names.enter(way))) }
        }
      } catch {
        throw CheckError(error.fault, at: error.offset, in: .key(rank))
      }
    }
    typer.text = Array(text.utf8)
    let (expression, message) = try CheckParser.check(text)
    decision = try typer.decision(expression)
    slotCount = typer.slotCount
    self.stages = stages
    self.isWarning = isWarning
    self.message = message
    self.text = String(decoding: typer.text[expression.range], as: UTF8.self)
  }
}

/// A step on the way to where a check is asked.
enum CheckStage: Sendable {
  case condition(CheckNode)
  case entries(CheckEntries)
}

/// The entries of a list: where it lies, seen from one of the groups around.
struct CheckEntries: Sendable {
  var context: Int
  /// The groups on the way, each of which encloses what follows.
  var groups: [String]
  var list: String
}

extension CheckNames {
  /// Goes into the entries of a list, so that its names are the next to be looked up.
  mutating func enter(_ way: [UTF8Text]) throws(CheckError) -> CheckEntries {
    let name = way[0].string
    var found = try begin(name, name, from: innermost, at: 0)
    var entries = CheckEntries(context: found.path.context, groups: [], list: found.path.last)
    var text = name
    for step in way.dropFirst() {
      guard found.place.hasFields else {
        let isList = found.place.entries != nil
        throw CheckError(
          isList ? .listInside(text) : .noFieldsIn(text, is: found.place.type(blueprint)), at: 0)
      }
      push(Context(place: found.place))
      entries.groups.append(entries.list)
      guard let field = try field(step.string, in: found.place, at: 0) else {
        let meant = nearest(to: step.string, among: names(in: found.place))
        throw CheckError(.noField(step.string, meant: meant), at: 0)
      }
      text += "." + step.string
      entries.list = field.name
      found.place = Alternatives(field.shapes, blueprint)
    }
    guard !found.place.hasFields, let items = found.place.entries else {
      throw CheckError(.notAList(text, is: found.place.type(blueprint)), at: 0)
    }
    let entry = Alternatives(items.shapes, blueprint)
    guard entry.hasFields else {
      throw CheckError(.noGroups(text, is: found.place.type(blueprint)), at: 0)
    }
    let holder = entries.groups.isEmpty ? entries.context : innermost
    push(Context(place: entry, holder: holder, name: way[way.count - 1].string))
    return entries
  }
}

extension CheckPath {
  /// The name of the field that it ends in.
  fileprivate var last: String {
    if case .member(let name)? = steps.last { name } else { "" }
  }
}

extension [Check] {
  /// What the checks say of a record, in their order, and for each in the order of the entries.
  ///
  /// A check takes time in proportion to its length and to the entries that it is asked for; what it
  /// says of the record around them is worked out once.
  package func findings(in record: JSONView, today: CalendarDay) -> [CheckFinding] {
    var judge = CheckJudge(today: today)
    for (position, check) in enumerated() { judge.judge(check, at: position, record) }
    return judge.findings
  }
}
