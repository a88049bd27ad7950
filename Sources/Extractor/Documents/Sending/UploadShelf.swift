package import Digest
import HTTP
package import Interactions
import Locking

/// What lies on the API's shelf: equal bytes are uploaded once, however many documents they are part of
/// and however many ask at the same time, until the API is about to forget them.
///
/// Who asks first for bytes uploads them in a task of its own; the others wait. If it gives up before
/// it is done, the next of them goes on.
///
/// Where the project has no room for another file, those that were put here and that no document at work
/// needs are deleted, the oldest first. What others put on the shelf is never touched.
package final class UploadShelf: Sendable {
  let queue = UploadQueue()
  private let notice: (@Sendable (Notice) async -> Void)?

  /// An empty shelf, or one with what was put there before. Whoever wants to know what is put there and
  /// what is gone is told.
  package init(
    _ stored: [Stored] = [], notice: (@Sendable (Notice) async -> Void)? = nil
  ) {
    self.notice = notice
    for stored in stored {
      queue.remember(
        stored.file, for: UploadKey(digest: stored.digest, type: stored.type),
        until: stored.until)
    }
  }

  /// A file on the shelf: its bytes, as what it was uploaded, and until when, in seconds since 1970, it is
  /// expected to be there.
  package struct Stored: Sendable {
    package let digest: SHA256
    package let type: MediaType
    package let file: UploadedFile
    package let until: Int

    package init(_ digest: SHA256, _ type: MediaType, _ file: UploadedFile, until: Int) {
      self.digest = digest
      self.type = type
      self.file = file
      self.until = until
    }
  }

  /// What changed on the shelf.
  package enum Notice: Sendable {
    case put(Stored)
    case gone(name: String)
  }

  /// Somebody who uses files until they are left.
  package func reader() -> UploadReader { UploadReader(number: queue.nextNumber()) }

  /// Lets go of all that somebody used: it may have to make room.
  package func leave(_ reader: UploadReader) { queue.leave(reader) }

  /// What somebody uses.
  func used(by reader: UploadReader?) -> Set<UploadKey> { reader.map(queue.used) ?? [] }

  /// Lets go of what somebody uses, but for some, until there may be room for all that they need.
  func giveWay(_ reader: UploadReader?, keeping kept: Set<UploadKey>) async throws(GeminiError) {
    guard let reader, await queue.giveWay(reader, keeping: kept) else { throw .cancelled }
  }

  /// The file of a part's bytes, ready to be used, and whether it was there already; nothing if there is
  /// no room before who asks gives way.
  func file(
    of part: InspectedDocument.Part, _ type: MediaType, for gemini: Gemini, margin: Duration,
    by reader: UploadReader?
  ) async throws(GeminiError) -> (UploadedFile, isReused: Bool)? {
    let key = UploadKey(digest: try part.digest(), type: type)
    let moment = gemini.now + Int(margin.components.seconds)
    switch await queue.turn(for: key, by: reader, usableAfter: moment) {
    case .here(let file): return (file, true)
    case .failed(let error): throw error
    case .cancelled: throw .cancelled
    case .yours(let begun):
      do throws(GeminiError) {
        guard let file = try await uploaded(begun, as: key, of: part, gemini, by: reader) else {
          queue.pass(key)
          return nil
        }
        queue.end(key, with: file)
        return (file, false)
      } catch {
        queue.end(key, with: error)
        throw error
      }
    }
  }

  /// Takes files off that the API no longer has. They are uploaded anew when they are asked for.
  package func forget(_ uploads: [PreparedDocument.Upload]) async {
    let names = uploads.compactMap(\.file.name)
    queue.forget(names)
    for name in names { await notice?(.gone(name: name)) }
  }

  /// Uploads bytes, unless somebody has done that and not come to the end.
  private func uploaded(
    _ begun: UploadedFile?, as key: UploadKey, of part: InspectedDocument.Part, _ gemini: Gemini,
    by reader: UploadReader?
  ) async throws(GeminiError) -> UploadedFile? {
    if let begun {
      do { return try await gemini.files.ready(begun) } catch {
        guard error.mayMeanLostFile || error.isOfUselessFile else { throw error }
      }
    }
    guard var upload = part.upload(as: key.type) else { throw .file(.unknownType(part.name)) }
    upload.name = name(for: key, gemini)
    guard let file = try await put(upload, gemini, by: reader) else { return nil }
    let lifetime = file.expiresAt?.seconds ?? gemini.now + Self.usualLifetime
    queue.note(file, for: key, until: lifetime)
    await notice?(.put(Stored(key.digest, key.type, file, until: lifetime)))
    return try await gemini.files.ready(file)
  }

  /// A name that nobody has: by it a file is found whose upload was ended and not answered.
  private func name(for key: UploadKey, _ gemini: Gemini) -> String {
    let words = [
      "\(key.digest)", key.type.rawValue, "\(queue.nextNumber())", "\(gemini.now)",
      "\(gemini.surroundings.chance().bitPattern)",
    ]
    // The API takes forty letters and digits.
    return String("\(SHA256(of: words.joined(separator: " ").utf8))".prefix(40))
  }

  /// Uploads bytes, after room was made for them if there is none.
  private func put(
    _ upload: FileUpload, _ gemini: Gemini, by reader: UploadReader?
  ) async throws(GeminiError) -> UploadedFile? {
    while true {
      do throws(GeminiError) { return try await gemini.files.upload(upload) } catch {
        guard error.isOfFullStorage else { throw error }
        switch try await makeRoom(for: upload.count, gemini, by: reader) {
        case .made: break
        case .byGivingWay: return nil
        case .none: throw error
        }
      }
    }
  }

  /// How there is room for a file.
  private enum Making {
    case made, byGivingWay, none
  }

  /// Deletes files that no document at work needs, as many as are as large as a new one.
  private func makeRoom(
    for count: Int, _ gemini: Gemini, by reader: UploadReader?
  ) async throws(GeminiError) -> Making {
    var freed: Int?
    while freed ?? 0 < max(count, 1) {
      switch await queue.room(for: reader, waiting: freed == nil) {
      case .cancelled: throw .cancelled
      case .none: return freed == nil ? .none : .made
      case .byGivingWay: return freed == nil ? .byGivingWay : .made
      case .instead(let file):
        guard let name = file.name, try await isDeleted(name, gemini) else { continue }
        await notice?(.gone(name: name))
        // Of one that an earlier run put there, nobody knows how large it is.
        freed = (freed ?? 0) + (file.sizeBytes.map { max($0, 1) } ?? count)
      }
    }
    return .made
  }

  /// Deletes a file; what cannot be deleted lies there until it expires.
  private func isDeleted(_ name: String, _ gemini: Gemini) async throws(GeminiError) -> Bool {
    do throws(GeminiError) {
      try await gemini.files.delete(name)
      return true
    } catch {
      if case .cancelled = error { throw error }
      return false
    }
  }

  /// Two days, and not the last hour of them.
  private static let usualLifetime = 47 * 3600
}

/// A document at work, in the eyes of the shelf.
package struct UploadReader: Sendable, Hashable {
  let number: Int
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
