import Digest
import HTTP
import OrderedJSON

extension EmulatedGemini {
  /// Begins an upload and says where its bytes go: back to the host that the request came by.
  mutating func startUpload(
    _ request: ArrivedRequest, _ now: Moment, _ twist: Twist
  ) throws(APIError) -> Reply {
    let head = request.head
    guard head.headers["x-goog-upload-protocol"] == "resumable",
      head.headers["x-goog-upload-command"] == "start"
    else {
      throw .invalid(
        "Uploads begin with 'X-Goog-Upload-Protocol: resumable' and"
          + " 'X-Goog-Upload-Command: start'.")
    }
    let body = request.body.isEmpty ? [:] : try RequestJudge.startUpload.read(request.body)
    let upload = try upload(head, body["file"] ?? [:], now)
    files.uploads[upload.id] = upload
    var reply = Reply.json([:])
    reply.headers["x-goog-upload-status"] = "active"
    reply.headers["x-goog-upload-chunk-granularity"] = "8388608"
    let host = head.headers["host"] ?? "localhost"
    let version = head.path.split(separator: "/").dropFirst().first ?? "v1beta"
    let own = "\(head.scheme.rawValue)://\(host)/upload/\(version)/files"
    reply.headers["x-goog-upload-url"] =
      twist.uploadURL ?? "\(own)?upload_id=\(upload.id)&upload_protocol=resumable"
    return reply
  }

  private mutating func upload(
    _ head: RequestHead, _ file: JSON, _ now: Moment
  ) throws(APIError) -> Upload {
    let said = head.headers["x-goog-upload-header-content-length"]
    let size = said.flatMap { Int($0) }
    guard said == nil || size.map({ $0 >= 0 }) == true else {
      throw .invalid("Invalid X-Goog-Upload-Header-Content-Length.")
    }
    guard size ?? 0 <= 2 << 30 else { throw .invalid("The file is larger than 2 GB.") }
    guard files.size(at: now) + (size ?? 0) <= settings.fileStorage else {
      throw .noStorage(settings.fileStorage)
    }
    let mimeType = (file["mimeType"] ?? file["mime_type"])?.string
    return Upload(
      id: Fingerprint(["upload", "\(settings.seed)", "\(files.next())"]).pathSafe,
      name: try name(file["name"]?.string, now),
      displayName: (file["displayName"] ?? file["display_name"])?.string,
      mimeType: mimeType ?? head.headers["x-goog-upload-header-content-type"]
        ?? "application/octet-stream",
      size: size)
  }

  /// A name that a client chose, if it may be one and nobody has it.
  private func name(_ wanted: String?, _ now: Moment) throws(APIError) -> String? {
    guard let wanted, !wanted.isEmpty else { return nil }
    let id = wanted.hasPrefix("files/") ? String(wanted.dropFirst(6)) : wanted
    let isRight = id.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
    guard isRight, (1...40).contains(id.utf8.count), !id.hasPrefix("-"), !id.hasSuffix("-") else {
      throw .invalid(
        "Invalid file name 'files/\(id)': at most 40 lower-case letters, digits and dashes, no dash"
          + " at either end.")
    }
    guard files.file(id, at: now) == nil else {
      throw APIError(409, "File files/\(id) already exists.", code: "already_exists")
    }
    return id
  }

  /// Makes files of what lies in a bucket. The service wants OAuth for that, not a key.
  mutating func register(_ request: ArrivedRequest, _ now: Moment) throws(APIError) -> JSON {
    guard request.head.headers["authorization"] != nil else {
      throw APIError(401, "Files are registered with OAuth credentials, not with an API key.")
    }
    let body = try RequestJudge.registerFiles.read(request.body)
    var views: [JSON] = []
    for uri in body["uris"]?.array?.compactMap(\.string) ?? [] {
      guard uri.hasPrefix("gs://") else { throw .invalid("'\(uri)' is not a gs:// URI.") }
      let file = StoredFile(
        id: newFileID(), displayName: uri, mimeType: "application/octet-stream", size: 0,
        digest: SHA256(of: []), source: "REGISTERED", created: now, active: now,
        expires: now + .seconds(30 * 86400), pages: 0)
      files.keep(file)
      views.append(file.view(at: now))
    }
    return ["files": .array(views)]
  }
}
