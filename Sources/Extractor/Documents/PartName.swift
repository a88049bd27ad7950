import Files
import Interactions
import OrderedJSON

extension Document.Source.Place {
  /// What people call it. Of a URI the query is left out: it may hold what lets others in.
  var name: String {
    switch self {
    case .file(let path): "\(path)"
    case .noPath(let text): TextPlace.visible(text)
    case .bytes(_, let name): name.map(TextPlace.visible) ?? "the bytes"
    case .text(_, let name): name.map(TextPlace.visible) ?? "the text"
    case .uri(let uri): TextPlace.visible(Self.withoutQuery(uri))
    case .uploaded(let file):
      TextPlace.visible(file.displayName ?? file.name ?? "the uploaded file")
    }
  }

  /// What a model is told that it is called: no more than the last component of a path, and nothing if
  /// it has no name.
  var label: String? {
    switch self {
    case .file(let path): Self.cut("\(path.lastComponent)")
    case .bytes(_, let name), .text(_, let name): name.map { Self.cut(Self.lastComponent($0)) }
    case .uri(let uri): Self.cut(Self.lastComponent(Self.withoutQuery(uri)))
    case .uploaded(let file): file.displayName.map { Self.cut(Self.lastComponent($0)) }
    case .noPath: nil
    }
  }

  /// What may end in an extension.
  var path: String? {
    switch self {
    case .file(let path): "\(path.lastComponent)"
    case .bytes(_, let name), .text(_, let name): name
    case .uri(let uri): Self.withoutQuery(uri)
    case .uploaded(let file): file.displayName
    case .noPath: nil
    }
  }

  /// A name is chosen by whoever made the file: it must not be a page of text, nor have lines.
  private static func cut(_ name: String) -> String {
    let shown = TextPlace.visible(name).unicodeScalars
    return shown.count > 120
      ? String(String.UnicodeScalarView(shown.prefix(120))) + "…" : "\(shown)"
  }

  private static func lastComponent(_ name: String) -> String {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"))
    return parts.last.map { String(Substring($0)) } ?? name
  }

  private static func withoutQuery(_ uri: String) -> String {
    let end = uri.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    return String(uri[..<(end ?? uri.endIndex)])
  }
}
