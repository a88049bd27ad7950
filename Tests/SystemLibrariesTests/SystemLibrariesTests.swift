import CCrypto
import CPCRE2
import CSQLite
import CYAML
import Testing

@Suite struct `System libraries` {
  @Test func `libyaml answers its version`() {
    var (major, minor, patch): (CInt, CInt, CInt) = (0, 0, 0)

    yaml_get_version(&major, &minor, &patch)

    #expect((major, minor) >= (0, 2))
  }

  @Test func `PCRE2 is the 8-bit library of the headers, and knows Unicode`() throws {
    let length = pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), nil)
    var version = [UInt8](repeating: 0, count: Int(try #require(length > 0 ? length : nil)))
    var hasUnicode: UInt32 = 0

    #expect(pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), &version) == length)
    #expect(pcre2_config_8(UInt32(PCRE2_CONFIG_UNICODE), &hasUnicode) == 0)

    let text = String(decoding: version.dropLast(), as: UTF8.self)
    #expect(text.hasPrefix("\(PCRE2_MAJOR).\(PCRE2_MINOR) "))
    #expect(hasUnicode == 1)
  }

  @Test func `SQLite is no older than its headers and was built for threads`() {
    #expect(sqlite3_libversion_number() >= SQLITE_VERSION_NUMBER)
    #expect(sqlite3_threadsafe() != 0)
  }

  @Test func `SQLite copies a text that is bound as transient`() throws {
    var database: OpaquePointer?
    var statement: OpaquePointer?
    defer {
      sqlite3_finalize(statement)
      sqlite3_close(database)
    }
    try #require(sqlite3_open(":memory:", &database) == SQLITE_OK)
    try #require(sqlite3_prepare_v2(database, "SELECT ?", -1, &statement, nil) == SQLITE_OK)

    var text: [CChar] = [0x61, 0x62, 0x63]
    try #require(sqlite3_bind_text(statement, 1, &text, 3, csqlite_transient()) == SQLITE_OK)
    text[0] = 0x7A

    #expect(sqlite3_step(statement) == SQLITE_ROW)
    #expect(String(cString: try #require(sqlite3_column_text(statement, 0))) == "abc")
  }

  @Test func `libcrypto is version 3 and makes SHA-256`() {
    #expect(OPENSSL_version_major() == 3)
    #expect(EVP_MD_get_size(EVP_sha256()) == 32)
  }
}
