import HTTP
import OrderedJSON

/// A block that is not text: a picture, recording, film or document.
public protocol MediaContent: WireObject {
  /// Where its bytes come from; setting it replaces what was there.
  var source: MediaSource? { get set }
}

extension MediaContent {
  /// The bytes as base64, as an answer carries them.
  public var base64: String? {
    get { self["data"] }
    set { source = newValue.map(MediaSource.base64) }
  }

  /// Where it lies on the web, or among the uploaded files.
  public var uri: String? {
    get { self["uri"] }
    set { source = newValue.map(MediaSource.uri) }
  }

  /// What sort of file it is.
  public var mimeType: MediaType? {
    get { self["mime_type"] }
    set { self["mime_type"] = newValue }
  }

  /// The bytes, if they are in memory and are base64 from end to end.
  public func data() -> [UInt8]? {
    if case .local(.bytes(let bytes))? = source?.origin { return bytes }
    return base64.flatMap { Base64.decoded($0, padding: .optional) }
  }
}

/// What the four sorts of media share: their bytes may lie outside the JSON.
protocol MediaBlock: MediaContent, TaggedObject {
  /// The bytes, when they do.
  var local: LocalMedia? { get set }
}

extension MediaBlock {
  init(_ source: MediaSource, _ mimeType: MediaType?) {
    self.init(members: Self.tagged)
    origin = source.origin
    self.mimeType = mimeType ?? source.impliedType
  }

  var origin: MediaSource.Origin? {
    get { local.map { .local($0) } ?? base64.map { .base64($0) } ?? uri.map { .uri($0) } }
    set {
      (members["data"], members["uri"], local) = (nil, nil, nil)
      switch newValue {
      case .local(let media): local = media
      case .base64(let text): members["data"] = .string(text)
      case .uri(let uri): members["uri"] = .string(uri)
      case nil: break
      }
    }
  }

  var holdsLocalMedia: Bool { local != nil }

  func write(to writer: inout RequestWriter) throws(MediaFileError) {
    guard let local else { return writer.write(wire) }
    try writer.write(members, with: "data") { writer throws(MediaFileError) in
      try writer.write(base64: local)
    }
  }
}
