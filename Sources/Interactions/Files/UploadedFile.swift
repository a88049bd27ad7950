import Digest
import HTTP
public import OrderedJSON

/// A file that the API keeps: for two days, or for as long as it says.
///
/// Its ``uri`` stands for its contents in a request.
public struct UploadedFile: WireObject {
  /// Every member, known or not.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }
}

extension UploadedFile {
  /// By what it is fetched and deleted: `files/abc-123`.
  public var name: String? { self["name"] }
  /// What a person calls it.
  public var displayName: String? { self["displayName"] }
  /// What its bytes are: `application/pdf`.
  public var mimeType: MediaType? { self["mimeType"] }
  /// By what a request refers to it.
  public var uri: String? { self["uri"] }
  /// Where the bytes of a file that the API made can be fetched.
  public var downloadURI: String? { self["downloadUri"] }
  /// Whether it can be used.
  public var state: State? { self["state"] }
  /// Where it comes from.
  public var source: Source? { self["source"] }
  /// Why it cannot be used.
  public var error: JSONObject? { members["error"]?.object }
  /// What is known of a video: its length.
  public var videoMetadata: JSONObject? { members["videoMetadata"]?.object }
  /// The SHA-256 of its bytes, in base64; of the digest or of its hexadecimal digits.
  public var sha256Hash: String? { self["sha256Hash"] }

  /// How long it is. The wire writes the number as text.
  public var sizeBytes: Int? {
    members["sizeBytes"].flatMap { $0.string.flatMap { Int($0) } ?? $0.number?.exactly() }
  }

  /// When it was made, as RFC 3339.
  public var createTime: String? { self["createTime"] }
  /// When it was last changed, as RFC 3339.
  public var updateTime: String? { self["updateTime"] }
  /// When it is forgotten, as RFC 3339.
  public var expirationTime: String? { self["expirationTime"] }
}

extension UploadedFile {
  /// When it was made.
  public var createdAt: Timestamp? { createTime.flatMap(Timestamp.init) }
  /// When it was last changed.
  public var updatedAt: Timestamp? { updateTime.flatMap(Timestamp.init) }
  /// When it is forgotten.
  public var expiresAt: Timestamp? { expirationTime.flatMap(Timestamp.init) }

  /// Whether it is forgotten at a moment; one that does not say when is taken to be there.
  public func hasExpired(at moment: Timestamp) -> Bool { expiresAt.map { $0 <= moment } ?? false }

  /// The file as a part of a request: a picture, recording, film or document, as its type says. One
  /// without a URI is an error, as nothing can refer to it.
  ///
  ///     InteractionRequest(.user("Tell me about this instrument", try file.content))
  public var content: Content {
    get throws(GeminiError) {
      guard let uri else { throw .file(.noURI(TextPlace.visible(name ?? "the file"))) }
      let kind = mimeType.map { $0.rawValue.prefix { $0 != "/" }.lowercased() }
      return switch kind {
      case "image": .image(.uri(uri), mimeType: mimeType)
      case "audio": .audio(.uri(uri), mimeType: mimeType)
      case "video": .video(.uri(uri), mimeType: mimeType)
      default: .document(.uri(uri), mimeType: mimeType)
      }
    }
  }
}

extension UploadedFile {
  /// Whether a file can be used.
  public struct State: OpenSet {
    /// As it is written on the wire.
    public let rawValue: String
    /// Takes any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Not yet: it is still looked at.
    public static let processing = State(rawValue: "PROCESSING")
    /// It can.
    public static let active = State(rawValue: "ACTIVE")
    /// It never can.
    public static let failed = State(rawValue: "FAILED")

    /// Every word that was known when this was written.
    public static let known: [State] = [.processing, .active, .failed]
  }

  /// Where a file comes from.
  public struct Source: OpenSet {
    /// As it is written on the wire.
    public let rawValue: String
    /// Takes any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A client sent it.
    public static let uploaded = Source(rawValue: "UPLOADED")
    /// The API made it.
    public static let generated = Source(rawValue: "GENERATED")
    /// It lies in Cloud Storage.
    public static let registered = Source(rawValue: "REGISTERED")

    /// Every word that was known when this was written.
    public static let known: [Source] = [.uploaded, .generated, .registered]
  }
}

extension UploadedFile {
  /// Whether the API has the bytes with this digest; one that does not say what it has is believed.
  func isMade(of digest: SHA256, count: Int) -> Bool {
    if let sizeBytes, sizeBytes != count { return false }
    guard let sha256Hash else { return true }
    guard let told = Base64.decoded(sha256Hash) else { return false }
    return told == digest.bytes
      || SHA256(hex: String(decoding: told, as: UTF8.self)) == digest
  }
}
