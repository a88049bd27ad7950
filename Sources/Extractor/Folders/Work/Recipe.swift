import Digest
import Files
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
    let asksForAbsence = extractor.settings.asksForAbsence
    var members: [JSONObject.Member] = [
      ("schema", .string(schema.identity)), ("model", .string(model.rawValue)),
      ("absence", .bool(asksForAbsence)),
    ]
    for part in SchemaPart.allCases {
      if let words = part.words(of: schema, asksForAbsence) {
        members.append((part.rawValue, words))
      }
    }
    let words: [(String, String?)] = [
      ("system", settings.system), ("prompt", settings.prompt),
      ("thinking", generation.thinkingLevel?.rawValue),
      ("tier", extractor.settings.serviceTier?.rawValue),
    ]
    members += words.compactMap { name, word in word.map { (name, .string($0)) } }
    let numbers = [("max_output_tokens", generation.maxOutputTokens), ("seed", generation.seed)]
    members += numbers.compactMap { name, number in number.map { (name, .int($0)) } }
    let identity = SHA256(of: JSON.object(JSONObject(members)).bytes(.canonical))
    members.append((VersionEntry.form, 2))
    // What a record is called is asked of nobody: if the model is told, it is the subject.
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

/// What a schema says beside the JSON Schema of its records, and what decides about them.
enum SchemaPart: String, CaseIterable {
  /// What the model is told that the records are of.
  case subject
  case examples
  case checks
  case normalizers

  /// It in a form that is the same for the same; nothing if there is none of it.
  func words(of schema: Schema, _ asksForAbsence: Bool) -> JSON? {
    switch self {
    case .subject:
      return asksForAbsence ? (schema.summary ?? schema.name).map(JSON.string) : nil
    case .examples: return Self.digest(of: schema.examples.map { Self.words(of: $0, in: schema) })
    case .checks: return Self.digest(of: schema.checkWords)
    case .normalizers: return Self.digest(of: schema.normaliserWords)
    }
  }

  private static func words(of example: SchemaExample, in schema: Schema) -> JSON {
    let input: String? =
      switch example.input {
      case .text(let text): text
      case .file(let name):
        schema.path(ofExample: name).flatMap { try? SHA256(ofFileAt: $0) }.map { "\($0)" }
      }
    return ["input": input.map(JSON.string) ?? JSON.null, "output": example.output]
  }

  private static func digest(of list: [JSON]) -> JSON? {
    list.isEmpty ? nil : .string("\(SHA256(of: JSON.array(list).bytes(.canonical)))")
  }

  /// What differs, in a few words.
  var shown: String {
    switch self {
    case .subject: "description"
    case .examples: "set of examples"
    case .checks: "set of checks"
    case .normalizers: "set of normalizers"
    }
  }

  /// Whether what is there can be judged by another one, and nothing has to be asked.
  var isJudging: Bool { self == .checks || self == .normalizers }
}

extension VersionEntry {
  /// What is not the same in another version, each in a few words.
  func differences(from other: VersionEntry) -> [String] {
    let (mine, theirs) = (members, other.members)
    let names = mine.names + theirs.names.filter { mine[$0] == nil }
    let isOld = theirs[Self.form] == nil
    return names.compactMap { name in
      if [Self.form, "name"].contains(name) { return nil }
      if isOld, SchemaPart(rawValue: name) != nil { return nil }
      let (new, old) = (mine[name], theirs[name])
      guard new != old else { return nil }
      if let part = SchemaPart(rawValue: name) { return part.shown }
      guard ["model", "thinking", "seed", "max_output_tokens", "tier"].contains(name) else {
        return name
      }
      return "\(name) (\(old?.shown ?? "none") → \(new?.shown ?? "none"))"
    }
  }

  /// The member that says of which form a description is. In the first form it has no parts of the schema.
  static let form = "form"

  private var members: JSONObject {
    (try? JSON(parsing: description))?.object ?? JSONObject([])
  }
}

extension JSON {
  fileprivate var shown: String { string.map(TextPlace.visible) ?? text() }
}
