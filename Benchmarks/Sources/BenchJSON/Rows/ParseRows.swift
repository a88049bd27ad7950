import Foundation
import OrderedJSON

extension Row {
  /// Bytes → values of no particular type.
  static var parsing: [Row] {
    [
      Row(job: .parse, name: "JSONTape") { document in
        Contestant(document, { try JSONTape(parsing: document.bytes) }) { Digest($0.root) }
      },
      Row(job: .parse, name: "JSON") { document in
        Contestant(document, { try JSON(parsing: document.bytes) }) { Digest($0) }
      },
      Row(job: .parse, name: "JSONSerialization") { document in
        let data = Data(document.bytes)
        return Contestant(document, { try JSONSerialization.jsonObject(with: data) }) {
          Digest(foundation: $0)
        }
      },
    ]
  }
}
