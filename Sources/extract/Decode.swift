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
    ],
    run: runDecode)

  @Sendable
  private static func runDecode(_ words: Words) throws(UsageError) -> ExitCode {
    let style: JSONWriter.Style = words.has("--indented") ? .indented : .compact
    if let schema = words.value("--schema") {
      if words.has("--salvage") { throw .contraryOptions("--salvage", "--schema") }
      return judge(words.operands, bySchemaAt: schema, style)
    }
    var code = ExitCode.done
    for path in words.operands {
      do {
        let answer = Answer(try Input.bytes(of: path))
        do {
          Output.result(JSON(try answer.value()).bytes(style))
        } catch {
          code = .someFailed
          Output.say("\(path): \(error)\n\(error.place.drawing)")
          guard words.has("--salvage") else { continue }
          if let complete = answer.complete {
            Output.result(JSON(complete).bytes(style))
            Output.say("\(path): kept what is complete; it stopped at \(answer.stopped.inWords)")
          } else {
            Output.say("\(path): nothing in it is complete")
          }
        }
      } catch {
        code = .someFailed
        Output.say("\(error)")
      }
    }
    return code
  }
}

extension Extract {
  /// Saved answers become records, as they would have when they came.
  private static func judge(
    _ paths: [FilePath], bySchemaAt schemaPath: FilePath, _ style: JSONWriter.Style
  ) -> ExitCode {
    let schema: Schema
    do { schema = try SchemaFiles.schema(schemaPath, SchemaOptions()) } catch {
      Output.say("\(error)")
      return .couldNotStart
    }
    var code = ExitCode.done
    for path in paths {
      do {
        let text = String(decoding: try Input.bytes(of: path), as: UTF8.self)
        let extraction = Extraction(judging: text, named: "\(path)", by: schema)
        OneReport(extraction, isQuiet: false).print(style)
        if extraction.record == nil { code = .someFailed }
      } catch {
        Output.say("\(error)")
        code = .someFailed
      }
    }
    return code
  }
}

extension JSONPointer {
  /// The pointer, which may be empty, for people.
  fileprivate var inWords: String { tokens.isEmpty ? "the outermost value" : "\(self)" }
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
