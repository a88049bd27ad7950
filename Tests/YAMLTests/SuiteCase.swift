import Files
import Foundation
import TestSupport

@testable import YAML

/// One case of https://github.com/yaml/yaml-test-suite.
struct SuiteCase {
  /// The folder, as `2G84/00`.
  let name: String
  let text: [UInt8]
  /// The events of the standard.
  let events: String
  /// The same value in JSON, if JSON can say it.
  let json: [UInt8]?
  let mustFail: Bool

  /// All of them, sorted by name.
  static func all() throws -> [SuiteCase] {
    let suite = URL(filePath: "\(PublicSuite.yaml.folder)")
    return try FileManager.default.subpathsOfDirectory(atPath: suite.path)
      .filter { $0.hasSuffix("/in.yaml") }.map { String($0.dropLast("/in.yaml".count)) }
      .sorted().map { try SuiteCase($0, in: suite.appending(path: $0)) }
  }

  private init(_ name: String, in folder: URL) throws {
    func bytes(_ file: String) throws -> [UInt8]? {
      let url = folder.appending(path: file)
      guard FileManager.default.fileExists(atPath: url.path) else { return nil }
      return [UInt8](try Data(contentsOf: url))
    }
    self.name = name
    self.text = try bytes("in.yaml") ?? []
    self.events = String(decoding: try bytes("test.event") ?? [], as: UTF8.self)
    self.json = try bytes("in.json")
    self.mustFail = try bytes("error") != nil
  }
}

extension SuiteCase {
  /// What libyaml makes of the text, judged by the standard.
  enum Verdict: String {
    case right, refused, differs
    case accepted = "accepted though invalid"
  }

  /// What libyaml makes of the text, through our reader of its events.
  var verdict: Verdict {
    guard let dump = try? EventDump(of: text).text else { return mustFail ? .right : .refused }
    if mustFail { return .accepted }
    return Array(dump.utf8) == Array(events.utf8) ? .right : .differs
  }

  /// What our strict reader makes of the text, in a few words.
  var outcome: String {
    do {
      _ = try YAMLDocument(reading: text)
      return "read"
    } catch {
      return "\(error)"
    }
  }
}
