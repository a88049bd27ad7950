import Foundation
import PackagePlugin

/// The folder `Schemas` of a target: all that lies in it, and what of that is a schema.
struct SchemaFolder {
  let url: URL
  /// Every file, however deep, in the order of their paths.
  let files: [URL]
  /// The YAML files that lie in the folder itself.
  let schemas: [URL]

  /// Looks into the folder; one that is not there holds nothing.
  init(of target: some Target) {
    let url = target.directoryURL.appending(path: "Schemas")
    let found = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    // A hidden file is an editor's.
    let names = found.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }.sorted()
    self.url = url
    files = names.map { url.appending(path: $0) }.filter { !$0.isFolder }
    schemas = names.filter { !$0.contains("/") }.map { url.appending(path: $0) }
      .filter { ["yaml", "yml"].contains($0.pathExtension) && !$0.isFolder }
  }
}

extension URL {
  fileprivate var isFolder: Bool {
    var answer: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &answer) && answer.boolValue
  }
}
