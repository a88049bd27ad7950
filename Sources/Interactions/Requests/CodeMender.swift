public import OrderedJSON

/// The bounds of a session of the CodeMender agent.
public struct CodeMenderSession: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(maxRounds: Int? = nil) {
    self.init(members: JSONObject())
    self.maxRounds = maxRounds
  }

  /// The most rounds.
  public var maxRounds: Int? {
    get { self["max_rounds"] }
    set { self["max_rounds"] = newValue }
  }
}

/// What the CodeMender agent is to find.
public struct FindRequest: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    description: String? = nil, findingID: String? = nil, mode: FindMode? = nil,
    sourceFiles: [CodeFile]? = nil
  ) {
    self.init(members: JSONObject())
    self.description = description
    self.findingID = findingID
    self.mode = mode
    self.sourceFiles = sourceFiles
  }

  /// What to look for.
  public var description: String? {
    get { self["description"] }
    set { self["description"] = newValue }
  }

  /// What was found before.
  public var findingID: String? {
    get { self["finding_id"] }
    set { self["finding_id"] = newValue }
  }

  /// Whether to search or to check.
  public var mode: FindMode? {
    get { self["mode"] }
    set { self["mode"] = newValue }
  }

  /// The code.
  public var sourceFiles: [CodeFile]? {
    get { self["source_files"] }
    set { self["source_files"] = newValue }
  }
}

/// What the CodeMender agent is to mend.
public struct FixRequest: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(description: String? = nil, findingID: String? = nil, sourceFiles: [CodeFile]? = nil)
  {
    self.init(members: JSONObject())
    self.description = description
    self.findingID = findingID
    self.sourceFiles = sourceFiles
  }

  /// What is wrong.
  public var description: String? {
    get { self["description"] }
    set { self["description"] = newValue }
  }

  /// What was found before.
  public var findingID: String? {
    get { self["finding_id"] }
    set { self["finding_id"] = newValue }
  }

  /// The code.
  public var sourceFiles: [CodeFile]? {
    get { self["source_files"] }
    set { self["source_files"] = newValue }
  }
}

/// A file of code with its text.
public struct CodeFile: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(path: String? = nil, content: String? = nil) {
    self.init(members: JSONObject())
    self.path = path
    self.content = content
  }

  /// Where it lies.
  public var path: String? {
    get { self["path"] }
    set { self["path"] = newValue }
  }

  /// Its text.
  public var content: String? {
    get { self["content"] }
    set { self["content"] = newValue }
  }
}

/// Whether something is searched for or checked.
public struct FindMode: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `scan`.
  public static let scan = Self("scan")
  /// `verify`.
  public static let verify = Self("verify")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.scan, .verify]
}
