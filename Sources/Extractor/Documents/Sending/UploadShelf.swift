import Digest
import HTTP
import Interactions
import Locking

/// What lies on the API's shelf: equal bytes are uploaded once, however many documents they are part of
/// and however many ask at the same time, until the API is about to forget them.
///
/// Who asks first for bytes uploads them in a task of its own; the others wait. If it gives up before
/// it is done, the next of them goes on.
package final class UploadShelf: Sendable {
  let queue = UploadQueue()

  package init() {}

  /// The file of a part's bytes, ready to be used, and whether it was there already.
  func file(
    of part: InspectedDocument.Part, _ type: MediaType, for gemini: Gemini, margin: Duration
  ) async throws(GeminiError) -> (UploadedFile, isReused: Bool) {
    let key = UploadKey(digest: try part.digest(), type: type)
    let now = gemini.now
    switch await queue.turn(for: key, usableAfter: now + Int(margin.components.seconds)) {
    case .here(let file): return (file, true)
    case .failed(let error): throw error
    case .cancelled: throw .cancelled
    case .yours(let begun):
      do throws(GeminiError) {
        let file = try await uploaded(begun, as: key, of: part, gemini)
        queue.end(key, with: file)
        return (file, false)
      } catch {
        queue.end(key, with: error)
        throw error
      }
    }
  }

  /// Takes files off that the API no longer has. They are uploaded anew when they are asked for.
  package func forget(_ uploads: [PreparedDocument.Upload]) {
    queue.forget(uploads.compactMap(\.file.name))
  }

  /// Uploads bytes, unless somebody has done that and not come to the end.
  private func uploaded(
    _ begun: UploadedFile?, as key: UploadKey, of part: InspectedDocument.Part, _ gemini: Gemini
  ) async throws(GeminiError) -> UploadedFile {
    if let begun {
      do { return try await gemini.files.ready(begun) } catch {
        guard error.mayMeanLostFile || error.isOfUselessFile else { throw error }
      }
    }
    guard let upload = part.upload(as: key.type) else { throw .file(.unknownType(part.name)) }
    let file = try await gemini.files.upload(upload)
    let lifetime = file.expiresAt?.seconds ?? gemini.now + Self.usualLifetime
    queue.note(file, for: key, until: lifetime)
    return try await gemini.files.ready(file)
  }

  /// Two days, and not the last hour of them.
  private static let usualLifetime = 47 * 3600
}

/// What an upload is known by: the same bytes as another type are another file.
struct UploadKey: Hashable {
  let digest: SHA256
  let type: MediaType
}

extension Gemini {
  /// Seconds since 1970.
  fileprivate var now: Int { connection.surroundings.date() }
}

extension InspectedDocument.Part {
  /// Reads the bytes once, a file in memory that is used again.
  fileprivate func digest() throws(GeminiError) -> SHA256 {
    var body = HTTPBody()
    switch contents {
    case .bytes(let bytes, _): return SHA256(of: bytes)
    case .file(let range, _): body.append(range)
    case .text, .uri, .uploaded: break
    }
    var hasher = SHA256.Hasher()
    var reader = HTTPBodyReader(body)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    do throws(HTTPBodyError) {
      while case let count = try reader.read(into: buffer), count > 0, !Task.isCancelled {
        hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]).bytes)
      }
    } catch {
      throw .file(FileFault(error, name))
    }
    guard !Task.isCancelled else { throw .cancelled }
    return hasher.finish()
  }

  fileprivate func upload(as type: MediaType) -> FileUpload? {
    switch contents {
    case .bytes(let bytes, _): FileUpload(bytes, mimeType: type, displayName: label)
    case .file(let range, _): FileUpload(range, mimeType: type, displayName: label)
    case .text, .uri, .uploaded: nil
    }
  }
}
