import Digest
import Files
package import HTTP

/// The digest of what an upload has sent so far: each byte once, however often it had to be sent.
struct UploadDigest: ~Copyable {
  private let upload: FileUpload
  private var hasher = SHA256.Hasher()
  /// How many bytes are in it.
  private(set) var count = 0

  /// Begins with no bytes.
  init(_ upload: FileUpload) { self.upload = upload }

  /// Reads on, up to a place in the upload. Of a file this is the read that fetches it from the disk;
  /// what is sent afterwards comes from memory.
  mutating func grow(to end: Int) throws(GeminiError) {
    guard end > count else { return }
    var reader = HTTPBodyReader(upload.part(count..<end))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    do throws(HTTPBodyError) {
      while case let read = try reader.read(into: buffer), read > 0 {
        hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<read]).bytes)
      }
    } catch {
      throw .file(FileFault(error, upload.title))
    }
    count = end
  }

  /// Ends, and answers the digest.
  consuming func finish() -> SHA256 { hasher.finish() }
}

extension FileFault {
  /// What is wrong with the bytes of an upload.
  package init(_ error: HTTPBodyError, _ title: String) {
    switch error {
    case .unreadable(let error): self = .unreadable(title, error.reason)
    case .changed, .cutShort, .tooLarge: self = .changed(title)
    }
  }
}
