import JSONSchema
import OrderedJSON
import SchemaGen

extension RecordForm {
  /// Reads the text of an answer, whole or cut.
  package func reading(of text: String) -> Reading {
    switch FoundJSON(in: text, mayBeList: rootKinds.contains(.array)) {
    case .nothing: Reading(content: .empty)
    case .prose: Reading(content: .prose(text.trimmed))
    case .wrong(let error): Reading(content: .notJSON(error))
    case .whole(let value, let flags): reading(of: value, flags)
    case .cut(let value, let stopped, let flags): reading(of: value, stopped: stopped, flags)
    }
  }

  // MARK: Whole

  private func reading(of answer: JSONView, _ flags: [AnswerFlag]) -> Reading {
    if let sentence = answer.string, !rootKinds.contains(.string) || isWrapped {
      return Reading(content: sentence.trimmed.isEmpty ? .empty : .prose(sentence), flags: flags)
    }
    guard isWrapped else { return reading(ofRecord: answer, flags) }
    guard isWrapper(answer) else { return reading(ofRecord: answer, flags + [.unwrapped]) }
    return reading(of: Wrapper(answer), flags)
  }

  private func reading(ofRecord answer: JSONView, _ flags: [AnswerFlag]) -> Reading {
    let local = wire.answer(from: JSON(answer))
    let mistakes = local.mistakes.map { Complaint($0, in: local.value) }
    return Reading(content: .record(local.value, mistakes: mistakes), flags: flags)
  }

  private func reading(of wrapper: Wrapper, _ flags: [AnswerFlag]) -> Reading {
    let flags = flags + wrapper.strangers.map(AnswerFlag.besideRecord)
    var reading: Reading
    if let record = wrapper.record {
      reading = self.reading(
        ofRecord: record, flags + (wrapper.objection.map { [.doubted($0)] } ?? []))
    } else if let objection = wrapper.objection {
      reading = Reading(content: .notApplicable(objection), flags: flags)
    } else {
      let mistakes = acceptsNull ? [] : [Complaint.nothingSaid]
      reading = Reading(content: .record(.null, mistakes: mistakes), flags: flags)
    }
    if case .record(let record, _) = reading.content {
      reading.absences = wrapper.absences.map { field, reason in
        Absence(field: field, reason: reason, in: record, of: wire)
      }
    }
    return reading
  }

  private var acceptsNull: Bool { accepts(.null) }

  private func accepts(_ record: JSON) -> Bool {
    guard let tape = try? JSONTape(parsing: record.bytes()) else { return false }
    return schema.judged(tape, today: nil).violations.isEmpty
  }

  /// Whether an answer is a wrapper, and no record that stands by itself.
  private func isWrapper(_ answer: JSONView) -> Bool {
    let names = answer.members.map(\.name)
    let own = names.filter(Wrapper.isOwn)
    guard !own.isEmpty else { return false }
    // Members beside those of a wrapper, or fields of those names, make it doubtful.
    guard own.count < names.count || hasFieldsLikeWrapper else { return true }
    guard accepts(wire.answer(from: JSON(answer)).value) else {
      return answer[Wrapper.record] != nil || answer[Wrapper.objection] != nil
    }
    guard let record = answer[Wrapper.record] else { return false }
    return own.count == names.count && accepts(wire.answer(from: JSON(record)).value)
  }

  private var hasFieldsLikeWrapper: Bool {
    guard rootKinds.contains(.object) else { return false }
    return wire.schema["properties"]?.object?.names.contains(where: Wrapper.isOwn) ?? true
  }

  // MARK: Cut

  private func reading(
    of answer: JSONView, stopped: JSONPointer, _ flags: [AnswerFlag]
  ) -> Reading {
    guard let (record, place) = record(in: answer, stopped: stopped) else {
      let isBehind = answer[Wrapper.record]?.isNull ?? false
      return isBehind
        ? reading(of: Wrapper(answer), flags + [.cutBehindRecord])
        : Reading(content: .cut(.null, stopped: []), flags: flags)
    }
    let isBare = isWrapped && record.isSame(as: answer)
    guard record.isCut else { return reading(of: Wrapper(answer), flags + [.cutBehindRecord]) }
    let doubt = isBare || !isWrapped ? nil : Wrapper(answer).objection
    return beginning(
      record, place, flags + (isBare ? [.unwrapped] : []) + (doubt.map { [.doubted($0)] } ?? []))
  }

  /// The record in what has come of an answer, and where that stopped in it; nothing if it has not
  /// begun, or is null.
  func record(
    in answer: JSONView, stopped: JSONPointer
  ) -> (JSONView, stopped: JSONPointer)? {
    guard isWrapped else { return (answer, stopped) }
    var members = answer.members
    guard let first = members.next()?.name else {
      return answer.kind == .array ? (answer, stopped) : nil
    }
    guard Wrapper.isOwn(first) else { return (answer, stopped) }
    guard let record = answer[Wrapper.record], !record.isNull else { return nil }
    return (record, JSONPointer(Array(stopped.tokens.dropFirst())))
  }

  private func beginning(
    _ record: JSONView, _ stopped: JSONPointer, _ flags: [AnswerFlag]
  ) -> Reading {
    let (local, stopped) = wire.beginning(from: JSON(record), stopped: stopped)
    return Reading(content: .cut(local.value, stopped: stopped), flags: flags)
  }
}
