import Files
import JSONSchema
import SchemaGen

/// What a schema file can have put right without asking.
enum SchemaFixes {
  /// Writes the cures into a file, and checks again until none is left; says how many there were.
  static func apply(to path: FilePath, _ options: SchemaOptions) {
    var count = 0
    for _ in 0..<100 {
      guard let bytes = try? Input.bytes(of: path) else { break }
      let fixes = fixes(in: path, options)
      if fixes.isEmpty { break }
      do {
        try File.write(fixed(bytes, fixes), to: path)
      } catch {
        return Output.say("\(error)")
      }
      count += fixes.count
    }
    if count > 0 { Output.say("\(path): \(count) put right") }
  }

  private static func fixes(in path: FilePath, _ options: SchemaOptions) -> [Remark.Fix] {
    guard case .refused(let remarks)? = problem(in: path, options) else { return [] }
    return remarks.filter { $0.file == "\(path)" }.compactMap(\.fix)
      .sorted { $0.range.lowerBound > $1.range.lowerBound }
  }

  private static func problem(
    in path: FilePath, _ options: SchemaOptions
  ) -> SchemaFiles.Problem? {
    do {
      _ = try SchemaFiles.schema(path, options)
      return nil
    } catch {
      return error
    }
  }

  /// The text with each cure in its place, the last first; a byte order mark is not counted in ranges.
  private static func fixed(_ bytes: [UInt8], _ fixes: [Remark.Fix]) -> [UInt8] {
    var bytes = bytes
    let shift = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for fix in fixes {
      let range = fix.range.lowerBound + shift..<fix.range.upperBound + shift
      guard range.upperBound <= bytes.count else { continue }
      bytes.replaceSubrange(range, with: fix.text.utf8)
    }
    return bytes
  }
}
