import Files
import Foundation
import OrderedJSON

/// Readers that nobody here wrote.
enum Python {
  /// The rows of a CSV file, as Python's `csv` reads them.
  static func csv(_ path: FilePath) throws -> JSON {
    try run(
      """
      import csv, json, sys
      with open(sys.argv[1], newline='', encoding='utf-8') as file:
          json.dump(list(csv.reader(file, strict=True)), sys.stdout)
      """, [path])
  }

  /// What statements give that read an SQLite database, as Python's `sqlite3` has it.
  static func sqlite(_ path: FilePath, _ statements: String...) throws -> JSON {
    let names = statements.compactMap { FilePath($0) }
    return try run(
      """
      import json, sqlite3, sys
      connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
      found = [connection.execute(statement).fetchall() for statement in sys.argv[2:]]
      json.dump(found, sys.stdout)
      """, [path] + names)
  }

  /// What a program prints, which is JSON.
  private static func run(_ program: String, _ arguments: [FilePath]) throws -> JSON {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", "-I", "-c", program] + arguments.map { String(decoding: $0.bytes, as: UTF8.self) }
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSON(parsing: bytes)
  }
}
