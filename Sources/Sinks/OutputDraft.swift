import Digest
import Files

/// A file of an output folder on its way, whose bytes come in small pieces.
///
/// First all drafts are settled, then all take their places: what can go wrong goes wrong before the first
/// of the old files is gone.
final class OutputDraft {
  /// Its name in the output folder.
  let name: FilePath
  /// What was appended and is not in the file yet; whoever appends may write here directly, and calls
  /// ``flushIfFull()`` after that.
  var buffer: [UInt8] = []
  private var file: FileReplacement?
  private var hasher: SHA256.Hasher?
  private var size = 0
  private var settled: OutputFile?

  private static let bufferSize = 64 * 1024
  /// What begins the name of every temporary file, after its full stop.
  static let mark = "extract-output"

  init(_ name: FilePath, in folder: borrowing Folder) throws(SinkError) {
    self.name = name
    do throws(FileError) {
      file = try FileReplacement(of: name, in: folder, mark: Self.mark)
    } catch {
      throw .file(error)
    }
    hasher = SHA256.Hasher()
  }

  func append(_ bytes: [UInt8]) throws(SinkError) {
    buffer += bytes
    try flushIfFull()
  }

  /// Hands the buffer over to the file once it is worth it.
  func flushIfFull() throws(SinkError) {
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(SinkError) {
    do throws(FileError) { try file?.append(buffer) } catch { throw .file(error) }
    hasher?.update(buffer)
    size += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Waits until all bytes are on the disk.
  func settle() throws(SinkError) {
    try flush()
    do throws(FileError) { try file?.settle() } catch { throw .file(error) }
    if let hasher = hasher.take() {
      settled = OutputFile(path: name, digest: hasher.finish(), size: size)
    }
  }

  /// Takes the place of what has its name, and says what is there now.
  func takePlace() throws(SinkError) -> [OutputFile] {
    if let file = file.take() {
      do throws(FileError) { try file.takePlace() } catch { throw .file(error) }
    }
    return settled.map { [$0] } ?? []
  }
}
