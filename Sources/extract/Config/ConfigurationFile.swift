import Files
import OrderedJSON
import SchemaGen
import YAML

/// A configuration file: settings and their values in YAML, as `jobs: 32`, named as options are.
///
/// Paths in it are relative to the folder that it lies in.
struct ConfigurationFile {
  /// The options that it sets, each with its values and the line where.
  private(set) var settings: [(option: Verb.Option, values: [FilePath], line: Int)] = []

  private let path: FilePath
  private let isOfProject: Bool

  /// Reads a file. One of a project does not decide where the key goes.
  init(_ path: FilePath, isOfProject: Bool) throws(ConfigurationError) {
    self.path = path
    self.isOfProject = isOfProject
    let bytes: [UInt8]
    do { bytes = try File(opening: path).readAll(limit: 1 << 16) } catch { throw .unread(error) }
    let document: YAMLDocument
    do { document = try YAMLDocument(reading: bytes) } catch { throw .notYAML(path, error) }
    if document.root.isAbsent { return }
    guard let members = document.root.mapping else {
      throw .mistake(path, document.place(at: document.root.span.begin), .noSettings)
    }
    for member in members {
      do throws(Fault) {
        let option = try option(named: member.key.text)
        let line = document.place(at: member.key.span.begin).line
        settings.append((option, try values(member.value, of: option), line))
      } catch {
        throw .mistake(path, document.place(at: member.key.span.begin), error)
      }
    }
  }

  /// What is wrong at a place of the file.
  enum Fault: Error, Sendable {
    case noSettings
    case unknown(String, near: String?)
    /// Only the user may say this.
    case ofUser(String)
    case wrongValue(String, wanted: String)
  }

  private func option(named name: String) throws(Fault) -> Verb.Option {
    let settings = Configuration.settings
    let known = settings.first { UTF8Text($0.key ?? "") == UTF8Text(name) }
    guard let known else {
      throw .unknown(name, near: nearest(to: name, among: settings.compactMap(\.key)))
    }
    if isOfProject, known.setting == .user { throw .ofUser(name) }
    return known
  }

  private func values(_ node: YAMLNode, of option: Verb.Option) throws(Fault) -> [FilePath] {
    let key = option.key ?? option.name
    guard let form = option.value else {
      guard case .bool(let isOn)? = node.scalar?.meaning else {
        throw .wrongValue(key, wanted: "true or false")
      }
      return isOn ? [""] : []
    }
    let nodes = option.isRepeatable ? node.list ?? [node] : [node]
    // `format: [jsonl, csv]` is what `--format jsonl,csv` is.
    let isList = option.value == "LIST" && node.list != nil
    var values: [FilePath] = []
    for node in isList ? node.list ?? [] : nodes {
      guard let scalar = node.scalar, !scalar.isAbsent, let value = FilePath(scalar.text) else {
        throw .wrongValue(
          key,
          wanted: option.isRepeatable
            ? "a list, as \(key): [\(form), \(form)]" : "one value, as \(key): \(form)")
      }
      values.append(option.isPath ? beside(value) : value)
    }
    if isList {
      let bytes = Array(values.map(\.bytes).joined(separator: [UInt8(ascii: ",")]))
      return FilePath(bytes).map { [$0] } ?? []
    }
    return values
  }

  /// A path as the file means it.
  private func beside(_ value: FilePath) -> FilePath {
    let isAbsolute = value.bytes.first == UInt8(ascii: "/")
    let folder = path.folder
    return isAbsolute || folder == "." || value == "-" ? value : folder.appending(value)
  }
}

/// Why configuration cannot be used.
enum ConfigurationError: Error {
  case unread(FileError)
  case notYAML(FilePath, YAMLError)
  case mistake(FilePath, TextPlace, ConfigurationFile.Fault)
  case noSwitch(variable: String, FilePath)
  /// What was said there is no value of the option.
  case badValue(Configuration.Origin, UsageError)
}

extension ConfigurationError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unread(let error): "\(error)"
    case .notYAML(let path, let error): "\(path): \(error)"
    case .mistake(let path, let place, let fault):
      TextPlace.visible("\(path):\(place.line):\(place.column): \(fault)") + "\n\(place.drawing)"
    case .noSwitch(let variable, let value):
      "\(variable): cannot be \(value); use true or false"
    case .badValue(let origin, let error): "\(origin): \(error)"
    }
  }
}

extension ConfigurationFile.Fault: CustomStringConvertible {
  var description: String {
    switch self {
    case .noSettings: "settings are written as names and values, one a line, as jobs: 32"
    case .unknown(let name, let near):
      "there is no setting \"\(name)\"; "
        + (near.map { "did you mean \"\($0)\"?" } ?? "extract config show lists them all")
    case .ofUser(let name):
      "\"\(name)\" decides where the key or the money goes, so it is the user's to say; "
        + "move it to the user's own file (extract config show says where that is)"
    case .wrongValue(let key, let wanted): "\(key) takes \(wanted)"
    }
  }
}
