import HTTP
import Interactions

/// What is known of something by its URI alone.
struct RemotePart {
  /// Nothing for a film on YouTube.
  let type: MediaType?

  /// Takes public `https` URIs, and objects of Cloud Storage.
  init(_ uri: String, caller: MediaType?) throws(DocumentFault.Reason) {
    guard let place = Self.place(of: uri) else { throw .unusableURI }
    if let caller {
      type = caller.canonical
    } else if place.isFilm {
      type = nil
    } else {
      guard let found = MediaType.byName(place.path) else { throw .unknownType }
      type = found
    }
    if let type, type.sort == .other { throw .unsupported(type) }
  }

  private static func place(of uri: String) -> (path: String, isFilm: Bool)? {
    if uri.utf8.starts(with: "gs://".utf8) {
      // A bucket and an object in it, in one line.
      let name = uri.utf8.dropFirst(5)
      let parts = name.split(separator: UInt8(ascii: "/"), maxSplits: 1)
      guard parts.count == 2, name.first != UInt8(ascii: "/"), name.allSatisfy({ $0 >= 0x20 })
      else { return nil }
      return (uri, false)
    }
    guard let url = HTTPURL(uri), url.scheme == .https, isPublic(url.host) else { return nil }
    return (url.path, isFilm(url))
  }

  private static func isFilm(_ url: HTTPURL) -> Bool {
    if url.host == "youtu.be" { return url.path.utf8.count > 1 }
    guard ["youtube.com", "www.youtube.com", "m.youtube.com"].contains(url.host) else {
      return false
    }
    return url.path == "/watch"
      || ["/shorts/", "/live/", "/embed/"].contains(where: url.path.hasPrefix)
  }

  /// Whether a host may be one that everybody can reach: a name of several words, or an address that is
  /// not of a network of one's own.
  private static func isPublic(_ host: String) -> Bool {
    let words = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard words.count > 1, let last = words.last else { return false }
    let numbers = words.map { UInt8(Substring($0)) }
    if let first = numbers[0], let second = numbers[1], words.count == 4, !numbers.contains(nil) {
      return switch (first, second) {
      case (0, _), (10, _), (127, _), (100, 64...127), (169, 254), (172, 16...31), (192, 168),
        (224..., _):
        false
      default: true
      }
    }
    return !["local", "localhost", "internal", "lan", "home"].contains {
      last.elementsEqual($0.utf8)
    }
  }
}
