import OrderedJSON
import TestSupport

/// The types of the API as the official SDK has them: every member, its type, its words.
struct Catalogue: Sendable {
  let types: [(name: String, members: [Member])]

  struct Member: Sendable {
    let name: String
    let type: TypeText
    /// The one word that a member always has, such as that of `type`.
    let constant: String?
  }

  /// Those of the file; none where it is missing.
  static let shared = (try? Catalogue()) ?? Catalogue(types: [])

  private init(types: [(name: String, members: [Member])]) { self.types = types }

  private init() throws {
    let file = try PublicSuite.requests.files(in: "..").first { $0.name == "types.json" }
    let types = try JSON(parsing: file?.bytes ?? [])["types"]?.object ?? JSONObject()
    self.types = types.members.map { name, members in
      let members = (members.object ?? JSONObject()).map { name, facts in
        Member(
          name: name, type: TypeText(facts["type"] ?? facts), constant: facts["const"]?.string)
      }
      return (name, members)
    }
  }

  func members(of type: String) -> [Member] { types.first { $0.name == type }?.members ?? [] }
}

/// How the file writes a type down.
indirect enum TypeText: Sendable {
  case named(String)
  case words([String])
  case list(TypeText)
  case map(TypeText)
  case choice([TypeText])

  init(_ json: JSON) {
    if let name = json.string {
      self = .named(name)
    } else if let words = json["enum"]?.array ?? json["const"].map({ [$0] }) {
      self = .words(words.compactMap(\.string))
    } else if let item = json["list"] {
      // What holds for the list holds for what is said of its items.
      self = .list(TypeText(item))
    } else if let value = json["map"] {
      self = .map(TypeText(value))
    } else {
      self = .choice((json["anyOf"]?.array ?? []).map(TypeText.init))
    }
  }

  /// The words of which the type or one of its choices is one.
  var words: [String] {
    switch self {
    case .words(let words): words
    case .list(let item): item.words
    case .choice(let choices): choices.flatMap(\.words)
    case .named, .map: []
    }
  }

  /// The types that it names.
  var names: [String] {
    switch self {
    case .named(let name): [name]
    case .words: []
    case .list(let item), .map(let item): item.names
    case .choice(let choices): choices.flatMap(\.names)
    }
  }
}

// MARK: Samples

extension Catalogue {
  /// Values of a type, one for each of its choices.
  func samples(of type: TypeText, depth: Int = 0) -> [JSON] {
    switch type {
    case .named("string"): ["text – é"]
    case .named("int"): [17]
    case .named("float"): [0.25]
    case .named("bool"): [true]
    case .named("Any"): [["z": 1.50, "a": .null]]
    case .named(let name): [sample(of: name, depth: depth + 1)]
    case .words(let words): words.map(JSON.string) + ["word_of_tomorrow"]
    case .list(let item): [.array(samples(of: item, depth: depth)), []]
    case .map(let value):
      [["z": samples(of: value, depth: depth)[0], "a b": samples(of: value, depth: depth)[0]]]
    case .choice(let choices): choices.flatMap { samples(of: $0, depth: depth) }
    }
  }

  /// An object with all that its type lists, and more. Deep down it has only its constants.
  func sample(of name: String, depth: Int = 0) -> JSON {
    let tomorrow: JSON = ["is": ["here", 1e2]]
    var object = JSONObject([("tomorrow", tomorrow)])
    for member in members(of: name) {
      if let constant = member.constant {
        object[member.name] = .string(constant)
      } else if depth < 3, let first = samples(of: member.type, depth: depth).first {
        object[member.name] = first
      }
    }
    return .object(object)
  }
}
