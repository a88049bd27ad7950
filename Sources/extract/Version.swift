private import CBuild
import CurlTransport
import Digest
import OrderedJSON
import Patterns
import SQLite
import YAML

extension Extract {
  /// `extract version`: which program this is, and what it is made of.
  static let versionVerb = Verb(
    name: "version",
    operands: "",
    purpose: "Say which version this is; with --json also its commit, compiler and libraries",
    examples: ["extract version", "extract version --json"],
    options: [
      Verb.Option(
        name: "--json", purpose: "one object for programs, with the libraries that are in use")
    ],
    run: runVersion)

  @Sendable
  private static func runVersion(_ words: Words) throws(UsageError) -> ExitCode {
    if let word = words.operands.first { throw .extraOperand(word, of: "version") }
    if words.has("--json") {
      Output.result(Version.json.bytes())
    } else {
      Output.result(Version.line)
    }
    return .done
  }
}

/// What this program says of itself.
enum Version {
  /// The commit that it was built from, when its builder said so, as `scripts/release` does. A build of a
  /// working tree says none: SwiftPM keeps what it once read of git, and goes on to say it when it is no
  /// longer so.
  private static let commit: Commit? = cbuild_commit().map { Commit(String(cString: $0)) }

  private struct Commit {
    let name: String
    /// Whether the sources differed from it.
    let isModified: Bool

    init(_ text: String) {
      let mark = "-modified"
      isModified = text.hasSuffix(mark)
      name = isModified ? String(text.dropLast(mark.count)) : text
    }
  }

  /// For people: `extract 0.1.0 (1a2b3c4d5e6f)`. No library is asked, so that it is quick.
  static var line: String {
    guard let commit else { return "extract \(Extract.version)" }
    return
      "extract \(Extract.version) (\(commit.name.prefix(12))\(commit.isModified ? ", modified" : ""))"
  }

  /// For programs. The libraries are asked; libcurl, which other commands open when they first talk, is
  /// opened for it, and `null` where it is not there.
  static var json: JSON {
    let curl = CurlTransport.versionInUse.map(JSON.string) ?? .null
    return .object([
      ("schema", "extract.version/1"),
      ("version", .string(Extract.version)),
      ("commit", commit.map { .string($0.name) } ?? .null),
      ("modified", commit.map { .bool($0.isModified) } ?? .null),
      ("swift", .string(swift)),
      ("target", .string(target)),
      (
        "libraries",
        .object([
          ("libyaml", .string(YAMLDocument.versionInUse)),
          ("pcre2", .string(Pattern.versionInUse)),
          ("sqlite", .string(Database.versionInUse)),
          ("openssl", .string(SHA256.versionInUse)), ("libcurl", curl),
        ])
      ),
    ])
  }

  /// The version of Swift's library, as in `6.3`. It has a third number, which is not always that of the
  /// toolchain: in 6.3.1 it calls itself 6.3.0.
  private static var swift: String {
    "\(_SwiftStdlibVersion.current)".split(separator: ".").prefix(2).joined(separator: ".")
  }

  /// What it was compiled for; the manifest allows Linux with glibc alone.
  private static var target: String {
    #if arch(x86_64)
      "x86_64-unknown-linux-gnu"
    #elseif arch(arm64)
      "aarch64-unknown-linux-gnu"
    #else
      #error("Name this processor as `swift --version` does.")
    #endif
  }
}
