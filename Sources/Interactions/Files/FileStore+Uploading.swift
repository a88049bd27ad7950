import HTTP
import OrderedJSON

extension FileStore {
  /// How much is sent at once: as much as the official SDK sends.
  public static let usualChunk = 8 << 20

  /// Uploads a file or bytes, whatever their size in the same memory, and answers what the API made of
  /// them.
  ///
  /// A cut is followed by as much as is missing, and by all of it, once, if the API has lost what it had.
  /// What arrived is compared with what was sent, as far as the API tells. With a name of yours nothing is
  /// sent again when only the last answer was lost. Films and recordings are not usable at once: see
  /// ``ready(_:within:)``.
  public func upload(
    _ upload: FileUpload, chunk: Int = usualChunk
  ) async throws(GeminiError) -> UploadedFile {
    let first = try await UploadSession(connection, upload, chunk: chunk).run()
    if case .file(let file) = first { return file }
    switch try await UploadSession(connection, upload, chunk: chunk).run() {
    case .file(let file): return file
    case .lost(let error): throw error
    }
  }

  /// Waits until a file can be used, and answers it as it is then. It is asked for at growing
  /// intervals, up to ten seconds.
  public func ready(
    _ file: UploadedFile, within limit: Duration = .seconds(600)
  ) async throws(GeminiError) -> UploadedFile {
    let world = connection.surroundings
    let end = world.elapsed() + limit
    var file = file
    var pause = Duration.milliseconds(500)
    while let state = file.state, state != .active {
      guard let name = file.name else { throw .file(.nameless("the file")) }
      guard state != .failed else { throw .file(.failed(shown(name), reason: reason(file))) }
      let left = end - world.elapsed()
      guard left > .zero else { throw .file(.notReady(shown(name), after: limit)) }
      do { try await world.pause(min(pause, left)) } catch { throw .cancelled }
      pause = min(pause * 1.5, .seconds(10))
      file = try await get(name)
    }
    return file
  }

  private func reason(_ file: UploadedFile) -> String {
    shown(file.error?["message"]?.string ?? "it does not say why")
  }

  private func shown(_ text: String) -> String { text.told(hiding: [connection.key.secret]) }
}
