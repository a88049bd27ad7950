package import Files

extension SchemaFileSource {
  /// The files of a schema's folder, and none outside it; nothing is fetched.
  package static func folder(of schema: FilePath) throws(FileError) -> SchemaFileSource {
    let folder = SchemaFolder(
      named: schema.folder, root: try schema.resolved().folder)
    return SchemaFileSource { path, from in
      do throws(Refusal) {
        return .success(try folder.file(path, from: from))
      } catch {
        return .failure(error)
      }
    }
  }
}

/// The folder of a schema, beyond which its files may not reach.
private struct SchemaFolder {
  /// As the user names it.
  let named: FilePath
  let root: FilePath

  func file(
    _ path: String, from: FilePath
  ) throws(SchemaFileSource.Refusal) -> SchemaFileSource.Found {
    if path.isEmpty { throw .init("the path is empty") }
    if path.contains("://") { throw .init("nothing is fetched; copy it beside the schema") }
    guard let written = FilePath(path) else { throw .init("the path holds a NUL") }
    if written.bytes.first == UInt8(ascii: "/") {
      throw .init("write the path as seen from the file that it stands in")
    }
    let beside = from.folder.appending(written)
    do throws(FileError) {
      let resolved = try beside.resolved()
      if resolved.isBelow(root) {
        let bytes = try File(opening: resolved).readAll(limit: Self.mostBytes)
        return .init(identity: resolved, name: name(of: resolved), bytes: bytes)
      }
    } catch {
      throw .init(error.reason.hasPrefix("is ") ? "it \(error.reason)" : error.reason)
    }
    throw .init("it lies outside \(root), the schema's folder; copy it there")
  }

  /// More than any file that is read takes.
  private static let mostBytes = 1 << 22

  /// A file of the folder as the user would name it.
  private func name(of resolved: FilePath) -> String {
    guard let rest = FilePath(resolved.bytes.dropFirst(root.appending("").bytes.count)) else {
      return "\(resolved)"
    }
    return "\(named == "." ? rest : named.appending(rest))"
  }
}
