import Locking
import OrderedJSON

/// The bytes of the answer formats that requests asked for lately.
///
/// The schema that answers are to keep is the same in every request of a run, and most of what is to be
/// written of a small one. Whoever writes it again and again asks here:
///
///     let bytes = formats.bytes(of: format)
///
/// A format is known again by where its members lie in memory. That says enough, because it is kept here
/// with its bytes: memory that has two owners is not changed, and not given to anything else.
final class WrittenFormats: Sendable {
  private let latest = Lock<[Written]>([])

  private struct Written: Sendable {
    let format: JSONObject
    let bytes: [UInt8]
  }

  /// So many formats take turns and are still known.
  private static let mostKept = 4
  /// A longer text is not kept.
  private static let mostBytes = 1 << 18

  /// The format as compact JSON.
  func bytes(of format: JSONObject) -> [UInt8] {
    if let known = known(format) { return known }
    let written = Written(format: format, bytes: JSON.object(format).bytes())
    if written.bytes.count <= Self.mostBytes { keep(written) }
    return written.bytes
  }

  private func known(_ format: JSONObject) -> [UInt8]? {
    latest.withLock { latest in latest.first { $0.format.isCopy(of: format) }?.bytes }
  }

  private func keep(_ written: Written) {
    latest.withLock { latest in
      if latest.count == Self.mostKept { latest.removeFirst() }
      latest.append(written)
    }
  }
}
