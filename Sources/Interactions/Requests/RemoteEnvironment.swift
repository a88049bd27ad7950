public import OrderedJSON

/// The machine on which an agent works.
public struct RemoteEnvironment: TaggedObject {
  static let tag = UTF8Text("remote")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    environmentID: String? = nil, env: WireMap<WordOr<EnvironmentVariable>>? = nil,
    network: WordOr<NetworkAccess>? = nil, sources: [EnvironmentSource]? = nil
  ) {
    self.init(members: Self.tagged)
    self.environmentID = environmentID
    self.env = env
    self.network = network
    self.sources = sources
  }

  /// One that is there already.
  public var environmentID: String? {
    get { self["environment_id"] }
    set { self["environment_id"] = newValue }
  }

  /// Variables of the environment by their names.
  public var env: WireMap<WordOr<EnvironmentVariable>>? {
    get { self["env"] }
    set { self["env"] = newValue }
  }

  /// What can be reached: `"disabled"`, or a list of domains.
  public var network: WordOr<NetworkAccess>? {
    get { self["network"] }
    set { self["network"] = newValue }
  }

  /// Files that lie there from the start.
  public var sources: [EnvironmentSource]? {
    get { self["sources"] }
    set { self["sources"] = newValue }
  }
}

/// A variable, or the credential it is filled from.
public struct EnvironmentVariable: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(value: String? = nil, credential: String? = nil) {
    self.init(members: JSONObject())
    self.value = value
    self.credential = credential
  }

  /// The value itself.
  public var value: String? {
    get { self["value"] }
    set { self["value"] = newValue }
  }

  /// The name of a credential that is kept by the service.
  public var credential: String? {
    get { self["credential"] }
    set { self["credential"] = newValue }
  }
}

/// What an environment can reach.
public struct NetworkAccess: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(allowlist: WordOr<[AllowedDomain]>? = nil) {
    self.init(members: JSONObject())
    self.allowlist = allowlist
  }

  /// The domains, or `"disabled"` for none.
  public var allowlist: WordOr<[AllowedDomain]>? {
    get { self["allowlist"] }
    set { self["allowlist"] = newValue }
  }
}

/// A domain that can be reached.
public struct AllowedDomain: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    domain: String, credential: String? = nil, transform: OneOrMany<WireMap<String>>? = nil
  ) {
    self.init(members: JSONObject())
    self.domain = domain
    self.credential = credential
    self.transform = transform
  }

  /// Its name.
  public var domain: String {
    get { self["domain", or: ""] }
    set { self["domain"] = newValue }
  }

  /// The name of a credential that is used there.
  public var credential: String? {
    get { self["credential"] }
    set { self["credential"] = newValue }
  }

  /// Header fields that are put into requests.
  public var transform: OneOrMany<WireMap<String>>? {
    get { self["transform"] }
    set { self["transform"] = newValue }
  }
}

/// Where files of an environment come from.
public struct EnvironmentSource: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// Describes one.
  public init(
    type: EnvironmentSourceType? = nil, source: String? = nil, content: String? = nil,
    encoding: String? = nil, target: String? = nil
  ) {
    self.init(members: JSONObject())
    self.type = type
    self.source = source
    self.content = content
    self.encoding = encoding
    self.target = target
  }

  /// The kind of place.
  public var type: EnvironmentSourceType? {
    get { self["type"] }
    set { self["type"] = newValue }
  }

  /// Where the files lie.
  public var source: String? {
    get { self["source"] }
    set { self["source"] = newValue }
  }

  /// The content itself.
  public var content: String? {
    get { self["content"] }
    set { self["content"] = newValue }
  }

  /// How the content is encoded.
  public var encoding: String? {
    get { self["encoding"] }
    set { self["encoding"] = newValue }
  }

  /// Where the files are put.
  public var target: String? {
    get { self["target"] }
    set { self["target"] = newValue }
  }
}

/// The kind of place that files come from.
public struct EnvironmentSourceType: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `gcs`.
  public static let gcs = Self("gcs")
  /// `inline`.
  public static let inline = Self("inline")
  /// `repository`.
  public static let repository = Self("repository")
  /// `skill_registry`.
  public static let skillRegistry = Self("skill_registry")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.gcs, .inline, .repository, .skillRegistry]
}
