import Foundation

/// A public conformance suite. Suites are not part of the package: they lie in `suites` of the folder
/// that `EXTRACT_SHARED` names, or else of `shared` beside the package.
///
/// Where a suite is missing its tests are skipped; with `EXTRACT_REQUIRE_SUITES=1` they run and fail:
///
///     @Suite(.enabled(if: PublicSuite.json.canRun, "\(PublicSuite.json.whyMissing)"))
package struct PublicSuite: Sendable {
  /// nst/JSONTestSuite: 318 texts that must, must not, or may be read as JSON.
  package static let json = PublicSuite(name: "json-test-suite")

  package let name: String

  /// One file of a suite.
  package struct File: Sendable {
    package let name: String
    package let bytes: [UInt8]
  }

  /// Whether the suite lies where it is looked for, or its absence is to be noticed.
  package var canRun: Bool { isThere || Self.areRequired }

  /// The sentence for a person whose tests were skipped.
  package var whyMissing: String {
    "the suite \(name) is not at \(folder.path); set EXTRACT_SHARED to the folder that holds suites"
  }

  /// The files of a folder of the suite, sorted by name.
  package func files(in subfolder: String) throws -> [File] {
    guard isThere else { throw MissingSuite(description: whyMissing) }
    let folder = folder.appending(path: subfolder)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      File(name: name, bytes: [UInt8](try Data(contentsOf: folder.appending(path: name))))
    }
  }

  private var folder: URL { Self.shared.appending(path: "suites/\(name)") }

  private var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  private static var areRequired: Bool {
    ProcessInfo.processInfo.environment["EXTRACT_REQUIRE_SUITES"] == "1"
  }

  private static var shared: URL {
    if let path = ProcessInfo.processInfo.environment["EXTRACT_SHARED"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appending(path: "shared")
  }
}

/// A suite was required and is not there.
package struct MissingSuite: Error, CustomStringConvertible {
  package let description: String
}
