import Digest
import HTTP

/// A digest of several things, from which everything that looks random is taken: ids, signatures,
/// seeds.
struct Fingerprint: Sendable, Hashable {
  private let digest: SHA256

  /// Tells the parts apart from one another: `ab`, `c` is not `a`, `bc`.
  init(_ parts: some Sequence<String>) {
    var bytes: [UInt8] = []
    for part in parts {
      bytes += String(part.utf8.count).utf8
      bytes.append(UInt8(ascii: ":"))
      bytes += part.utf8
    }
    digest = SHA256(of: bytes)
  }

  /// A seed.
  var number: UInt64 { digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

  /// So many hexadecimal digits, at most 64.
  func hex(_ count: Int) -> String {
    String(decoding: digest.description.utf8.prefix(count), as: UTF8.self)
  }

  /// Base64 without padding, of characters that may stand in a path: 32 of them.
  var pathSafe: String {
    let characters = Base64.encoded(Array(digest.bytes.prefix(24))).utf8.map { character in
      switch character {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: character
      }
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// Base64, as signatures are.
  var signature: String { Base64.encoded(digest.bytes) }
}
