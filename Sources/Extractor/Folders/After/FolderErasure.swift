public import Interactions
public import OrderedJSON

/// What was deleted at the API, and what was not.
public struct FolderErasure: Sendable {
  /// How many interactions and uploads are gone there, those included that were gone before.
  public internal(set) var interactions = 0
  /// The same of uploads.
  public internal(set) var uploads = 0
  /// What the API did not delete, and why.
  public internal(set) var failures: [(name: String, error: GeminiError)] = []
  /// Interactions and uploads that lie at other addresses than the one that was asked, by address.
  public internal(set) var elsewhere: [String: Int] = [:]
  /// The document that was taken out here, too.
  public internal(set) var document: String?
  /// What a person should know.
  public internal(set) var notices: [String] = []

  init() {}
}

extension FolderErasure {
  /// Whether nothing is left to be deleted at the address that was asked.
  public var isComplete: Bool { failures.isEmpty }

  /// Whether what was not deleted may be deleted later by the same command.
  public var mayPass: Bool { !failures.isEmpty && failures.allSatisfy(\.error.isTransient) }

  /// The refusal of the key, if that is why it ended.
  public var refusal: GeminiError? { failures.lazy.map(\.error).first(where: \.isOfKey) }
}

extension GeminiError {
  /// Whether the key was refused, so that any other call would be as well.
  var isOfKey: Bool {
    switch self {
    case .api(let error): error.status == 401
    case .noKey, .badKey: true
    default: false
    }
  }
}

extension FolderErasure: CustomStringConvertible {
  /// A line for each failure, and one that counts.
  public var description: String {
    var lines = failures.map { "\(TextPlace.visible($0.name)): not deleted: \($0.error)" }
    lines += elsewhere.sorted { UTF8Text($0.key) < UTF8Text($1.key) }.map { address, count in
      "\(address): has \(count) more; give --base-url \(address) and a key for it"
    }
    lines += notices
    lines.append(
      "deleted at the API: \(FolderStatus.counted(interactions, "interaction")), "
        + FolderStatus.counted(uploads, "upload")
        + (document.map { "; \($0) was taken out here" } ?? ""))
    return lines.joined(separator: "\n")
  }

  /// All of it for programs; the form has a version, `extract.forget/1`.
  public var json: JSON {
    [
      "schema": "extract.forget/1", "interactions": .int(interactions), "uploads": .int(uploads),
      "document": document.map(JSON.string) ?? nil,
      "failures": .array(
        failures.map { ["name": .string($0.name), "reason": .string("\($0.error)")] }),
      "elsewhere": .object(elsewhere.map { ($0.key, .int($0.value)) }),
      "notices": .array(notices.map(JSON.string)),
    ]
  }
}
