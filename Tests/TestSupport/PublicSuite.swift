package import Files
import Foundation
package import Testing

/// A public suite of test files, which lies beside the package and not in it.
///
/// Suites are looked for in `suites` of the folder that `EXTRACT_SHARED` names, by default of `shared`
/// beside the package. Tests that read one are skipped where it is missing:
///
///     @Suite(.enabled(if: PublicSuite.json.isThere, PublicSuite.json.whyMissing))
///
/// That a required suite is there (`EXTRACT_REQUIRE_SUITES=1`, as in CI) is a test of its own.
package struct PublicSuite: Sendable, Hashable {
  /// The name of its folder.
  package let name: String
  /// The folder beside the others in which it lies.
  private var shelf: FilePath = "suites"

  private init(name: String, shelf: FilePath = "suites") {
    self.name = name
    self.shelf = shelf
  }

  /// Texts that a strict reader of JSON takes or refuses.
  package static let json = PublicSuite(name: "json-test-suite")
  /// Schemas, and values that are valid or not.
  package static let jsonSchema = PublicSuite(name: "json-schema-test-suite")
  /// YAML documents with their events.
  package static let yaml = PublicSuite(name: "yaml-test-suite")
  /// Schemas of the language, with the schemas that they mean.
  package static let schemaExamples = PublicSuite(name: "schema-examples", shelf: "design")
  /// What the official SDK sends to the Interactions API, as recorded.
  package static let requests = PublicSuite(name: "golden", shelf: "wire")
  /// Every suite there is; `scripts/test` warns of the same ones.
  package static let all = [json, jsonSchema, yaml, schemaExamples, requests]

  /// Whether `EXTRACT_REQUIRE_SUITES` is 1.
  package static var areRequired: Bool {
    ProcessInfo.processInfo.environment["EXTRACT_REQUIRE_SUITES"] == "1"
  }

  /// Where it has to lie.
  package var folder: FilePath {
    let shared = ProcessInfo.processInfo.environment["EXTRACT_SHARED"].flatMap { FilePath($0) }
    let beside = FilePath(cString: #filePath).folder.folder.folder.folder.appending("shared")
    return (shared ?? beside).appending(shelf).appending(FilePath(cString: name))
  }

  /// Whether it can be read.
  package var isThere: Bool { FileManager.default.isReadableFile(atPath: "\(folder)") }

  /// The sentence for a person whose tests were skipped.
  package var whyMissing: Comment {
    "the suite \(name) is not in \(folder); set EXTRACT_SHARED to the folder that holds suites"
  }

  /// One file of a suite.
  package struct File: Sendable {
    /// The way to it from the folder that was asked for.
    package let name: String
    package let bytes: [UInt8]
  }

  /// The files of a folder of the suite and of the folders in it, sorted by name.
  package func files(in subfolder: String) throws -> [File] {
    let folder = URL(filePath: "\(self.folder)").appending(path: subfolder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".json") }.map { name in
      File(name: name, bytes: [UInt8](try Data(contentsOf: folder.appending(path: name))))
    }
  }
}
