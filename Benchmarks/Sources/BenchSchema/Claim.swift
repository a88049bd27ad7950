import Foundation
import Measuring
import OrderedJSON

/// The schema that every row works on, as a file for us and as a description for the peers.
struct Claim {
  static let name = "claim"
  static let fieldCount = 200

  let yaml: String
  let outline: Outline
  let file: URL

  /// Writes its files to a folder.
  init(in folder: URL) throws {
    var maker = OutlineMaker(seed: 17)
    outline = maker.outline(ofFields: Self.fieldCount)
    yaml = outline.yaml(named: Self.name)
    file = folder.appending(path: "\(Self.name).yaml")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(yaml.utf8).write(to: file)
    try Data(outline.json.bytes()).write(to: folder.appending(path: "\(Self.name).json"))
  }
}

extension JSON {
  /// How many fields a JSON Schema declares: the members of all its `properties`, at every level.
  var declaredFields: Int {
    switch self {
    case .null, .bool, .number, .string: 0
    case .array(let items): items.map(\.declaredFields).reduce(0, +)
    case .object(let members):
      members.members.map { name, value in
        let own = name == "properties" ? value.object?.count ?? 0 : 0
        return own + value.declaredFields
      }.reduce(0, +)
    }
  }
}
