import Extractor
import Files
import JSONSchema
import OrderedJSON
import SchemaGen

/// JSON Schemas from files.
enum SchemaFiles {
  /// Why a schema cannot be used: a line for each mistake.
  enum Problem: Error, CustomStringConvertible {
    case unread(FileError)
    case notJSON(FilePath, JSONSyntaxError)
    case notASchema(FilePath, SchemaErrors)
    case refused([Remark])
    /// It has no form for the API.
    case unsendable([SchemaNote])

    var description: String {
      switch self {
      case .unread(let error): "\(error)"
      case .notJSON(let path, let error): "\(path): \(error)\n\(error.place.drawing)"
      case .notASchema(let path, let errors):
        errors.mistakes.map { mistake in
          let way = mistake.pointer.tokens.isEmpty ? "" : " \(mistake.pointer)"
          return TextPlace.visible(
            "\(path):\(mistake.place.line):\(mistake.place.column)\(way): \(mistake.fault)")
        }.joined(separator: "\n")
      case .refused(let remarks):
        remarks.map { "\($0)\n\($0.place.drawing)" }.joined(separator: "\n")
      case .unsendable(let notes): notes.map(\.lines).joined(separator: "\n")
      }
    }
  }

  /// An error, with the file and the place in it if it says that a schema has no form for the API.
  static func located(_ error: any Error, in schema: Schema, _ path: FilePath) -> any Error {
    let errors: LoweringErrors
    switch ((error as? FolderError)?.reason, (error as? RecordFolderError)?.reason) {
    case (.unsendable(let found), _), (_, .unsendable(let found)): errors = found
    default: return error
    }
    return Problem.unsendable(errors.refusals.map { SchemaNote($0, in: schema, path) })
  }

  /// A schema in YAML with what it includes, or in JSON; `-` is standard input, and includes nothing.
  static func schema(_ path: FilePath, _ options: SchemaOptions) throws(Problem) -> Schema {
    let text = try bytes(of: path)
    let resolved = try? path.resolved()
    let source = resolved.flatMap { _ in try? SchemaFileSource.folder(of: path) }
    let isJSON = path.pathExtension == nil && text.first == UInt8(ascii: "{")
    let found = SchemaFileSource.Found(
      identity: resolved ?? path, name: "\(path)" + (isJSON ? ".json" : ""), bytes: text)
    do {
      return try Schema(reading: found, source ?? .none, options)
    } catch {
      switch error {
      case .notJSON(let error): throw .notJSON(path, error)
      case .notASchema(let errors): throw .notASchema(path, errors)
      case .refused(let remarks): throw .refused(remarks)
      // Of files there is no such error.
      case .notReflected: throw .refused([])
      }
    }
  }

  private static func bytes(of path: FilePath) throws(Problem) -> [UInt8] {
    do { return try Input.bytes(of: path) } catch { throw .unread(error) }
  }

  /// The schemas of a folder's JSON files that give themselves an `$id`.
  static func registry(in folder: FilePath) throws(Problem) -> [String: JSONTape] {
    var registry: [String: JSONTape] = [:]
    for name in try names(in: folder)
    where name.pathExtension == "json" && name.bytes.first != UInt8(ascii: ".") {
      let path = folder.appending(name)
      let text = try bytes(of: path)
      let tape: JSONTape
      do { tape = try JSONTape(parsing: text) } catch { throw .notJSON(path, error) }
      if let uri = (tape.root["$id"] ?? tape.root["id"])?.string { registry[uri] = tape }
    }
    return registry
  }

  private static func names(in folder: FilePath) throws(Problem) -> [FilePath] {
    do { return try Folder(opening: folder).names() } catch { throw .unread(error) }
  }
}
