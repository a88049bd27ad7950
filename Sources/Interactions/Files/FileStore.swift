import HTTP
import OrderedJSON

extension Gemini {
  /// The files that the API keeps for a project.
  public var files: FileStore { FileStore(connection: connection) }
}

/// The files that the API keeps for a project: for two days, after which it forgets them.
///
///     let file = try await gemini.files.upload(FileUpload(path: "talk.mp4"))
///     let ready = try await gemini.files.ready(file)
public struct FileStore: Sendable {
  let connection: Connection
}

extension FileStore {
  /// Fetches what the API knows of a file, by its name.
  public func get(
    _ name: String, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> UploadedFile {
    let call = Call(.get, .resource(try ResourceName.file(name).path))
    return UploadedFile(members: try await connection.object(call.adjusted(by: options)))
  }

  /// Every file of the project, fetched as far as it is read, so many at a time.
  public func list(
    pageSize: Int? = nil, options: CallOptions = CallOptions()
  ) -> PagedList<UploadedFile> {
    PagedList(connection, "files", pageSize: pageSize, options)
  }

  /// Makes the API forget a file, and answers whether it was still there.
  @discardableResult
  public func delete(
    _ name: String, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Bool {
    let call = Call(.delete, .resource(try ResourceName.file(name).path))
    do {
      _ = try await connection.reply(to: call.adjusted(by: options))
      return true
    } catch .api(let error) where error.status == 404 {
      return false
    }
  }

  /// Lets the API use files that lie in Cloud Storage, by their `gs://` URIs. It takes an OAuth token
  /// that may read them.
  public func register(
    _ uris: [String], token: String, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> [UploadedFile] {
    var call = Call(.post, .resource("files:register"))
    call.credential = .token(Secret(token))
    let body: JSON = ["uris": .array(uris.map(JSON.string))]
    call.body = HTTPBody(Array(body.text().utf8))
    let answer = try await connection.object(call.adjusted(by: options))
    return answer["files"]?.array?.compactMap(UploadedFile.init(wire:)) ?? []
  }
}
