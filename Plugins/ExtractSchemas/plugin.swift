import Foundation
import PackagePlugin

/// Writes the Swift types of a target's schemas while it is built.
///
/// Each YAML file that lies in the target's folder `Schemas` is a schema, and becomes one Swift file.
/// What lies deeper is for the schemas to include, and becomes none: the place of a file says which of
/// the two it is, so that no file has to be opened to plan a build.
///
///     Sources/App/Schemas/invoice.yaml          becomes struct Invoice
///     Sources/App/Schemas/common/party.yaml     is part of it
@main
struct ExtractSchemas: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SwiftSourceModuleTarget else {
      Diagnostics.error("\(target.name): has no Swift; take the plugin ExtractSchemas out of it")
      return []
    }
    let folder = SchemaFolder(of: target)
    if folder.schemas.isEmpty {
      Diagnostics.warning("\(folder.url.path): has no schema; write one there, as in invoice.yaml")
    }
    let extract = try context.tool(named: "extract").url
    return folder.schemas.map { schema in
      let name = schema.lastPathComponent
      // With the whole name, so that invoice.yaml and Invoice.swift can stand side by side.
      let output = context.pluginWorkDirectoryURL.appending(path: "\(name).swift")
      return .buildCommand(
        displayName: "Writing the Swift types of \(name)",
        executable: extract,
        arguments: [
          "schema", "swift", "--access", target.access, "--report", "compiler",
          "--output", output.path, "--", schema.path,
        ],
        // A schema may include any of them, or take it as an example.
        inputFiles: folder.files,
        outputFiles: [output])
    }
  }
}

extension SwiftSourceModuleTarget {
  /// A library shows its types to whoever imports it; nobody imports a program or its tests.
  fileprivate var access: String { kind == .generic ? "public" : "internal" }
}
