import Digest
import Interactions
import Ledger
import OrderedJSON
import SchemaGen

/// What is asked of every document of a run, and in which words: a record of one recipe is never taken
/// for one of another.
struct Recipe: Sendable {
  private(set) var entry: VersionEntry
  /// Which model is asked.
  let model: ModelName

  init(_ extractor: Extractor, _ schema: Schema) {
    let settings = CallSettings(extractor.settings, schema.settings)
    let generation = settings.generation
    model = settings.model ?? extractor.gemini.model
    var members: [JSONObject.Member] = [
      ("schema", .string(schema.identity)), ("model", .string(model.rawValue)),
      ("absence", .bool(extractor.settings.asksForAbsence)),
    ]
    let words: [(String, String?)] = [
      ("system", settings.system), ("prompt", settings.prompt),
      ("thinking", generation.thinkingLevel?.rawValue),
      ("tier", extractor.settings.serviceTier?.rawValue),
    ]
    members += words.compactMap { name, word in word.map { (name, .string($0)) } }
    let numbers = [("max_output_tokens", generation.maxOutputTokens), ("seed", generation.seed)]
    members += numbers.compactMap { name, number in number.map { (name, .int($0)) } }
    let identity = SHA256(of: JSON.object(JSONObject(members)).bytes(.canonical))
    // What a record is called is asked of nobody.
    if let name = schema.name { members.append(("name", .string(name))) }
    let description = JSON.object(JSONObject(members))
    entry = VersionEntry(
      identity: identity, description: description.bytes(.compact),
      schema: schema.local.bytes(.compact))
  }

  /// The same by the identity under which a folder knows what is asked.
  func known(to reader: LedgerReader) throws(LedgerError) -> Recipe {
    var recipe = self
    recipe.entry = entry.adopted(among: try reader.versions().map(\.entry))
    return recipe
  }
}

extension VersionEntry {
  /// What is not the same in another version, each in a few words.
  func differences(from other: VersionEntry) -> [String] {
    let (mine, theirs) = (members, other.members)
    let names = mine.map(\.name) + theirs.map(\.name).filter { mine[$0] == nil }
    return names.compactMap { name in
      if name.utf8.elementsEqual("name".utf8) { return nil }
      let (new, old) = (mine[name], theirs[name])
      guard new != old else { return nil }
      guard ["model", "thinking", "seed", "max_output_tokens", "tier"].contains(name) else {
        return name
      }
      return "\(name) (\(old?.shown ?? "none") → \(new?.shown ?? "none"))"
    }
  }

  private var members: JSONObject {
    (try? JSON(parsing: description))?.object ?? JSONObject([])
  }
}

extension JSON {
  fileprivate var shown: String { string.map(TextPlace.visible) ?? text() }
}
