import Foundation
import JSONCoding
import OrderedJSON

extension Row {
  /// Values → bytes.
  static var writing: [Row] {
    [
      Row(job: .write, name: "JSON.bytes()") { document in
        let json = try JSON(parsing: document.bytes)
        return Contestant(document, { json.bytes() }, digest: digest)
      },
      Row(job: .write, name: "JSON(encoding:).bytes()") { document in
        let batch = try Batch(decoding: document.bytes)
        return Contestant(document, { try JSON(encoding: batch).bytes() }, digest: digest)
      },
      Row(job: .write, name: "JSONEncoder") { document in
        let batch = try Batch(decoding: document.bytes)
        let encoder = JSONEncoder()
        return Contestant(document, { try encoder.encode(batch) }, digest: digest)
      },
    ]
  }

  /// What was written, read by somebody else.
  private static func digest(of bytes: some Sequence<UInt8>) throws -> Digest {
    Digest(foundation: try JSONSerialization.jsonObject(with: Data(bytes)))
  }
}
