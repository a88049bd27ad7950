import Interactions

/// Films and recordings of Windows, of objects with 16 bytes for a name.
enum WindowsMediaFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has(header) else { return nil }
    let head = specimen.bytes(at: 0, count: 64 << 10)
    return Finding(type: head.place(of: video) == nil ? "audio/x-ms-wma" : .wmv)
  }

  private static let header: [UInt8] = [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]
  /// What a stream of pictures is called.
  private static let video: [UInt8] = [0xC0, 0xEF, 0x19, 0xBC, 0x4D, 0x5B, 0xCF, 0x11]
}

/// Films for Flash.
enum FlashVideoFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    specimen.has([0x46, 0x4C, 0x56, 0x01]) ? Finding(type: .flv) : nil
  }
}
