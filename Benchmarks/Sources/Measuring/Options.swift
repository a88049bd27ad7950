package import Foundation

/// What was typed. `Benchmarks/run` adds what it found out itself.
package struct Options {
  package var isJSON = false
  package var isQuick = false
  /// The folder of the documents.
  package var documents = URL(filePath: ".build/documents")
  /// The Python that runs the peers, if there is one.
  package var python: String?
  package var peers = "peers.py"
  package var swift = "Swift"

  package init(_ arguments: [String], of benchmark: String) throws {
    let usage = "usage: Benchmarks/run \(benchmark) [--quick] [--json]"
    var rest = arguments[...]
    func value() throws -> String {
      guard let value = rest.popFirst() else { throw Trouble(usage) }
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
      default: throw Trouble("\(option) is not known; \(usage)")
      }
    }
  }
}
