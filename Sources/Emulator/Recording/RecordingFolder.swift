package import Files
import OrderedJSON

/// A folder of exchanges. The first answer to a request stands in `NAME-1.json`, the second to the
/// same request in `NAME-2.json`, and so on, so that polling plays as it was.
package struct RecordingFolder: Sendable {
  /// Named in messages.
  package let path: FilePath

  private static let mostBytes = 256 << 20

  /// Takes a folder, which has to be there.
  package init(_ path: FilePath) { self.path = path }

  private func file(_ name: String, _ number: Int) -> FilePath {
    path.appending(FilePath("\(name)-\(number).json") ?? "")
  }

  /// Keeps an exchange, wholly or not at all, for its owner's eyes alone.
  func keep(
    _ request: RecordedRequest, _ reply: RecordedReply, number: Int
  ) throws(FileError) {
    let exchange: JSON = ["request": request.json, "reply": reply.json]
    try File.write(
      exchange.bytes(.indented) + [.lineFeed], to: file(request.name, number), mode: 0o600)
  }

  /// An answer that was kept; `nil` when there is none with this number.
  func reply(to name: String, number: Int) throws(Damage) -> RecordedReply? {
    let path = file(name, number)
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try File(opening: path).readAll(limit: Self.mostBytes)
    } catch {
      if error.isMissing { return nil }
      throw Damage(path: path, reason: error.reason)
    }
    guard let json = try? JSON(parsing: bytes),
      let reply = json["reply"].flatMap(RecordedReply.init)
    else { throw Damage(path: path, reason: "is not a recording; record it again") }
    return reply
  }

  /// Why a recording cannot be used.
  struct Damage: Error, CustomStringConvertible {
    let path: FilePath
    let reason: String
    var description: String { "\(path): \(reason)" }
  }
}
