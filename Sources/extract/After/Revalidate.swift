import Extractor
import OrderedJSON
import Files
import JSONSchema
import SchemaGen

extension Extract {
  /// `extract revalidate`: saved answers are judged again.
  static let revalidate = Verb(
    name: "revalidate",
    operands: "[FOLDER]",
    purpose: "Judge the saved answers of a folder again, by new checks or a mended schema; free",
    examples: [
      "extract revalidate out", "extract revalidate --schema schemas/invoice.yaml out",
    ],
    options: [
      Verb.Option(
        name: "--schema", value: "FILE", purpose: "the schema; else the file of the last run"),
      FolderWords.json, FolderWords.state, Configuration.optOut,
    ],
    notes: """
      Bounds, checks, normalisers and what may be null can differ from what was asked by. Other fields
      cannot: the answers were not asked for those, and extract run --new-version asks anew. After it,
      extract run goes on with the mended schema and pays for nothing again. Exit code 1 says that some
      documents have no valid record.
      """,
    run: runRevalidate)

  @Sendable
  private static func runRevalidate(_ words: Words) throws(UsageError) -> ExitCode {
    let folder = try FolderWords.onlyFolder(words, of: revalidate)
    let path: FilePath
    do {
      guard
        let given = try words.value("--schema")
          ?? FolderWords.lastRun(folder.status(), words)?.value("--schema")
      else { throw UsageError.missingOption("--schema FILE", of: revalidate) }
      path = given
    } catch let error as UsageError {
      throw error
    } catch {
      return words.fail(error)
    }
    return FolderWords.attempt(words) {
      let schema = try SchemaFiles.schema(path, SchemaOptions())
      let result: FolderRevalidation
      do { result = try await folder.revalidate(by: schema) } catch {
        throw SchemaFiles.located(error, in: schema, path)
      }
      Output.result(words.has("--json") ? result.json.text() : "\(result)")
      return result.areAllValid ? .done : .someFailed
    }
  }
}
