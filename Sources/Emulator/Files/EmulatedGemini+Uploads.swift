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

  mutating func newFileID() -> String {
    Fingerprint(["file", "\(settings.seed)", "\(files.next())"]).hex(12)
  }
}
