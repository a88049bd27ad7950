@testable import OrderedJSON

/// What reading a text came to: the bytes of its tape's entries, or why and where it was refused.
enum Outcome: Equatable {
  case read([UInt8])
  case refused(JSONSyntaxError.Fault, offset: Int, line: Int, column: Int)

  var isRead: Bool { if case .read = self { true } else { false } }

  var fault: JSONSyntaxError.Fault? {
    if case .refused(let fault, _, _, _) = self { fault } else { nil }
  }
}

extension Outcome {
  /// Reads a text in one go.
  init(ofWhole bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
    do throws(JSONSyntaxError) {
      self.init(try JSONTape(parsing: bytes, limits: limits))
    } catch {
      self.init(error)
    }
  }

  /// Reads a text in the pieces that end at `cuts`, and the rest.
  init(of bytes: [UInt8], cutAt cuts: some Sequence<Int>, limits: JSONLimits = JSONLimits()) {
    do throws(JSONSyntaxError) {
      var reader = JSONReader(limits: limits)
      var from = 0
      for cut in cuts {
        try reader.append(piece: bytes[from..<cut])
        from = cut
      }
      try reader.append(piece: bytes[from...])
      self.init(try reader.finish())
    } catch {
      self.init(error)
    }
  }

  /// Reads a text one byte at a time.
  init(ofSingle bytes: [UInt8]) { self.init(of: bytes, cutAt: bytes.indices) }

  /// Salvages a text; one that is not whole is refused.
  init(ofSalvaged bytes: [UInt8]) {
    let salvage = JSONSalvage(of: bytes)
    if let error = salvage.error {
      self.init(error)
    } else if let tape = salvage.tape {
      self.init(tape)
    } else {
      self = .read([])
    }
  }

  /// What the other ways to read a text come to, by name.
  static func otherWays(_ bytes: [UInt8], cutAt cuts: [Int]) -> [(way: String, outcome: Outcome)] {
    [
      ("byte by byte", Outcome(ofSingle: bytes)),
      ("cut at \(cuts)", Outcome(of: bytes, cutAt: cuts)),
      ("salvaged", Outcome(ofSalvaged: bytes)),
    ]
  }

  private init(_ tape: JSONTape) {
    self = .read(tape.withEntries { entries, _ in [UInt8](UnsafeRawBufferPointer(entries)) })
  }

  private init(_ error: JSONSyntaxError) {
    let place = error.place
    self = .refused(
      error.fault, offset: place.offset, line: place.line, column: place.column)
  }
}

extension JSONReader {
  /// Takes the next bytes of a collection.
  mutating func append(piece: some Collection<UInt8>) throws(JSONSyntaxError) {
    let failure = Array(piece).withUnsafeBytes { bytes -> JSONSyntaxError? in
      do throws(JSONSyntaxError) {
        try append(bytes)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }
}
