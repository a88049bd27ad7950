// Classes: `[a-z\d]`.

extension PatternReader {
  /// Reads a class; its bracket is behind.
  mutating func readClass(from start: Int) throws(PatternError) {
    let isNegated = accept("^")
    let outputStart = output.count
    emit(isNegated ? "[^" : "[")
    let contentStart = output.count
    while !accept("]") {
      guard position < source.count else { throw PatternError(.unclosedClass, at: start) }
      try readClassMember(of: start)
    }
    if output.count == contentStart {
      output.removeSubrange(outputStart...)
      emit((isNegated ? CharacterSet.anything : .nothing).text)
    } else {
      emit("]")
    }
  }

  private mutating func readClassMember(of start: Int) throws(PatternError) {
    let memberStart = position
    let first = try readClassAtom(of: start)
    guard peek() == "-", let next = peek(1), next != "]" else {
      emit(first)
      return
    }
    position += 1
    let last = try readClassAtom(of: start)
    if case .character(let low) = first, case .character(let high) = last {
      guard low <= high else { throw PatternError(.rangeOutOfOrder, at: memberStart) }
      emitRange(low, high)
    } else {
      guard grammar == .lenient else { throw PatternError(.rangeOfSets, at: memberStart) }
      emit(first)
      emit(.character(UInt32(UInt8(ascii: "-"))))
      emit(last)
    }
  }

  private mutating func readClassAtom(of start: Int) throws(PatternError) -> Escape {
    guard let next = peek() else { throw PatternError(.unclosedClass, at: start) }
    position += 1
    guard next == "\\" else { return .character(next.value) }
    let escapeStart = position - 1
    let atom = try readSharedEscape(from: escapeStart, inClass: true)
    if case .property = atom { markDoubtful(from: escapeStart) }
    return atom
  }

  private mutating func emit(_ member: Escape) {
    switch member {
    case .character(let value): emitRange(value, value)
    case .set(let set): emit(set.textInClass)
    case .property(let property): emit(property)
    }
  }

  /// Writes the members that valid UTF-8 can hold.
  private mutating func emitRange(_ low: UInt32, _ high: UInt32) {
    let surrogates: ClosedRange<UInt32> = 0xD800...0xDFFF
    let low = surrogates.contains(low) ? surrogates.upperBound + 1 : low
    let high = surrogates.contains(high) ? surrogates.lowerBound - 1 : high
    guard low <= high else { return }
    emitLiteral(low)
    guard low < high else { return }
    emit("-")
    emitLiteral(high)
  }
}
