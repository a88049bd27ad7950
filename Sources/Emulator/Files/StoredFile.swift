import Digest
import HTTP
import OrderedJSON

/// A file as the service keeps it: everything but its bytes.
struct StoredFile: Sendable {
  /// Without `files/`.
  let id: String
  let displayName: String?
  let mimeType: String
  let size: Int
  let digest: SHA256
  let source: String
  let created: Moment
  /// When it can be used.
  let active: Moment
  let expires: Moment
  /// How many pages a PDF was seen to have.
  let pages: Int

  var uri: String { "https://generativelanguage.googleapis.com/v1beta/files/\(id)" }

  /// As the API tells it.
  func view(at now: Moment) -> JSON {
    let isActive = active <= now
    var view: JSON = ["name": "files/\(id)"]
    if let displayName { view["displayName"] = .string(displayName) }
    view["mimeType"] = .string(mimeType)
    view["sizeBytes"] = "\(size)"
    view["createTime"] = .string(created.inMicroseconds)
    view["updateTime"] = .string((isActive ? active : created).inMicroseconds)
    view["expirationTime"] = .string(expires.inMicroseconds)
    view["sha256Hash"] = .string(Base64.encoded(digest.bytes))
    view["uri"] = .string(uri)
    view["state"] = isActive ? "ACTIVE" : "PROCESSING"
    view["source"] = .string(source)
    if isActive, mimeType.hasPrefix("video/") { view["videoMetadata"] = ["videoDuration": "10s"] }
    return view
  }
}
