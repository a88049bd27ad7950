import Digest
import Files
import HTTP
import OrderedJSON

/// One upload by Google's resumable protocol: the bytes go chunk after chunk to a place that the API
/// named, and after a cut it is asked how much of them it has.
///
/// Whoever knows the place can write to it, so it is a secret, and stands in no error. No API key goes
/// there.
struct UploadSession {
  let connection: Connection
  let upload: FileUpload
  private let place: HTTPURL
  /// The most that is sent at once.
  private let chunk: Int

  /// Asks the API for a place for these bytes.
  init(
    _ connection: Connection, _ upload: FileUpload, chunk: Int
  ) async throws(GeminiError) {
    var call = Call(.post, .upload("files"))
    call.headers = Self.headers("start", upload)
    call.body = HTTPBody(Array(try upload.description().text().utf8))
    let reply = try await connection.reply(to: call)
    guard let place = reply.headers["x-goog-upload-url"].flatMap(HTTPURL.init) else {
      throw .file(.noPlace(upload.title))
    }
    let grain = reply.headers["x-goog-upload-chunk-granularity"].flatMap { Int($0) } ?? 1
    self.connection = connection
    self.upload = upload
    self.place = place
    self.chunk = Self.rounded(chunk, to: grain)
  }

  /// A number of bytes that the API takes at once.
  private static func rounded(_ chunk: Int, to grain: Int) -> Int {
    guard grain > 0, grain <= 1 << 30 else { return max(chunk, 1) }
    return max(chunk / grain * grain, grain)
  }

  private static func headers(_ command: String, _ upload: FileUpload) -> HTTPHeaders {
    var headers: HTTPHeaders = [
      "X-Goog-Upload-Protocol": "resumable", "X-Goog-Upload-Command": command,
      "X-Goog-Upload-Header-Content-Length": "\(upload.count)",
    ]
    headers["X-Goog-Upload-Header-Content-Type"] = upload.mimeType.rawValue
    if let name = upload.fileName { headers["X-Goog-Upload-File-Name"] = name.inHeader }
    return headers
  }
}

extension UploadSession {
  /// What a session comes to.
  enum Ending {
    case file(UploadedFile)
    /// The API knows nothing more of the session, or of bytes that it had; another one may do.
    case lost(GeminiError)
  }

  /// Sends every byte, and answers what the API made of them.
  ///
  /// After a failure that may pass, the API is asked how much arrived, and the rest is sent. Each chunk
  /// has its full number of attempts, in which the questions count.
  func run() async throws(GeminiError) -> Ending {
    var digest = UploadDigest(upload)
    var offset = 0
    var attempt = 1
    var isLost = false
    while true {
      let progress: Progress
      do throws(GeminiError) {
        progress = isLost ? try await ask() : try await send(from: offset, &digest)
      } catch {
        if error.isOfLostSession { return await ending(of: digest.count, digest.finish(), error) }
        try await pause(after: error, attempt)
        attempt += 1
        isLost = true
        continue
      }
      switch progress {
      case .done(let file):
        return .file(try await confirmed(file, count: digest.count, digest.finish()))
      case .received(let count):
        // What it once had it must have still, and it cannot have what was never sent.
        guard offset...digest.count ~= count else {
          let error = GeminiError.file(.wrongOffset(upload.title, count, sent: digest.count))
          guard 0..<offset ~= count else { throw error }
          return .lost(error)
        }
        if !isLost { attempt = 1 }
        isLost = false
        offset = count
      }
    }
  }

  /// How far an upload came.
  private enum Progress {
    case received(Int)
    case done(UploadedFile)
  }

  private func send(
    from offset: Int, _ digest: inout UploadDigest
  ) async throws(GeminiError) -> Progress {
    let end = chunk < upload.count - offset ? offset + chunk : upload.count
    try digest.grow(to: end)
    var call = call(end == upload.count ? "upload, finalize" : "upload")
    call.headers["X-Goog-Upload-Offset"] = "\(offset)"
    call.body = upload.part(offset..<end)
    let reply = try await connection.reply(to: call)
    let progress = try await progress(reply, received: reply.sizeReceived ?? end)
    guard case .received(let count) = progress else { return progress }
    guard count == end else { throw .file(.wrongOffset(upload.title, count, sent: end)) }
    guard end < upload.count else { throw .file(.notGoingOn(upload.title, status: "active")) }
    return progress
  }

  private func ask() async throws(GeminiError) -> Progress {
    let reply = try await connection.reply(to: call("query"))
    return try await progress(reply, received: reply.sizeReceived)
  }

  private func call(_ command: String) -> Call {
    var call = Call(.post, .place(place))
    call.credential = .none
    call.retries = .never
    call.headers = Self.headers(command, upload)
    return call
  }

  private func progress(
    _ reply: Reply, received: Int?
  ) async throws(GeminiError) -> Progress {
    let status = reply.headers["x-goog-upload-status"]
    switch status.map(UTF8Text.init) {
    case UTF8Text("active"):
      guard let received else { throw .file(.noStatus(upload.title)) }
      return .received(received)
    case UTF8Text("final"): return .done(try await file(in: reply))
    case nil: throw .file(.noStatus(upload.title))
    case let other?:
      let secrets = connection.secrets(of: call("query"))
      throw .file(.notGoingOn(upload.title, status: other.string.told(hiding: secrets)))
    }
  }

  /// The file that an upload ended in. When the answer that described it was lost, it can be fetched
  /// if we gave it its name.
  private func file(in reply: Reply) async throws(GeminiError) -> UploadedFile {
    if !reply.body.isEmpty, let file = try reply.object()["file"].flatMap(UploadedFile.init(wire:))
    {
      return file
    }
    guard let name = upload.name else { throw .file(.nameless(upload.title)) }
    return try await FileStore(connection: connection).get(name)
  }

  /// What a session came to that the API does not know: the file, if all of it was sent and lies under the
  /// name that we gave it.
  private func ending(of count: Int, _ digest: SHA256, _ error: GeminiError) async -> Ending {
    guard count == upload.count, let name = upload.name,
      let file = try? await FileStore(connection: connection).get(name),
      file.isMade(of: digest, count: count)
    else { return .lost(error) }
    return .file(file)
  }

  /// The file, if the API has the bytes that were sent; other bytes are deleted again.
  private func confirmed(
    _ file: UploadedFile, count: Int, _ digest: SHA256
  ) async throws(GeminiError) -> UploadedFile {
    if count == upload.count, file.isMade(of: digest, count: count) { return file }
    if let name = file.name { _ = try? await FileStore(connection: connection).delete(name) }
    throw .file(.notAsSent(upload.title))
  }

  /// Waits before another attempt, or throws what ended the last one.
  private func pause(after error: GeminiError, _ attempt: Int) async throws(GeminiError) {
    var asked: Duration?
    switch error {
    case .api(let error) where error.isTransient: asked = error.retryAfter
    case .file(.noStatus): break
    case .transport, .unreadable: if !error.isTransient { throw error }
    default: throw error
    }
    let verdict = connection.settings.retries.another(
      after: attempt, .certain, asked: asked, chance: connection.surroundings.chance())
    guard case .again(let pause, _) = verdict else { throw error }
    do { try await connection.surroundings.pause(pause) } catch { throw .cancelled }
  }
}

extension GeminiError {
  /// Whether the API says of an upload's place that nothing is there.
  fileprivate var isOfLostSession: Bool {
    switch self {
    case .api(let error): error.status.map([404, 410].contains) ?? false
    case .unreadable(let answer): [404, 410].contains(answer.status)
    default: false
    }
  }
}

extension Reply {
  /// How many bytes of an upload the API has.
  fileprivate var sizeReceived: Int? { headers["x-goog-upload-size-received"].flatMap { Int($0) } }
}

extension FilePath {
  /// The path in a header field: what is no visible ASCII becomes `%XX`, and so does `%`.
  fileprivate var inHeader: String {
    let parts = bytes.map { byte in
      if 0x21...0x7E ~= byte, byte != UInt8(ascii: "%") { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
    return parts.joined()
  }
}
