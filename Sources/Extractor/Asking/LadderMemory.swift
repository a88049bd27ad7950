import Interactions
import Locking
import OrderedJSON
import SchemaGen

/// How a schema is sent when what was sent before was refused: first without the wrapper, then rung by
/// rung.
struct Footing: Sendable, Hashable {
  var rung = Rung.whole
  var asksForAbsence: Bool

  /// The next lower one.
  var next: Footing? {
    if asksForAbsence { return Footing(rung: rung, asksForAbsence: false) }
    return rung.next.map { Footing(rung: $0, asksForAbsence: false) }
  }
}

/// Remembers on which footing a schema was taken by a model, so that what is refused is sent once.
final class LadderMemory: Sendable {
  private struct Key: Hashable {
    let schema: UTF8Text
    let model: UTF8Text
    let asksForAbsence: Bool
  }

  private let known = Lock<[Key: Footing]>([:])

  /// Where to begin with a schema.
  func footing(of schema: String, by model: String, asksForAbsence: Bool) -> Footing {
    let key = Key(
      schema: UTF8Text(schema), model: UTF8Text(model), asksForAbsence: asksForAbsence)
    return known.withLock { $0[key] } ?? Footing(asksForAbsence: asksForAbsence)
  }

  /// Remembers that a schema was taken, when something was asked that way first.
  func note(_ footing: Footing, of schema: String, by model: String, asksForAbsence: Bool) {
    let key = Key(
      schema: UTF8Text(schema), model: UTF8Text(model), asksForAbsence: asksForAbsence)
    known.withLock { $0[key] = footing }
  }
}
