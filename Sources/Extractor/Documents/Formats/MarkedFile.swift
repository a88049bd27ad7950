import Interactions

/// Formats that need no more than a look at their mark, most of which the API does not read: so that a
/// person is told what it is.
enum MarkedFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    for row in marks where specimen.has(row.mark, at: row.offset) { return Finding(type: row.type) }
    return isTransportStream(specimen) ? Finding(type: "video/mp2t") : nil
  }

  private static let marks: [(mark: [UInt8], offset: Int, type: MediaType)] = [
    ("fLaC".bytes, 0, .flac),
    ([0x1F, 0x8B, 0x08], 0, "application/gzip"), ("BZh".bytes, 0, "application/x-bzip2"),
    ([0xFD] + "7zXZ\0".bytes, 0, "application/x-xz"),
    ("7z".bytes + [0xBC, 0xAF, 0x27, 0x1C], 0, "application/x-7z-compressed"),
    ("Rar!".bytes + [0x1A, 0x07], 0, "application/vnd.rar"),
    ([0x28, 0xB5, 0x2F, 0xFD], 0, "application/zstd"), ("ustar".bytes, 257, "application/x-tar"),
    ([0x7F] + "ELF".bytes, 0, "application/x-executable"),
    ("MZ".bytes + [0x90, 0x00], 0, "application/vnd.microsoft.portable-executable"),
    ([0xCF, 0xFA, 0xED, 0xFE], 0, "application/x-mach-binary"),
    ([0xCA, 0xFE, 0xBA, 0xBE], 0, "application/java-vm"), ("\0asm".bytes, 0, "application/wasm"),
    ("SQLite format 3\0".bytes, 0, "application/vnd.sqlite3"),
    ("PAR1".bytes, 0, "application/vnd.apache.parquet"),
    ("%!PS".bytes, 0, "application/postscript"),
    ([0xC5, 0xD0, 0xD3, 0xC6], 0, "application/postscript"),
    ("8BPS".bytes, 0, "image/vnd.adobe.photoshop"), ([0x00, 0x00, 0x01, 0x00], 0, "image/x-icon"),
    ([0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20], 0, "image/jp2"),
    ([0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20], 0, "image/jxl"),
    ([0xFF, 0x0A], 0, "image/jxl"), ("AT&TFORM".bytes, 0, "image/vnd.djvu"),
    ("MThd".bytes, 0, "audio/midi"), ("#!AMR".bytes, 0, "audio/amr"),
    (".snd".bytes, 0, "audio/basic"), ("caff".bytes, 0, "audio/x-caf"),
    ("wOFF".bytes, 0, "font/woff"), ("wOF2".bytes, 0, "font/woff2"), ("OTTO".bytes, 0, "font/otf"),
    ([0x00, 0x01, 0x00, 0x00, 0x00], 0, "font/ttf"),
  ]

  /// Packets of 188 bytes that begin with the same one.
  private static func isTransportStream(_ specimen: Specimen) -> Bool {
    specimen.count >= 3 * 188 && [0, 188, 376].allSatisfy { specimen[$0] == 0x47 }
  }
}

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }
}
