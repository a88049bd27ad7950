import Digest
import HTTP
import OrderedJSON

// Uploads: started in one request, their bytes sent in others, the last of which makes the file.

extension EmulatedGemini {
  /// How the body of a request is to be taken.
  package mutating func intake(for head: RequestHead) -> Intake {
    guard let route = try? Route(head), case .upload(let id) = route else {
      return .whole(limit: settings.inlineLimits.total / 3 * 4 + (16 << 20))
    }
    do {
      try admit(head, on: route, Twist())
      return .pieces(UploadTicket(upload: id, command: try command(of: head, for: id)))
    } catch {
      return .pieces(UploadTicket(upload: id, command: .refused(error)))
    }
  }

  /// Takes the next bytes of an upload.
  package mutating func receive(
    _ bytes: some Collection<UInt8>, for ticket: UploadTicket, at now: Moment
  ) {
    guard [.upload, .finalize].contains(ticket.command) else { return }
    files.uploads[ticket.upload]?.take(bytes)
  }

  /// Answers the request of a ticket whose bytes have all been received.
  package mutating func finish(_ ticket: UploadTicket, at now: Moment) -> Reply {
    do {
      return finished(try answer(ticket, now))
    } catch {
      var reply = error.reply(.google)
      if let upload = files.uploads[ticket.upload] {
        reply.headers["x-goog-upload-status"] = upload.status
      }
      return finished(reply)
    }
  }

  /// Takes an upload whose body is in memory already.
  mutating func uploadWhole(_ request: ArrivedRequest, _ now: Moment) -> Reply {
    guard case .pieces(let ticket) = intake(for: request.head) else { return Reply(status: 404) }
    receive(request.body, for: ticket, at: now)
    return finish(ticket, at: now)
  }

  // MARK: Commands

  private func command(
    of head: RequestHead, for id: String
  ) throws(APIError) -> UploadTicket.Command {
    guard let upload = files.uploads[id] else { throw APIError(404, "The upload is not known.") }
    let words = head.headers["x-goog-upload-command"] ?? ""
    let names = words.split { $0 == "," || $0 == " " }
    switch names {
    case ["query"]: return .query
    case ["cancel"]: return .cancel
    case ["upload"], ["finalize"], ["upload", "finalize"]: break
    default: throw .invalid("Invalid X-Goog-Upload-Command: '\(words)'.")
    }
    guard upload.status == "active" else { throw .invalid("The upload is \(upload.status).") }
    let offset = head.headers["x-goog-upload-offset"].map { Int($0) } ?? 0
    guard offset == upload.received else {
      throw .invalid(
        "The upload has \(upload.received) bytes; X-Goog-Upload-Offset must say so.")
    }
    return names.contains("finalize") ? .finalize : .upload
  }

  private mutating func answer(_ ticket: UploadTicket, _ now: Moment) throws(APIError) -> Reply {
    switch ticket.command {
    case .refused(let error): throw error
    case .cancel: files.uploads[ticket.upload]?.isCancelled = true
    case .finalize:
      var reply = Reply.json(["file": try file(of: ticket.upload, now).view(at: now)])
      reply.headers["x-goog-upload-status"] = "final"
      return reply
    case .upload, .query: break
    }
    var reply = Reply(status: 200)
    reply.headers["x-goog-upload-status"] = files.uploads[ticket.upload]?.status
    if ticket.command == .query {
      reply.headers["x-goog-upload-size-received"] = files.uploads[ticket.upload].map {
        "\($0.received)"
      }
    }
    return reply
  }

  /// Makes the file of an upload that is whole.
  private mutating func file(of id: String, _ now: Moment) throws(APIError) -> StoredFile {
    guard var upload = files.uploads[id] else { throw APIError(404, "The upload is not known.") }
    let digest = try upload.finish()
    files.uploads[id] = upload
    let takesTime = ["video/", "audio/"].contains { upload.mimeType.hasPrefix($0) }
    let file = StoredFile(
      id: upload.name ?? newFileID(), displayName: upload.displayName, mimeType: upload.mimeType,
      size: upload.received, digest: digest, source: "UPLOADED", created: now,
      active: takesTime ? now + settings.fileProcessing : now, expires: now + settings.fileLifetime,
      pages: upload.pages)
    files.keep(file)
    return file
  }

  private mutating func newFileID() -> String {
    Fingerprint(["file", "\(settings.seed)", "\(files.next())"]).hex(12)
  }

  // MARK: Start

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
