import Digest
import Files
import SQLite

extension Tables {
  func note(_ upload: UploadEntry) throws(SQLiteError) {
    try database.statement(
      """
      INSERT OR REPLACE INTO upload(origin, name, contents, type, uri, expires)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    ).run(
      .text(upload.origin), .text(upload.name), .blob(upload.contents.bytes), .text(upload.type),
      .text(upload.uri), .integer(upload.expires))
  }

  func forgetUpload(_ name: String, at origin: String) throws(SQLiteError) {
    try database.statement("DELETE FROM upload WHERE origin = ? AND name = ?")
      .run(.text(origin), .text(name))
  }

  /// Notes outputs in place of all earlier ones.
  func note(_ outputs: [OutputEntry]) throws(SQLiteError) {
    try database.statement("DELETE FROM output").run()
    for output in outputs {
      try database.statement("INSERT OR REPLACE INTO output(path, digest, size) VALUES (?, ?, ?)")
        .run(.blob(output.path.bytes), .blob(output.digest.bytes), .integer(output.size))
    }
  }

  /// Notes that the API has deleted an interaction.
  func forgetInteraction(_ id: String) throws(SQLiteError) {
    try database.statement("INSERT OR IGNORE INTO forgotten(interaction) VALUES (?)")
      .run(.text(id))
  }
}

extension Database {
  /// What was uploaded to an origin.
  func uploads(to origin: String) throws(SQLiteError) -> [UploadEntry] {
    try statement(
      "SELECT contents, type, name, uri, expires FROM upload WHERE origin = ? ORDER BY name"
    ).all(.text(origin)) { row throws(SQLiteError) in
      UploadEntry(
        contents: try row.digest(0), type: row.text(1), origin: origin, name: row.text(2),
        uri: row.text(3), expires: row.integer(4))
    }
  }
}
