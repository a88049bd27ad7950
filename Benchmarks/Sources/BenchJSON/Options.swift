import Foundation

/// What was typed. `Benchmarks/run` adds what it found out itself.
struct Options {
  var isJSON = false
  var isQuick = false
  /// A folder for the documents.
  var documents = URL(filePath: ".build/documents")
  /// The Python that runs `peers.py`, if there is one.
  var python: String?
  var peers = "peers.py"
  var swift = "Swift"

  static let usage = "usage: Benchmarks/run json [--quick] [--json]"

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value() throws -> String {
      guard let value = rest.popFirst() else { throw Trouble(Self.usage) }
      return value
    }
    while let option = rest.popFirst() {
      switch option {
      case "--json": isJSON = true
      case "--quick": isQuick = true
      case "--documents": documents = URL(filePath: try value())
      case "--python": python = try value()
      case "--peers": peers = try value()
      case "--swift": swift = try value()
      default: throw Trouble("\(option) is not known; \(Self.usage)")
      }
    }
  }
}
