package import OrderedJSON

/// Tidies an answer up before it is judged, as its schema asks, and says what it changed.
///
///     let (changes, value) = Normaliser(blueprint).normalised(answer.root)
///     // /seller/name: " ACME" → "ACME" (trim)
package struct Normaliser: Sendable {
  /// What is done at each shape of the blueprint; the record's is the first.
  var plans: [Plan] = []

  /// What is done to a value of one shape.
  enum Plan: Sendable {
    case nothing
    case text([NormalisingRule], FoldedChoice?)
    case group([UTF8Text: Int])
    case list(item: Int, most: Int?)
    case map(value: Int)
    case variants(tag: String, [UTF8Text: Int])
    /// The only shape that takes a value of each kind.
    case either([JSON.Kind: Int])
    case reference(Int)
  }

  /// A value that was changed, and by which rule.
  package struct Change: Sendable, Equatable {
    package var pointer: JSONPointer
    package var from: JSON
    /// Nothing: it was taken out.
    package var to: JSON?
    package var rule: NormaliserName
    /// Whether nobody asked for it and it is worth a look, as a number that came as a text.
    package var isWarning = false
  }

  /// Whether it changes nothing, whatever the answer.
  package var isIdle: Bool {
    plans.allSatisfy { if case .nothing = $0 { true } else { false } }
  }

  /// Makes a plan for a blueprint.
  package init(_ blueprint: Blueprint) {
    var planner = NormalisingPlanner(blueprint)
    plans = planner.plans()
  }
}

extension Normaliser.Change: CustomStringConvertible {
  /// A line for a person.
  package var description: String {
    let place = pointer.tokens.isEmpty ? "" : "\(pointer): "
    return place + TextPlace.visible("\(from.text()) → \(to?.text() ?? "taken out") (\(rule))")
  }
}
