/// The cases of an enum type, found without a value of it.
///
/// The runtime's own records of the type are read, whose layout is that of the stable ABI. A type whose
/// records do not look as expected has no cases that can be found.
struct EnumCases {
  /// The names, in the order of their tags: those with a payload, then the others, each as declared.
  let names: [String]
  /// How many have a payload.
  let payloads: Int
  private let type: Any.Type

  /// Nothing for a type that is no enum, or whose names were left out of the program.
  init?(of type: Any.Type) {
    let metadata = record(of: type)
    guard metadata.load(as: UInt.self) == Layout.enumKind else { return nil }
    let descriptor = metadata.load(fromByteOffset: Layout.descriptor, as: UnsafeRawPointer.self)
    let counts = descriptor + Layout.counts
    payloads = Int(counts.load(as: UInt32.self) & 0xFF_FFFF)
    let empty = Int(counts.load(fromByteOffset: 4, as: UInt32.self))
    guard let names = Self.names(descriptor), names.count == payloads + empty else { return nil }
    self.names = names
    self.type = type
  }

  /// The values of the cases that have no payload.
  func emptyCases<Value>(as _: Value.Type) -> [(name: String, value: Value)] {
    guard type == Value.self else { return [] }
    return (payloads..<names.count).map { (names[$0], value(tag: UInt32($0))) }
  }

  private func value<Value>(tag: UInt32) -> Value {
    let metadata = record(of: type)
    let witnesses = (metadata - MemoryLayout<UnsafeRawPointer>.size).load(
      as: UnsafeRawPointer.self)
    let inject = witnesses.load(fromByteOffset: Layout.injectTag, as: InjectTag.self)
    let layout = MemoryLayout<Value>.self
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(layout.stride, 1), alignment: layout.alignment)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: layout.size)
    inject(memory, tag, metadata)
    return memory.assumingMemoryBound(to: Value.self).move()
  }

  private typealias InjectTag =
    @convention(c) (UnsafeMutableRawPointer, UInt32, UnsafeRawPointer) -> Void

  /// Reads the records of the fields: a header of 16 bytes, then 12 for each.
  private static func names(_ descriptor: UnsafeRawPointer) -> [String]? {
    guard let fields = target(of: descriptor + Layout.fields) else { return nil }
    let size = Int(fields.load(fromByteOffset: 10, as: UInt16.self))
    let count = Int(fields.load(fromByteOffset: 12, as: UInt32.self))
    guard size >= 12 else { return nil }
    var names: [String] = []
    for rank in 0..<count {
      guard let name = target(of: fields + 16 + rank * size + 8) else { return nil }
      names.append(String(cString: name.assumingMemoryBound(to: CChar.self)))
    }
    return names
  }

  /// Where a relative pointer leads.
  private static func target(of pointer: UnsafeRawPointer) -> UnsafeRawPointer? {
    let offset = pointer.load(as: Int32.self)
    return offset == 0 ? nil : pointer + Int(offset)
  }

  private enum Layout {
    static let enumKind: UInt = 0x201
    static let descriptor = 8
    static let fields = 16
    static let counts = 20
    /// The last of the three witnesses that only enums have.
    static let injectTag = 13 * 8
  }
}

/// The runtime's record of a type: what a metatype points to.
private func record(of type: Any.Type) -> UnsafeRawPointer {
  withUnsafePointer(to: type) {
    UnsafeRawPointer($0).load(as: UnsafeRawPointer.self)
  }
}
