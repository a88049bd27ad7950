package import Files
import HTTP

extension FileStore {
  /// Fetches the bytes of a file that the API made. What was uploaded cannot be fetched again.
  public func download(
    _ name: String, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> [UInt8] {
    try await connection.reply(to: try download(name, .whole, options)).body
  }

  /// Fetches the bytes of a file that the API made into a file of this machine, which appears when it
  /// is whole, readable by its owner alone; it answers how many there are.
  @discardableResult
  public func download(
    _ name: String, to path: String, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Int {
    guard let path = FilePath(path) else { throw .file(.pathHoldsNUL) }
    return try await download(name, to: path, options: options)
  }

  /// The same, by a path that need not be text.
  package func download(
    _ name: String, to path: FilePath, options: CallOptions = CallOptions()
  ) async throws(GeminiError) -> Int {
    let call = try download(name, .streamed, options)
    let response = try await connection.opened(call)
    let file = try Self.writing(path) { () throws(FileError) in try FileReplacement(of: path) }
    var chunks = response.body.makeAsyncIterator()
    var count = 0
    while let chunk = try await connection.chunk(&chunks, of: call) {
      try Self.writing(path) { () throws(FileError) in try file.append(chunk) }
      count += chunk.count
    }
    do throws(FileError) { try file.takePlace() } catch {
      throw .file(.unwritable("\(path)", error.reason))
    }
    return count
  }

  private func download(
    _ name: String, _ delivery: HTTPRequest.Delivery, _ options: CallOptions
  ) throws(GeminiError) -> Call {
    var call = Call(.get, .resource(try ResourceName.file(name).path + ":download"))
    call.query = [("alt", "media")]
    call.accept = "*/*"
    call.delivery = delivery
    if delivery == .streamed {
      // What goes to the disk may be as large as the disk.
      var limits = connection.settings.limits
      limits.responseBytes = nil
      call.limits = limits
    }
    return call.adjusted(by: options)
  }

  private static func writing<Result: ~Copyable>(
    _ path: FilePath, _ write: () throws(FileError) -> Result
  ) throws(GeminiError) -> Result {
    do { return try write() } catch { throw .file(.unwritable("\(path)", error.reason)) }
  }
}

extension Connection {
  /// The next bytes of an answer to a call.
  fileprivate func chunk(
    _ chunks: inout HTTPResponseBody.AsyncIterator, of call: Call
  ) async throws(GeminiError) -> [UInt8]? {
    do { return try await chunks.next() } catch { throw failure(error, of: call) }
  }
}
