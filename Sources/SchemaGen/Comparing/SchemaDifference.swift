import OrderedJSON

/// All in which two schemas differ, and what that means for the records there are.
///
/// If there is nothing worse than ``ChangeVerdict/widening``, every record that is valid under the old
/// schema is valid under the new one.
package struct SchemaDifference: Sendable {
  package let changes: [SchemaChange]

  /// The worst of the changes; nothing if there is none.
  package var verdict: ChangeVerdict? { changes.map(\.verdict).max() }

  package init(from old: Blueprint, to new: Blueprint) {
    var comparer = Comparer(old.inNormalForm, new.inNormalForm)
    changes = comparer.changesOfAll()
  }
}

/// Walks through two blueprints side by side; each pair of places is looked at once.
struct Comparer {
  let old: Blueprint
  let new: Blueprint
  private(set) var changes: [SchemaChange] = []
  private var seen: Set<Pair> = []
  /// How much may still be compared to find out which alternatives belong together.
  private(set) var patience = 5000

  struct Pair: Hashable {
    let old: Place
    let new: Place
  }

  /// A place inside a definition, or inside the output.
  struct Place: Hashable {
    var definition: UTF8Text?
    var way: [UTF8Text] = []

    func step(_ name: String) -> Place {
      Place(definition: definition, way: way + [UTF8Text(name)])
    }
  }

  /// A shape and where it stands.
  struct Side {
    var shape: Shape
    var place: Place

    func step(_ name: String, _ shape: Shape) -> Side {
      Side(shape: shape, place: place.step(name))
    }
  }

  init(_ old: Blueprint, _ new: Blueprint) {
    self.old = old
    self.new = new
  }

  mutating func changesOfAll() -> [SchemaChange] {
    let place = Place()
    compare(
      Side(shape: old.output, place: place), Side(shape: new.output, place: place), FieldPath())
    return changes
  }

  mutating func note(_ fact: SchemaChange.Fact, _ verdict: ChangeVerdict, _ path: FieldPath) {
    changes.append(SchemaChange(field: path.text, fact: fact, verdict: verdict))
  }

  // MARK: Two shapes

  mutating func compare(_ first: Side, _ second: Side, _ path: FieldPath) {
    let one = Self.resolved(first, in: old)
    let other = Self.resolved(second, in: new)
    guard seen.insert(Pair(old: one.place, new: other.place)).inserted else { return }
    guard path.depth < 200 else { return note(.tooMuch, .breaking, path) }
    compareWords(one.shape, other.shape, path)
    if one.shape.isAtom, other.shape.isAtom {
      compareScalars(one.shape, other.shape, path)
    } else {
      compareNull(one.shape, other.shape, path)
      compareKinds(one, other, path)
    }
  }

  /// The shape behind names; it may be null if one of the names on the way may.
  private static func resolved(_ side: Side, in blueprint: Blueprint) -> Side {
    var side = side
    var isNullable = side.shape.isNullable
    var description = side.shape.description
    for _ in 0...blueprint.definitions.count {
      guard case .reference(let name) = side.shape.kind, let shape = blueprint.definition(name)
      else { break }
      var way = side.place.way
      // Whether null is allowed is said where the name stands.
      way = isNullable && !shape.isNullable ? [UTF8Text("null")] : []
      side = Side(shape: shape, place: Place(definition: UTF8Text(name), way: way))
      isNullable = isNullable || shape.isNullable
      description = description ?? shape.description
    }
    side.shape.isNullable = isNullable
    side.shape.description = description
    return side
  }

  private mutating func compareWords(_ one: Shape, _ other: Shape, _ path: FieldPath) {
    if one.description.map(UTF8Text.init) != other.description.map(UTF8Text.init) {
      note(.description, .wording, path)
    }
    if one.examples != other.examples { note(.examples, .wording, path) }
    if one.normalisers?.map(\.text) != other.normalisers?.map(\.text) {
      note(.normalisers, .wording, path)
    }
  }

  private mutating func compareNull(_ one: Shape, _ other: Shape, _ path: FieldPath) {
    switch (one.acceptsNull, other.acceptsNull) {
    case (false, true): note(.nullable(true), .widening, path)
    case (true, false): note(.nullable(false), .narrowing, path)
    default: break
    }
  }

  /// Types in the words of the language, in one line with all that is changed.
  private mutating func compareScalars(_ one: Shape, _ other: Shape, _ path: FieldPath) {
    if case .choice(let old) = one.kind, case .choice(let new) = other.kind {
      for (value, meaning) in old.values {
        guard let now = new.values.first(where: { $0.value == value }) else { continue }
        if meaning.map(UTF8Text.init) != now.meaning.map(UTF8Text.init) {
          note(.meaning(of: value.string ?? value.text()), .wording, path)
        }
      }
    }
    if let verdict = one.verdict(becoming: other) {
      note(.type(from: one.inShort, to: other.inShort), verdict, path)
    }
  }

  // MARK: Alternatives

  /// Whether every value of one shape is a value of the other.
  mutating func covers(_ one: Side, by other: Side, _ path: FieldPath) -> Bool {
    guard patience > 0 else { return false }
    var trial = self
    trial.changes = []
    trial.patience -= 1
    trial.compare(one, other, path)
    patience = trial.patience - trial.changes.count
    return trial.changes.allSatisfy { $0.verdict <= .widening }
  }
}
