import OrderedJSON

/// The files that the service keeps, in the order in which they came, until they expire.
struct FileShelf {
  private var files: [UTF8Text: StoredFile] = [:]
  private var order: [UTF8Text] = []
  /// Uploads that were begun, by id.
  var uploads: [String: Upload] = [:]
  /// How many uploads and files there ever were.
  private(set) var made = 0

  /// How many can be seen.
  func count(at now: Moment) -> Int { files.values.filter { now < $0.expires }.count }

  /// How many bytes are kept.
  func size(at now: Moment) -> Int {
    files.values.reduce(0) { now < $1.expires ? $0 + $1.size : $0 }
  }

  /// A number that no other upload or file has.
  mutating func next() -> Int {
    made += 1
    return made
  }

  mutating func keep(_ file: StoredFile) {
    let id = UTF8Text(file.id)
    // One of that name that has expired makes room.
    if files.updateValue(file, forKey: id) != nil { order.removeAll { $0 == id } }
    order.append(id)
  }

  /// A file by its id.
  func find(_ id: String, at now: Moment) throws(APIError) -> StoredFile {
    guard let file = file(id, at: now) else {
      throw APIError(404, "File files/\(id) was not found.")
    }
    return file
  }

  func file(_ id: String, at now: Moment) -> StoredFile? {
    files[UTF8Text(id)].flatMap { now < $0.expires ? $0 : nil }
  }

  mutating func delete(_ id: String, at now: Moment) throws(APIError) -> JSON {
    _ = try find(id, at: now)
    files[UTF8Text(id)] = nil
    order.removeAll { $0 == UTF8Text(id) }
    return [:]
  }

  /// Only what the service made itself can be fetched from it.
  func download(_ id: String, at now: Moment) throws(APIError) -> Reply {
    let file = try find(id, at: now)
    throw .invalid("File files/\(file.id) cannot be downloaded: only generated files can.")
  }

  /// A page of the files.
  func list(_ head: RequestHead, at now: Moment) throws(APIError) -> JSON {
    let page = try Page(head, standard: 10, most: 100)
    let seen = order.compactMap { files[$0] }.filter { now < $0.expires }
    return page.view(of: seen.map { $0.view(at: now) }, as: "files")
  }

  /// What the media of a request are: by their bytes, or by the files that they name.
  func documents(
    of media: [Media], at now: Moment, _ twist: Twist
  ) throws(APIError) -> [AnswerQuery.Document] {
    var documents: [AnswerQuery.Document] = []
    for one in media {
      switch one.source {
      case .data(let digest, _, _):
        documents.append(.init(sha256: "\(digest)", name: nil, mimeType: one.mimeType))
      case .uri(let uri):
        documents.append(try document(at: uri, one.mimeType, now, twist))
      }
    }
    return documents
  }

  /// The media, those that name an uploaded file with its bytes: so that they count, and are answered,
  /// as if they had come along.
  func known(_ media: [Media], at now: Moment) -> [Media] {
    media.map { one in
      guard case .uri(let uri) = one.source, let id = Self.id(in: uri), let file = file(id, at: now)
      else { return one }
      var known = one
      known.source = .data(file.digest, count: file.size, pages: max(1, file.pages))
      return known
    }
  }

  private func document(
    at uri: String, _ mimeType: String, _ now: Moment, _ twist: Twist
  ) throws(APIError) -> AnswerQuery.Document {
    guard let id = Self.id(in: uri) else {
      let name = uri.split(separator: "/").last.map(String.init)
      return .init(sha256: nil, name: name ?? uri, mimeType: mimeType)
    }
    guard let file = file(id, at: now), !twist.filesHaveExpired else {
      throw APIError(
        403, "You do not have permission to access the File \(id) or it may not exist.")
    }
    guard file.active <= now else {
      throw APIError(
        400, "The File \(id) is not in an ACTIVE state and usage is not allowed.",
        code: "failed_precondition")
    }
    return .init(
      sha256: "\(file.digest)", name: file.displayName ?? file.id,
      mimeType: mimeType.isEmpty ? file.mimeType : mimeType)
  }

  /// The file that a URI of the Files API names.
  static func id(in uri: String) -> String? {
    let parts = uri.split { "/?#".contains($0) }
    guard let files = parts.lastIndex(of: "files"), files + 1 < parts.count else { return nil }
    let isOfAPI = files == 0 || ["v1", "v1beta"].contains(parts[files - 1])
    return isOfAPI ? String(parts[files + 1]) : nil
  }
}

/// A stretch of a list, as `pageSize` and `pageToken` ask for it.
struct Page {
  private let start: Int
  private let size: Int

  init(_ head: RequestHead, standard: Int, most: Int) throws(APIError) {
    let size = head.value(of: "pageSize").map { Int($0) } ?? standard
    guard let size, size >= 0 else { throw .invalid("'pageSize' must be a whole number.") }
    let token = head.value(of: "pageToken") ?? ""
    let start = token.isEmpty ? 0 : Int(token)
    guard let start, start >= 0 else { throw .invalid("'pageToken' is not valid.") }
    self.start = start
    self.size = size == 0 ? standard : min(size, most)
  }

  /// The stretch, and how to ask for what follows.
  func view(of items: [JSON], as name: String) -> JSON {
    let rest = items.dropFirst(start)
    var view: JSON = [:]
    if !rest.isEmpty { view[name] = .array(Array(rest.prefix(size))) }
    if rest.count > size { view["nextPageToken"] = "\(start + size)" }
    return view
  }
}
