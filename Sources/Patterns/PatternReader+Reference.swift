// Back-references, by number and by name.

extension PatternReader {
  /// The name of a group, compared by its code points.
  struct GroupName: Hashable {
    let codePoints: [UInt32]

    var text: String {
      String(String.UnicodeScalarView(codePoints.compactMap(Unicode.Scalar.init)))
    }
  }

  /// Reads the name of a group and the `>` behind it.
  mutating func readGroupName() throws(PatternError) -> GroupName {
    let start = position
    var codePoints: [UInt32] = []
    while !accept(">") {
      guard let next = peek() else { throw PatternError(.notAGroupName, at: start) }
      position += 1
      var value: UInt32? = next.value
      if next == "\\" { value = accept("u") ? readUnicodeEscape() : nil }
      guard let value, Self.canName(value, isFirst: codePoints.isEmpty) else {
        throw PatternError(.notAGroupName, at: start)
      }
      codePoints.append(value)
    }
    guard !codePoints.isEmpty else { throw PatternError(.notAGroupName, at: start) }
    return GroupName(codePoints: codePoints)
  }

  private static func canName(_ value: UInt32, isFirst: Bool) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    if scalar == "$" || scalar == "_" { return true }
    if isFirst { return scalar.properties.isIDStart }
    return scalar.properties.isIDContinue || scalar == "\u{200c}" || scalar == "\u{200d}"
  }

  mutating func refer(to number: Int, named name: GroupName?, at start: Int) {
    references.append(Reference(number: number, name: name, offset: start, group: current))
    let known = name.map { knownNames[$0] ?? 0 } ?? number
    // In machine code of PCRE2 10.42, a repeated reference to a group that is unset does not match.
    emit("(?:\\g{\(captures[known] ?? 0)})")
  }

  /// Finds the groups that are referred to, now that all are read.
  mutating func resolveReferences() throws(PatternError) {
    for index in references.indices {
      if let name = references[index].name {
        guard let number = names[name] else {
          throw PatternError(.noGroupNamed(name.text), at: references[index].offset)
        }
        references[index].number = number
      } else if references[index].number > numbered.count {
        throw PatternError(
          .noGroupNumbered(references[index].number), at: references[index].offset)
      }
    }
  }

  /// Refuses references for which PCRE2 and ECMA-262 differ.
  ///
  /// ECMA-262 forgets, each time a repetition begins anew, what its groups captured, and drops an
  /// optional turn that took no characters; PCRE2 does neither. In a look-behind ECMA-262 goes
  /// backwards, so another turn of a repetition is the last one. A group that each turn sets before it
  /// is referred to is the same for both.
  func checkReferences() throws(PatternError) {
    for reference in references {
      if isWithinLookBehind(reference.group) {
        throw PatternError(.referenceInLookBehind, at: reference.offset)
      }
      if differs(reference) {
        throw PatternError(.referenceIntoRepetition(reference.number), at: reference.offset)
      }
    }
  }

  private func differs(_ reference: Reference) -> Bool {
    let target = numbered[reference.number - 1]
    let isInLookBehind = isWithinLookBehind(target)
    let isReadBefore = reference.offset < groups[target].closed
    var isAlwaysSet = true
    var index = target
    while index > 0 {
      let group = groups[index]
      let encloses = (group.opened..<group.closed).contains(reference.offset)
      if group.most > 1, !isAlwaysSet || isInLookBehind || encloses && isReadBefore { return true }
      if group.least < group.most, group.canBeEmpty { return true }
      let parent = groups[group.parent]
      let isNegative = group.kind == .negativeLookAhead || group.kind == .negativeLookBehind
      if group.least == 0 || parent.hasAlternatives || isNegative { isAlwaysSet = false }
      index = group.parent
    }
    return false
  }

  private func isWithinLookBehind(_ group: Int) -> Bool {
    var index = group
    while index > 0 {
      let kind = groups[index].kind
      if kind == .lookBehind || kind == .negativeLookBehind { return true }
      index = groups[index].parent
    }
    return false
  }
}
