/// A text that is sent and never shown: printing, interpolating, dumping and reflecting all say only
/// that there is one.
package struct Secret: Sendable {
  private let text: String

  /// Hides a text.
  package init(_ text: String) { self.text = text }

  /// Hands the text to whoever puts it into a header; nothing else may ask for it.
  package func revealed<Result>(_ use: (String) -> Result) -> Result { use(text) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// What stands where the text would.
  package static let stroke = "[secret]"

  package var description: String { Self.stroke }
  package var debugDescription: String { Self.stroke }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret {
  /// A text from outside with every occurrence of the secret struck out.
  package func struck(from other: String) -> String {
    let secret = Array(text.utf8)
    let bytes = Array(other.utf8)
    guard !secret.isEmpty, bytes.count >= secret.count else { return other }
    var kept: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == secret[0], bytes[at...].starts(with: secret) {
        kept += Self.stroke.utf8
        at += secret.count
      } else {
        kept.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
