import Digest
import OrderedJSON

/// A file that is being uploaded: how much of it has come, and the digest of that.
struct Upload {
  let id: String
  /// The name it wants, without `files/`.
  let name: String?
  let displayName: String?
  let mimeType: String
  /// How long the client said it would be.
  let size: Int?
  private(set) var received = 0
  private(set) var pages = 0
  /// The last bytes, in which a page may have begun to be named.
  private var tail: [UInt8] = []
  private let digest = RunningDigest()
  /// The digest of the whole, once it has ended.
  private(set) var finished: SHA256?
  var isCancelled = false

  init(
    id: String, name: String?, displayName: String?, mimeType: String, size: Int?
  ) {
    self.id = id
    self.name = name
    self.displayName = displayName
    self.mimeType = mimeType
    self.size = size
  }

  /// What the service says of it: `active`, `final`, `cancelled`.
  var status: String { isCancelled ? "cancelled" : finished == nil ? "active" : "final" }

  /// Counts and digests bytes, and forgets them.
  mutating func take(_ bytes: some Collection<UInt8>) {
    received += bytes.count
    digest.update(bytes)
    guard mimeType == "application/pdf" else { return }
    let window = tail + bytes
    pages += PDFPages.count(in: window)
    tail = window.suffix(PDFPages.name.count)
  }

  /// Ends it, unless it is shorter or longer than was said.
  mutating func finish() throws(APIError) -> SHA256 {
    if let size, size != received {
      throw .invalid("The upload has \(received) bytes, but \(size) were announced.")
    }
    let whole = digest.finish()
    finished = whole
    return whole
  }
}

/// A digest that grows. Copies of an upload share it: there is one stream of bytes.
private final class RunningDigest {
  private var hasher: SHA256.Hasher? = SHA256.Hasher()

  func update(_ bytes: some Collection<UInt8>) {
    guard var taken = hasher.take() else { return }
    taken.update(bytes)
    hasher = consume taken
  }

  func finish() -> SHA256 {
    guard let taken = hasher.take() else { return SHA256(of: []) }
    return taken.finish()
  }
}
