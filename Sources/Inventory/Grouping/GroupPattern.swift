import Files

/// A glob for names, with parentheses around what the files of one document share.
struct GroupPattern: Sendable {
  private let before: Glob
  private let shared: Glob
  private let after: Glob

  init(_ text: FilePath) throws(InventoryError) {
    let bytes = text.bytes
    guard bytes.count <= Glob.longest else { throw .longGlob(text) }
    let places = Self.unescaped("()".utf8, in: bytes)
    guard places.count == 2, bytes[places[0]] == UInt8(ascii: "("),
      bytes[places[1]] == UInt8(ascii: ")"), !bytes.contains(UInt8(ascii: "/"))
    else { throw .badPattern(text) }
    before = Glob(Array(bytes[..<places[0]]), .shell)
    shared = Glob(Array(bytes[(places[0] + 1)..<places[1]]), .shell)
    after = Glob(Array(bytes[(places[1] + 1)...]), .shell)
  }

  private static func unescaped(_ signs: String.UTF8View, in text: [UInt8]) -> [Int] {
    var places: [Int] = []
    var position = 0
    while position < text.count {
      if text[position] == UInt8(ascii: "\\") {
        position += 1
      } else if signs.contains(text[position]) {
        places.append(position)
      }
      position += 1
    }
    return places
  }

  /// What the parentheses stand for in a name, as much as can be; nothing if the name does not match.
  func shared(in name: [UInt8]) -> [UInt8]? {
    for start in 0...name.count where before.matches(name[..<start]) {
      for end in (start...name.count).reversed() where after.matches(name[end...]) {
        if shared.matches(name[start..<end]) { return Array(name[start..<end]) }
      }
    }
    return nil
  }
}
