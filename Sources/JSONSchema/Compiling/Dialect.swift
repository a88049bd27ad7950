/// An edition of the JSON Schema specification.
public enum Draft: Int, Sendable, CaseIterable, Comparable {
  case draft4 = 4
  case draft6 = 6
  case draft7 = 7
  case draft2019 = 2019
  case draft2020 = 2020

  /// Whether an edition came before another.
  public static func < (one: Draft, other: Draft) -> Bool { one.rawValue < other.rawValue }

  /// The URI of its metaschema, as `$schema` names it, without an empty fragment.
  public var uri: String {
    switch self {
    case .draft4: "http://json-schema.org/draft-04/schema"
    case .draft6: "http://json-schema.org/draft-06/schema"
    case .draft7: "http://json-schema.org/draft-07/schema"
    case .draft2019: "https://json-schema.org/draft/2019-09/schema"
    case .draft2020: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  /// The edition whose metaschema has this URI; an empty fragment behind it does not matter.
  public init?(uri: String) {
    let bare = uri.utf8.last == UInt8(ascii: "#") ? String(uri.dropLast()) : uri
    guard let draft = Draft.allCases.first(where: { $0.uri.utf8.elementsEqual(bare.utf8) }) else {
      return nil
    }
    self = draft
  }

  /// The keyword that names a schema.
  var identifier: String { self == .draft4 ? "id" : "$id" }
}

/// The rules by which one schema resource is read: an edition, and which of its vocabularies count.
struct Dialect: Sendable, Equatable {
  var draft: Draft
  /// The vocabularies whose keywords count, by the last part of their URIs; `nil` stands for all.
  var vocabularies: Set<String>?
  /// Whether the metaschema asks that `format` be asserted.
  var assertsFormats = false

  func has(_ keyword: Keyword) -> Bool {
    guard keyword.drafts.contains(draft) else { return false }
    guard let vocabularies, let vocabulary = keyword.vocabulary else { return true }
    return vocabularies.contains(vocabulary)
  }
}
