import Digest
import HTTP
import OrderedJSON

/// A picture, sound, video or document in the input.
struct Media: Sendable, Equatable {
  /// The content's `type`.
  let kind: String
  let mimeType: String
  let resolution: String?
  var source: Source

  enum Source: Sendable, Equatable {
    /// Bytes that came along, or that were uploaded before.
    case data(SHA256, count: Int, pages: Int)
    case uri(String)
  }

  /// All media of the input, each with exactly one source and within the limits.
  static func all(
    in items: [JSON], limits: EmulatorSettings.InlineLimits
  ) throws(APIError) -> [Media] {
    var media: [Media] = []
    var total = 0
    for (content, place) in contents(of: items) where content["type"] != "text" {
      let one = try Media(content, at: place, limits)
      if case .data(_, let count, _) = one.source { total += count }
      guard total <= limits.total else {
        throw .invalid(
          "The inline data of the request is larger than \(limits.total) bytes. Upload the files"
            + " with the Files API.")
      }
      media.append(one)
    }
    return media
  }

  /// The content of every step, and the results of functions, with the way to each.
  private static func contents(of items: [JSON]) -> [(JSON, String)] {
    var all: [(JSON, String)] = []
    for (position, item) in items.enumerated() {
      for member in ["content", "result", "summary"] {
        for (index, content) in Content.list(item[member]).enumerated() where Content.isOne(content)
        {
          all.append((content, "input[\(position)].\(member)[\(index)]"))
        }
      }
    }
    return all
  }

  private init(
    _ content: JSON, at place: String, _ limits: EmulatorSettings.InlineLimits
  ) throws(APIError) {
    kind = content["type"]?.string ?? ""
    mimeType = content["mime_type"]?.string ?? ""
    resolution = content["resolution"]?.string
    switch (content["data"]?.string, content["uri"]?.string) {
    case (let data?, nil): source = try Self.inline(data, mimeType, at: place, limits)
    case (nil, let uri?) where !uri.isEmpty: source = .uri(uri)
    case (_?, _?): throw .invalid("'\(place)' may have only one of 'data' and 'uri'.")
    default: throw .invalid("'\(place)' needs 'data' or 'uri'.")
    }
  }

  private static func inline(
    _ text: String, _ mimeType: String, at place: String, _ limits: EmulatorSettings.InlineLimits
  ) throws(APIError) -> Source {
    guard let bytes = Base64.decoded(text), !bytes.isEmpty else {
      throw .invalid("Invalid value at '\(place).data': it is not base64.")
    }
    let isPDF = mimeType == "application/pdf"
    guard !isPDF || bytes.count <= limits.pdf else {
      throw .invalid("The PDF at '\(place).data' is larger than \(limits.pdf) bytes.")
    }
    return .data(
      SHA256(of: bytes), count: bytes.count, pages: isPDF ? max(1, PDFPages.count(in: bytes)) : 1)
  }
}

/// A rough look into PDF files.
enum PDFPages {
  static let name = Array("/Page".utf8)

  /// How often `/Page` is a whole name: once for each page of a file that is not compressed. At the very
  /// end of the bytes it may be the beginning of another name, and does not count.
  static func count(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var at = 0
      while at + name.count < bytes.count {
        if bytes[at] == name[0], bytes[at..<(at + name.count)].elementsEqual(name) {
          let next = bytes[at + name.count]
          if !(0x61...0x7A ~= next | 0x20) { count += 1 }
        }
        at += 1
      }
      return count
    }
  }
}
