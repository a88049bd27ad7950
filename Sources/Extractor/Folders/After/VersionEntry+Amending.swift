import Digest
package import Ledger
import OrderedJSON
package import SchemaGen

// The schema by which records are judged can be mended without asking again. Items stay known by what was
// asked first: a version keeps its identity, and what is said of it changes.

extension VersionEntry {
  /// The version when it is judged by another schema.
  package func amended(by schema: Schema) -> VersionEntry {
    var asked = (try? JSON(parsing: description)) ?? [:]
    asked["schema"] = .string(schema.identity)
    asked["name"] = schema.name.map(JSON.string)
    asked[Self.form] = 2
    for part in SchemaPart.allCases {
      asked[part.rawValue] = part.words(of: schema, asked["absence"] == true)
    }
    return VersionEntry(
      identity: identity, description: asked.bytes(.compact), schema: schema.local.bytes(.compact))
  }

  /// What is to be asked, as the version among those that are known that says the same: also one that
  /// came to say it when its schema was mended. A version that says something else by now is another, even
  /// if it began like this one.
  package func adopted(among known: [VersionEntry]) -> VersionEntry {
    var entry = self
    if let same = known.last(where: { $0.says(the: self) }) {
      entry.identity = same.identity
      return entry
    }
    while known.contains(where: { $0.identity == entry.identity }) {
      entry.identity = SHA256(of: entry.identity.bytes + description)
    }
    return entry
  }

  private func says(the other: VersionEntry) -> Bool {
    guard var mine = try? JSON(parsing: description),
      var theirs = try? JSON(parsing: other.description)
    else { return description == other.description }
    var idle = ["name"]
    // What an older program noted says nothing of the parts of a schema.
    if mine[Self.form] == nil || theirs[Self.form] == nil {
      idle += [Self.form] + SchemaPart.allCases.map(\.rawValue)
    }
    for name in idle { (mine[name], theirs[name]) = (nil, nil) }
    return mine == theirs
  }
}

extension SchemaChange {
  /// Whether answers to the one schema cannot be taken for answers to the other: something was not asked
  /// for, or has another form.
  package var isOfShape: Bool {
    switch fact {
    case .added, .removed, .tag, .variantAdded, .variantRemoved, .alternativeAdded,
      .alternativeRemoved, .schema, .tooMuch, .sending:
      true
    case .type: verdict == .breaking
    case .optional, .nullable, .count, .unique, .order, .description, .meaning, .keys, .examples,
      .normalisers:
      false
    }
  }
}
