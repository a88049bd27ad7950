import Extractor
import Files
import JSONSchema
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract decode`: saved answers become records, or it says why not.
  static let decode = Verb(
    name: "decode",
    operands: "FILE…",
    purpose: "Read saved answers strictly and print each as one line of JSON; judge them anew",
    examples: [
      "extract decode samples/answers/*.json",
      "extract decode --indented answer.json",
      "extract decode --salvage cut-off.json",
      "extract decode --schema schemas/receipt.yaml answer.txt",
    ],
    options: [
      Verb.Option(name: "--indented", purpose: "print one member a line"),
      Verb.Option(
        name: "--schema", value: "FILE",
        purpose: "judge each as extract one would, for free, and print the records"),
      Verb.Option(
        name: "--salvage", purpose: "of an answer that is not whole, print what is complete"),
      Verb.Option(name: "--json", purpose: "one JSON object for all files"),
    ],
    run: runDecode)

  @Sendable
  private static func runDecode(_ words: Words) throws(UsageError) -> ExitCode {
    let style: JSONWriter.Style = words.has("--indented") ? .indented : .compact
    var report = DecodeReport(style: style, isKept: words.has("--json"))
    if let path = words.value("--schema") {
      if words.has("--salvage") { throw .contraryOptions("--salvage", "--schema") }
      let schema: Schema
      do { schema = try SchemaFiles.schema(path, SchemaOptions()) } catch {
        return words.fail(error)
      }
      judge(words.operands, by: schema, &report)
    } else {
      read(words.operands, salvaging: words.has("--salvage"), &report)
    }
    report.finish()
    return report.code
  }

  private static func read(
    _ paths: [FilePath], salvaging salvages: Bool, _ report: inout DecodeReport
  ) {
    for path in paths {
      do {
        let answer = Answer(try Input.bytes(of: path))
        do {
          report.add(path, JSON(try answer.value()))
        } catch {
          report.fail(path, "\(path): \(error)", drawing: error.place.drawing)
          guard salvages else { continue }
          if let complete = answer.complete {
            report.add(path, JSON(complete), stoppedAt: answer.stopped)
          } else {
            report.note("\(path): nothing in it is complete")
          }
        }
      } catch {
        report.fail(path, "\(error)")
      }
    }
  }
}

extension Extract {
  /// Saved answers become records, as they would have when they came.
  private static func judge(
    _ paths: [FilePath], by schema: Schema, _ report: inout DecodeReport
  ) {
    for path in paths {
      do {
        let text = String(decoding: try Input.bytes(of: path), as: UTF8.self)
        report.add(path, Extraction(judging: text, named: "\(path)", by: schema))
      } catch {
        report.fail(path, "\(error)")
      }
    }
  }
}

extension JSONPointer {
  /// The pointer, which may be empty, for people.
  var inWords: String { tokens.isEmpty ? "the outermost value" : "\(self)" }
}

/// What a path on the command line leads to.
enum Input {
  /// The bytes of a file, or of standard input for `-`. What a shell puts at `/dev/fd/63` is a pipe
  /// that somebody writes to; a pipe in a folder may be nobody's, and opening it would wait for ever.
  static func bytes(of path: FilePath) throws(FileError) -> [UInt8] {
    let isFromShell = path.bytes.starts(with: "/dev/".utf8)
    let file =
      path == "-"
      ? try File.standardInput()
      : try File(opening: path, allowing: isFromShell ? .regularOrStream : .regular)
    return try file.readAll(limit: JSONLimits().bytes)
  }
}
