import Files
import Formats
import Glibc
import OrderedJSON
import Testing

/// What `scripts/checks.d/50-formats` compares with other validators.
///
/// `$EXTRACT_FORMAT_CASES` names a file with a JSON array of pairs, format and text; a file of that
/// name and `.verdicts` is written, with `1` or `0` for each pair.
private let cases = getenv("EXTRACT_FORMAT_CASES").map { FilePath(cString: $0) }

@Test(.enabled(if: cases != nil, "scripts/checks.d/50-formats runs it"))
func `Verdicts for other validators to compare with`() throws {
  let path = try #require(cases)
  let text = try File(opening: path).readAll(limit: 1 << 28)
  let pairs = try #require(JSON(parsing: String(decoding: text, as: UTF8.self)).array)

  var verdicts: [UInt8] = []
  for pair in pairs {
    let format = try #require(Format(rawValue: pair[0]?.string ?? ""))
    let isAccepted = format.accepts(try #require(pair[1]?.string))
    verdicts.append(UInt8(ascii: isAccepted ? "1" : "0"))
  }

  try File.write(verdicts, to: #require(FilePath(path.bytes + Array(".verdicts".utf8))))
}
