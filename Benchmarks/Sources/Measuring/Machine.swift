import Foundation

/// What the figures were measured on.
package struct Machine: Codable {
  package let processor: String
  package let cores: Int
  package let system: String
  /// Swift, and what the peers run on.
  package let versions: [String]

  package init(versions: [String]) {
    processor = Self.value(of: "model name", separator: ":", in: "/proc/cpuinfo") ?? "unknown"
    cores = ProcessInfo.processInfo.activeProcessorCount
    system = Self.value(of: "PRETTY_NAME", separator: "=", in: "/etc/os-release") ?? "unknown"
    self.versions = versions
  }

  /// The value in a file whose lines are `name: value`.
  private static func value(of name: String, separator: Character, in path: String) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(separator: separator, maxSplits: 1).last?
      .trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
  }
}
