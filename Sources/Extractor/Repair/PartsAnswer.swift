import OrderedJSON

/// The object of parts that a model answered with, whole or cut.
struct PartsAnswer {
  let value: JSON
  /// Where it stopped, if it was cut.
  let stopped: JSONPointer?

  /// Reads the text of an answer, as strictly as a record; a fence around it is taken away. Nothing if it
  /// holds no object.
  init?(_ text: String) {
    let salvage = JSONSalvage(of: Self.unfenced(text))
    guard let root = salvage.tape?.root, root.kind == .object,
      salvage.error?.isCutShort ?? true
    else { return nil }
    value = JSON(root)
    stopped = salvage.error == nil ? nil : salvage.stopped
  }

  private static let fence = Array("```".utf8)

  private static func unfenced(_ text: String) -> [UInt8] {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    var bytes = Array(text.utf8)[...]
    bytes = bytes.drop(while: isBlank)
    guard bytes.starts(with: fence) else { return Array(bytes) }
    // The rest of the line says the language.
    bytes = bytes.drop { $0 != 0x0A }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return Array(
      bytes.suffix(fence.count).elementsEqual(fence) ? bytes.dropLast(fence.count) : bytes)
  }
}
