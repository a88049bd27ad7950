import Foundation
import JSONCoding
import OrderedJSON

extension Row {
  /// The row that shows what Codable itself costs.
  static let floor = "Codable floor"

  /// Bytes → structs.
  static var decoding: [Row] {
    [
      Row(job: .decode, name: "Batch(decoding: bytes)") { document in
        Contestant(document, { try Batch(decoding: document.bytes) }) { Digest($0) }
      },
      Row(job: .decode, name: "Batch(decoding: tape)") { document in
        let tape = try JSONTape(parsing: document.bytes)
        return Contestant(document, { try Batch(decoding: tape.root) }) { Digest($0) }
      },
      Row(job: .decode, name: "JSONDecoder") { document in
        let data = Data(document.bytes)
        let decoder = JSONDecoder()
        return Contestant(document, { try decoder.decode(Batch.self, from: data) }) { Digest($0) }
      },
      Row(job: .decode, name: floor) { document in
        let real = try Batch(decoding: document.bytes)
        let lengths = real.arrayLengths
        return Contestant(document, { try Batch(from: FloorDecoder(arrayLengths: lengths)) }) {
          // It makes up the values, but there must be as many.
          $0.arrayLengths == lengths ? Digest(real) : Digest()
        }
      },
    ]
  }
}
