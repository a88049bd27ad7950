import Digest
import Files
import HTTP
import Interactions
import Ledger

/// The files of a document as they are at one moment: what they hold, and how they looked before and
/// after they were read.
struct PartFiles {
  /// With stamps of the files that were read.
  var input: InputEntry
  let document: Document
  /// Of each part, in order.
  let digests: [SHA256]

  /// Files up to this size are read once, and asked about as they were then.
  private static let smallest = 64 << 10

  /// Reads the files of a document, unless one look shows that one of them cannot be sent. One that changes
  /// meanwhile is read once more.
  init(_ input: InputEntry, for settings: DocumentSettings) throws(DocumentFault) {
    self.input = input
    var parts: [Document.Part] = []
    var digests: [SHA256] = []
    for (index, part) in input.parts.enumerated() {
      switch part {
      case .uri(let uri):
        parts += Document.uri(uri).parts
        digests.append(SHA256(of: uri.utf8))
      case .file(let path, let stamp):
        // Nothing of that size is read whole to look at it.
        if stamp.size > settings.textLimit { _ = try Document.file(path).inspected(by: settings) }
        let read = try Self.read(path, listed: stamp)
        self.input.parts[index] = .file(path, read.stamp)
        digests.append(read.digest)
        parts +=
          read.bytes.map { Document.bytes($0, named: "\(path)").parts }
          ?? Document.file(path).parts
      }
    }
    document = Document(parts, named: "\(input.name)")
    self.digests = digests
  }

  private struct Reading {
    var digest: SHA256
    var stamp: FileStamp
    var bytes: [UInt8]?
  }

  /// Reads a file as it was listed, or else as it is now.
  private static func read(
    _ path: FilePath, listed: FileStamp
  ) throws(DocumentFault) -> Reading {
    do throws(FileError) {
      do throws(FileError) { return try read(path, ifStill: listed) } catch {
        guard case .changed = error else { throw error }
        // Another file by now; a link in its place is none.
        let now = try FileStatus(ofLinkOr: path)
        guard now.kind == .file else { throw error }
        return try read(path, ifStill: now.stamp)
      }
    } catch {
      if case .changed = error { throw DocumentFault("\(path)", .changing) }
      throw DocumentFault("\(path)", DocumentFault.Reason(error))
    }
  }

  private static func read(
    _ path: FilePath, ifStill stamp: FileStamp
  ) throws(FileError) -> Reading {
    let file = try File(opening: path, ifStill: stamp)
    var reading: Reading
    if stamp.size <= smallest {
      let bytes = try file.readAll(limit: smallest * 2)
      reading = Reading(digest: SHA256(of: bytes), stamp: stamp, bytes: bytes)
    } else {
      var hasher = SHA256.Hasher()
      try file.forEachChunk { hasher.update($0) }
      reading = Reading(digest: hasher.finish(), stamp: stamp)
    }
    guard try file.stamp() == stamp else { throw .changed(path) }
    return reading
  }

  /// Whether every file that is sent from the disk is still the one that was read.
  func agree(with inspected: InspectedDocument) -> Bool {
    for (listed, part) in zip(input.parts, inspected.parts) {
      guard case .file(_, let stamp) = listed, case .file(let range, _) = part.contents else {
        continue
      }
      if range.stamp != stamp { return false }
    }
    return true
  }
}

extension ItemKey {
  /// What a document is known by under a recipe: its bytes, as what they are sent, and in which order;
  /// not its name, unless a model is told of it.
  init(_ recipe: Recipe, _ files: PartFiles, _ inspected: InspectedDocument) {
    self.init(of: files.contents(as: inspected), in: recipe.entry)
  }
}

extension PartFiles {
  /// What the document holds, whatever is asked about it.
  func contents(as inspected: InspectedDocument) -> SHA256 {
    var hasher = SHA256.Hasher()
    for (digest, part) in zip(digests, inspected.parts) {
      hasher.update(digest.bytes)
      let words = [
        part.kind, inspected.parts.count > 1 ? part.label ?? "" : "",
      ]
      for word in words {
        let bytes = Array(word.utf8)
        hasher.update(withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { Array($0) })
        hasher.update(bytes)
      }
    }
    return hasher.finish()
  }
}

extension InspectedDocument.Part {
  /// As what it is sent.
  fileprivate var kind: String {
    if case .text = contents { "text" } else { type?.rawValue ?? "" }
  }
}
