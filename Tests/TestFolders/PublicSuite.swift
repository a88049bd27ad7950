package import Files
private import Glibc

/// A public suite of test files, which lies beside the package and not in it.
///
/// Tests that read a suite say `.enabled(if: suite.isThere)`. That a required suite is there is a
/// test of its own, so that such tests can be skipped on a bare clone and never in CI.
package struct PublicSuite: Sendable, Hashable {
  /// The name of its folder.
  package let name: String

  /// Texts that a strict reader of JSON takes or refuses.
  package static let json = PublicSuite(name: "json-test-suite")
  /// Schemas, and values that are valid or not.
  package static let jsonSchema = PublicSuite(name: "json-schema-test-suite")
  /// YAML documents with their events.
  package static let yaml = PublicSuite(name: "yaml-test-suite")
  /// Every suite there is; `scripts/test` warns of the same ones.
  package static let all = [json, jsonSchema, yaml]

  /// Whether `EXTRACT_REQUIRE_SUITES` is 1, as in CI.
  package static var areRequired: Bool {
    environment("EXTRACT_REQUIRE_SUITES") == Array("1".utf8)
  }

  /// The suite below `$EXTRACT_SHARED`, or below the folder `shared` beside the package.
  package var folder: FilePath {
    let shared = Self.environment("EXTRACT_SHARED").flatMap { FilePath($0) }
    return (shared ?? Self.sharedFolderBesidePackage).appending("suites")
      .appending(FilePath(cString: name))
  }

  /// Whether it can be read.
  package var isThere: Bool {
    access(String(decoding: folder.bytes, as: UTF8.self), R_OK | X_OK) == 0
  }

  private static var sharedFolderBesidePackage: FilePath {
    FilePath(cString: #filePath).folder.folder.folder.folder.appending("shared")
  }

  private static func environment(_ name: String) -> [UInt8]? {
    getenv(name).map { FilePath(cString: $0).bytes }
  }
}
