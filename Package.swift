// swift-tools-version: 6.3
import PackageDescription

// Which commit this is, said by scripts/release. It is not asked of git here: SwiftPM keeps the answer
// longer than it is so.
let commit = Context.environment["EXTRACT_COMMIT"]

// Targets stand in the order a document passes through them; C libraries first.
let package = Package(
  name: "extract",
  products: [
    .executable(name: "extract", targets: ["extract"]),
    .library(name: "Extractor", targets: ["Extractor"]),
    .library(name: "Interactions", targets: ["Interactions", "HTTP", "CurlTransport"]),
    .library(name: "JSONSchema", targets: ["JSONSchema"]),
    .library(name: "SchemaGen", targets: ["SchemaGen"]),
    // Both modules: values, and Codable types made of them.
    .library(name: "OrderedJSON", targets: ["OrderedJSON", "JSONCoding"]),
    // A stand-in for the API, for tests of apps.
    .library(name: "Emulator", targets: ["Emulator", "HTTP"]),
    // YAML schemas of a target → Swift types, while it is built.
    .plugin(name: "ExtractSchemas", targets: ["ExtractSchemas"]),
  ],
  targets: [
    // YAML: the events of libyaml.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Regular expressions with limits, over UTF-8.
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    // The ledger's database.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    // SHA-256.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // The headers of libcurl alone; the library is opened on first use.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    // Base64 with the wide instructions that Swift cannot name; no library of Debian has them.
    .target(name: "CBase64"),
    // Calls of Linux that Swift cannot make.
    .target(name: "CLinux"),
    // Which commit was built.
    .target(
      name: "CBuild", cSettings: commit.map { [.define("EXTRACT_COMMIT", to: "\"\($0)\"")] } ?? []),

    // Paths as bytes, bounded reading, atomic writing. No Foundation.
    .target(name: "Files", dependencies: ["CLinux"]),
    // A value behind a mutex that ThreadSanitizer understands.
    .target(name: "Locking"),
    // Threads of their own, for work that waits in the system.
    .target(name: "Threads"),
    // SHA-256 of bytes and of files.
    .target(name: "Digest", dependencies: ["CCrypto", "Files"]),
    // Bytes → tape → ordered JSON values, exact numbers, pointers, writers. No Foundation.
    .target(name: "OrderedJSON"),
    // Text → nodes with their places, by YAML 1.2; hostile input is refused. No Foundation.
    .target(name: "YAML", dependencies: ["CYAML", "OrderedJSON"]),
    // Tape → Codable types, and Codable types → ordered JSON.
    .target(name: "JSONCoding", dependencies: ["OrderedJSON"]),
    // What a `format` says of a string, and the arithmetic of URIs. No Foundation.
    .target(name: "Formats"),
    // ECMA-262 regular expressions → what PCRE2 matches within limits. No Foundation.
    .target(name: "Patterns", dependencies: ["CPCRE2"]),
    // Schema → program → verdict, violations, notes.
    .target(name: "JSONSchema", dependencies: ["Formats", "Locking", "OrderedJSON", "Patterns"]),
    // A schema: what a record must look like, and which schema it is.
    .target(
      name: "SchemaGen",
      dependencies: [
        "Digest", "Files", "Formats", "JSONCoding", "JSONSchema", "Locking", "OrderedJSON",
        "Patterns", "YAML",
      ]),
    // Messages, bodies in segments, events of a stream, when to ask again. No C but for files.
    .target(name: "HTTP", dependencies: ["CBase64", "Files", "Locking"]),
    // Requests → answers, by libcurl on one thread.
    .target(name: "CurlTransport", dependencies: ["CCurl", "Files", "HTTP", "Locking", "Threads"]),
    // The Gemini Interactions and Files API as Swift types.
    .target(
      name: "Interactions",
      dependencies: [
        "CurlTransport", "Digest", "Files", "HTTP", "JSONCoding", "JSONSchema", "Locking",
        "OrderedJSON", "SchemaGen",
      ]),
    // A stand-in for that API: judges requests as plain JSON, answers them, and keeps the bill.
    .target(
      name: "Emulator",
      dependencies: [
        "Digest", "Files", "HTTP", "JSONSchema", "Locking", "OrderedJSON", "Threads", "YAML",
      ]),
    // Words → the documents that they name. Nothing is opened but folders and lists.
    .target(name: "Inventory", dependencies: ["Files"]),
    // Databases in files, each on one thread.
    .target(name: "SQLite", dependencies: ["CLinux", "CSQLite", "Files"]),
    // What was found, asked, answered and decided, on the disk before the next step is taken.
    .target(
      name: "Ledger",
      dependencies: ["Digest", "Files", "Locking", "OrderedJSON", "SQLite", "Threads"]),
    // Records → files for people and programs.
    .target(name: "Sinks", dependencies: ["Digest", "Files", "OrderedJSON", "SQLite"]),
    // Document → record, and folder of documents → folder of records.
    .target(
      name: "Extractor",
      dependencies: [
        "Digest", "Files", "HTTP", "Interactions", "Inventory", "JSONCoding", "JSONSchema",
        "Ledger", "Locking", "OrderedJSON", "SchemaGen", "Sinks", "Threads", "YAML",
      ]),
    // The command: words → meaning → run.
    .executableTarget(
      name: "extract",
      dependencies: [
        "CBuild", "CLinux", "CurlTransport", "Digest", "Emulator", "Extractor", "Files", "HTTP",
        "Interactions", "Inventory", "JSONSchema", "Ledger", "Locking", "OrderedJSON", "Patterns",
        "SQLite", "SchemaGen", "Sinks", "Threads", "YAML",
      ]),
    // The Schemas folder of a target → a command for each schema.
    .plugin(name: "ExtractSchemas", capability: .buildTool(), dependencies: ["extract"]),

    .testTarget(
      name: "SystemLibrariesTests",
      dependencies: ["CYAML", "CPCRE2", "CSQLite", "CCrypto", "CCurl"]
    ),
    // A folder for one test, the public suites, repeatable randomness, a small stack.
    .target(name: "TestSupport", dependencies: ["Files"], path: "Tests/TestSupport"),
    .testTarget(name: "TestSupportTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(name: "OrderedJSONTests", dependencies: ["OrderedJSON", "TestSupport"]),
    .testTarget(
      name: "YAMLTests", dependencies: ["Files", "OrderedJSON", "TestSupport", "YAML"],
      exclude: ["yaml-test-suite.txt"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(name: "LockingTests", dependencies: ["Locking"]),
    .testTarget(name: "ThreadsTests", dependencies: ["Locking", "Threads"]),
    .testTarget(
      name: "HTTPTests", dependencies: ["Files", "HTTP", "Locking", "TestSupport"]),
    .testTarget(
      name: "InteractionsTests",
      dependencies: [
        "CurlTransport", "Digest", "Emulator", "Files", "HTTP", "Interactions", "JSONCoding",
        "Locking", "OrderedJSON", "SchemaGen", "TestSupport",
      ]),
    .testTarget(
      name: "CurlTransportTests",
      dependencies: ["CurlTransport", "Files", "HTTP", "Locking", "TestSupport"]),
    .testTarget(name: "DigestTests", dependencies: ["Digest", "Files", "TestSupport"]),
    .testTarget(
      name: "FormatsTests", dependencies: ["Files", "Formats", "OrderedJSON", "TestSupport"]),
    .testTarget(
      name: "PatternsTests", dependencies: ["Files", "OrderedJSON", "Patterns", "TestSupport"]),
    .testTarget(
      name: "JSONSchemaTests", dependencies: ["JSONSchema", "OrderedJSON", "TestSupport"]),
    .testTarget(
      name: "SchemaGenTests",
      dependencies: [
        "Files", "JSONCoding", "JSONSchema", "OrderedJSON", "SchemaGen", "TestSupport", "YAML",
      ],
      exclude: ["Dialects/Examples", "Fixtures", "SwiftCode/Schemas"]),
    .testTarget(
      name: "InventoryTests", dependencies: ["CLinux", "Files", "Inventory", "TestSupport"]),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Digest", "Files", "Ledger", "Locking", "OrderedJSON", "SQLite", "TestSupport",
      ]),
    .testTarget(
      name: "SinksTests",
      dependencies: ["Digest", "Files", "OrderedJSON", "Sinks", "SQLite", "TestSupport"]),
    .testTarget(
      name: "ExtractorTests",
      dependencies: [
        "Digest", "Emulator", "Extractor", "Files", "HTTP", "Interactions", "Inventory",
        "JSONCoding", "JSONSchema", "Ledger", "Locking", "OrderedJSON", "SchemaGen", "Sinks",
        "SQLite", "TestSupport",
      ]),
    .testTarget(
      name: "EmulatorTests",
      dependencies: [
        "Digest", "Emulator", "Files", "HTTP", "JSONSchema", "Locking", "OrderedJSON",
        "TestSupport",
      ]),
    // The built command as a process.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Extractor", "Files", "HTTP", "Interactions", "Ledger", "OrderedJSON", "TestSupport",
        "extract",
      ]),
    .testTarget(name: "JSONCodingTests", dependencies: ["JSONCoding", "OrderedJSON"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets
where ![.system, .plugin].contains(target.type)
  && !["CBase64", "CBuild", "CLinux"].contains(target.name)
{
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
