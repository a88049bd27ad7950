package import OrderedJSON

/// A schema drawn up from records that are already there, for a person to go over.
///
/// Each record is valid under it. What the records tell too little of is noted.
package struct SchemaDraft: Sendable {
  package let blueprint: Blueprint
  package let notes: [DraftNote]

  /// Joins what is known of all records; nothing if there are none.
  package init?(of records: [JSON]) {
    var evidence = Evidence()
    for record in records { evidence.see(record) }
    guard !records.isEmpty else { return nil }
    var drafter = Drafter()
    blueprint = Blueprint(output: drafter.shape(of: evidence, at: FieldPath())).inNormalForm
    notes = drafter.notes
  }
}

/// Something in a draft that a person should look at.
package struct DraftNote: Sendable, Hashable {
  package let fact: Fact
  /// The field, as `lines[].amount`; empty for the whole record.
  package let field: String

  package enum Fact: Sendable, Hashable {
    case onlyNull
    case onlyEmptyLists
    case choice(values: Int, texts: Int)
    case map(names: Int, objects: Int)
    case mixed
    case tooDeep
    case onlyEmptyObjects
  }
}

extension DraftNote: CustomStringConvertible {
  package var description: String {
    "\(field.isEmpty ? "the record" : TextPlace.visible(field)): \(sentence)"
  }

  private var sentence: String {
    switch fact {
    case .onlyNull: "is null wherever it stands; a text is assumed"
    case .onlyEmptyLists: "has no items anywhere; texts are assumed"
    case .choice(let values, let texts):
      "has \(values) values in \(texts) texts; add those that may still come"
    case .map(let names, let objects):
      "has \(names) names in \(objects) objects, so it is a map"
    case .mixed: "is not of one type"
    case .tooDeep: "is nested too deeply; any value is accepted"
    case .onlyEmptyObjects: "has no fields anywhere; any object is accepted"
    }
  }
}
