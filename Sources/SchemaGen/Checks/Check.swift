package import OrderedJSON

/// A sentence about a record that a schema cannot say: `total ~= subtotal + vat`.
///
/// It is compiled against the shapes of a blueprint, so that no name and no type can be wrong later.
/// Numbers are exact. What is null or missing makes an expression unknown, unless `and` or `or` can do
/// without it; a map stands for the list of its values.
///
///     let check = try Check(
///       parsing: "amount ~= quantity * unit_price", in: ["lines[]"], for: blueprint)
///     [check].findings(in: answer.root, today: day)
package struct Check: Sendable {
  /// The expression as it was written, without its message.
  package let text: String
  /// The keys that it stands under, the outermost first.
  package let keys: [String]
  /// What it says when it fails, if it was given words.
  package let message: String?
  /// Whether a failure is only told.
  package let isWarning: Bool
  /// Where it was written.
  package var origin: Shape.Origin?
  let stages: [CheckStage]
  let decision: CheckNode
  let slotCount: Int

  /// A key above checks: `lines[]`, `when EXPR` or `warn`.
  package struct Scope: Sendable {
    fileprivate let key: String
    fileprivate let meaning: CheckScope

    /// Reads a key; its names are looked up when a check under it is compiled.
    package init(parsing key: String) throws(CheckError) {
      self.key = key
      meaning = try CheckScope(parsing: key)
    }
  }

  /// Compiles a check that stands under some keys, the outermost first.
  package init(
    parsing text: String, in keys: [String] = [], for blueprint: Blueprint
  ) throws(CheckError) {
    try self.init(parsing: text, in: keys, naming: CheckNames(blueprint))
  }

  /// Compiles a check that stands under some keys, and shares what is known of the record with others.
  init(
    parsing text: String, in keys: [String], naming names: CheckNames
  ) throws(CheckError) {
    var scopes: [Scope] = []
    for (rank, key) in keys.enumerated() {
      do { scopes.append(try Scope(parsing: key)) } catch { throw error.ofKey(rank) }
    }
    try self.init(parsing: text, under: scopes, naming: names)
  }

  /// Compiles a check that stands under keys which have been read, the outermost first.
  package init(
    parsing text: String, under scopes: [Scope], for blueprint: Blueprint
  ) throws(CheckError) {
    try self.init(parsing: text, under: scopes, naming: CheckNames(blueprint))
  }

  private init(
    parsing text: String, under scopes: [Scope], naming names: CheckNames
  ) throws(CheckError) {
    var typer = CheckTyper(names)
    var stages: [CheckStage] = []
    var isWarning = false
    for (rank, scope) in scopes.enumerated() {
      do {
        switch scope.meaning {
        case .warn: isWarning = true
        case .when(let condition):
          typer.text = Array(scope.key.utf8)
          stages.append(.condition(try typer.decision(condition)))
        case .entries(let ways):
          for way in ways { stages.append(.entries(try typer.names.enter(way))) }
        }
      } catch {
        throw error.ofKey(rank)
      }
    }
    typer.text = Array(text.utf8)
    let (expression, message) = try CheckParser.check(text)
    decision = try typer.decision(expression)
    slotCount = typer.slotCount
    self.stages = stages
    self.isWarning = isWarning
    self.message = message
    keys = scopes.map(\.key)
    self.text = String(decoding: typer.text[expression.range], as: UTF8.self)
  }
}

extension CheckError {
  fileprivate func ofKey(_ rank: Int) -> CheckError {
    CheckError(fault, at: offset, in: .key(rank))
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

extension [Check] {
  /// What the checks say of a record, in their order, and for each in the order of the entries.
  ///
  /// A check takes time in proportion to its length and to the entries that it is asked for; what it
  /// says of the record around them is worked out once.
  package func findings(in record: JSONView, today: CalendarDay?) -> [CheckFinding] {
    if isEmpty { return [] }
    var judge = CheckJudge(today: today)
    for (position, check) in enumerated() { judge.judge(check, at: position, record) }
    return judge.findings
  }
}
