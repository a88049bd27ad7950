/// Where a request goes: an absolute `http` or `https` URL, taken apart once.
///
/// Only what a client needs is accepted: no user name, no fragment, and no byte that RFC 3986 wants
/// percent-encoded, so that what is compared is what is sent.
public struct HTTPURL: Sendable, Hashable {
  /// `http` or `https`.
  public let scheme: Scheme
  /// In lower case; an IPv6 address stands in its brackets.
  public let host: String
  /// The port that was given or that the scheme implies.
  public let port: Int
  /// Begins with a slash and holds no query.
  public var path: String
  /// What follows the question mark, still encoded.
  public var query: String?

  /// How the bytes travel.
  public enum Scheme: String, Sendable, Hashable {
    case http, https

    /// The port that is meant where none is written.
    public var port: Int { self == .http ? 80 : 443 }
  }

  /// Reads a URL; `nil` unless it is absolute, of a known scheme, and written without anything odd.
  public init?(_ text: String) {
    guard text.utf8.allSatisfy(Self.isAllowed) else { return nil }
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
    guard let scheme = Scheme(rawValue: text[..<colon].lowercased()) else { return nil }
    let rest = text[colon...].dropFirst(3)
    let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    guard let (host, port) = Self.authority(rest[..<authorityEnd]) else { return nil }
    let target = rest[authorityEnd...]
    let mark = target.firstIndex(of: "?")
    let path = target[..<(mark ?? target.endIndex)]
    self.scheme = scheme
    self.host = host
    self.port = port ?? scheme.port
    self.path = path.isEmpty ? "/" : String(path)
    query = mark.map { String(target[target.index(after: $0)...]) }
  }

  /// What RFC 3986 allows anywhere in a URL without a fragment.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~:/?[]@!$&'()*+,;=%".utf8.contains(byte)
    }
  }

  private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
    guard !text.contains("@") else { return nil }
    // The colons of an IPv6 address stand within brackets.
    let hostEnd =
      text.hasPrefix("[")
      ? text.firstIndex(of: "]").map(text.index(after:))
      : text.firstIndex(of: ":") ?? text.endIndex
    guard let hostEnd, hostEnd > text.startIndex else { return nil }
    let host = text[..<hostEnd].lowercased()
    let rest = text[hostEnd...]
    if rest.isEmpty { return (host, nil) }
    let digits = rest.dropFirst()
    guard rest.first == ":", digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    guard let port = UInt16(digits), port > 0 else { return nil }
    return (host, Int(port))
  }
}

extension HTTPURL {
  /// Scheme, host and port: what may be told a secret together.
  public struct Origin: Sendable, Hashable {
    /// How the bytes travel.
    public let scheme: Scheme
    /// In lower case.
    public let host: String
    /// As given or implied.
    public let port: Int
  }

  /// Whom a request to this URL talks to.
  public var origin: Origin { Origin(scheme: scheme, host: host, port: port) }

  /// Whether the other end is this machine, by its name or its literal address.
  public var isLoopback: Bool {
    host == "localhost" || host == "[::1]" || Self.isLoopbackAddress(host)
  }

  /// `127.0.0.0/8`, written as four numbers.
  private static func isLoopbackAddress(_ host: String) -> Bool {
    guard host.utf8.starts(with: "127.".utf8) else { return false }
    var dots = 0
    var number: Int?
    for byte in host.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: ".") where number != nil: (dots, number) = (dots + 1, nil)
      default: return false
      }
      if let number, number > 255 { return false }
    }
    return dots == 3 && number != nil
  }

  /// The same place with a path below its own, and with a query.
  ///
  /// `path` begins with a slash and is encoded already.
  public func appending(path: String, query: [(name: String, value: String)] = []) -> HTTPURL {
    var url = self
    url.path = (self.path.hasSuffix("/") ? String(self.path.dropLast()) : self.path) + path
    url.query =
      query.isEmpty
      ? nil
      : query.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    return url
  }

  /// A text as one segment of a path or one part of a query: all but the unreserved characters of
  /// RFC 3986 become `%XX`.
  public static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension HTTPURL: CustomStringConvertible {
  /// The URL as it is sent.
  public var description: String {
    var text = scheme == .http ? "http://" : "https://"
    text.reserveCapacity(16 + host.utf8.count + path.utf8.count + (query?.utf8.count ?? 0))
    text += host
    if port != scheme.port { text += ":" + String(port) }
    text += path
    if let query { text += "?" + query }
    return text
  }
}
