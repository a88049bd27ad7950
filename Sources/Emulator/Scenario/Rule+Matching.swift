import HTTP
import OrderedJSON

extension Rule.Match {
  /// Whether a request is meant.
  func fits(_ facts: RequestFacts) -> Bool {
    func fits(_ pattern: String?, _ text: String?) -> Bool {
      guard let pattern else { return true }
      return text.map { Glob(pattern).matches($0) } ?? false
    }
    guard fits(path, facts.path), fits(method, facts.method), fits(model, facts.model) else {
      return false
    }
    for field in headers where !fits(field.value, facts.headers[field.name]) { return false }
    if let stream, stream != facts.isStreamed { return false }
    if let text, !facts.texts.contains(where: { $0.hasBytes(of: text) }) { return false }
    return document.map { wanted in facts.documents.contains { $0.isCalled(wanted) } } ?? true
  }
}

extension RequestFacts.Document {
  fileprivate func isCalled(_ wanted: String) -> Bool {
    if let name, UTF8Text(name) == UTF8Text(wanted) { return true }
    return wanted.utf8.count >= 8 && sha256?.hasPrefix(wanted.lowercased()) ?? false
  }
}

/// A text in which `*` stands for any bytes.
struct Glob {
  private let parts: [ArraySlice<UInt8>]

  init(_ pattern: String) {
    parts = Array(pattern.utf8).split(
      separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
  }

  /// Whether a whole text is meant. Each part is looked for where it can stand first, so nothing is
  /// ever tried twice.
  func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = parts.first, let last = parts.last else { return false }
    guard parts.count > 1 else { return bytes.elementsEqual(first) }
    guard bytes.count >= first.count + last.count, bytes.starts(with: first),
      bytes.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = bytes[first.count..<(bytes.count - last.count)]
    for part in parts.dropFirst().dropLast() {
      guard let place = rest.place(of: part) else { return false }
      rest = rest[(place + part.count)...]
    }
    return true
  }
}
