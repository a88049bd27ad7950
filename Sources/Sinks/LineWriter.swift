import Files
import OrderedJSON

// The lines of records.jsonl, failures.jsonl and skipped.jsonl: their members stand in the order in which
// they are written here, and nothing in them changes from one run to the next.

extension RecordRow {
  /// The line of `records.jsonl`, without its end.
  package var line: [UInt8] {
    var line: [UInt8] = []
    append(to: &line)
    return line
  }

  func append(to line: inout [UInt8]) {
    line += #"{"schema":"extract.record/1","#.utf8
    JSONLine.append(document, to: &line)
    line += #","model":"#.utf8
    JSONLine.append(model, to: &line)
    line += #","warnings":"#.utf8
    JSONLine.append(json: warnings, to: &line)
    line += #","data":"#.utf8
    JSONLine.append(json: data, to: &line)
    line.append(UInt8(ascii: "}"))
  }
}

extension FailureRow {
  /// The line of `failures.jsonl`, without its end.
  package var line: [UInt8] {
    get throws(SinkError) {
      let details = try details
      var line = Array(#"{"schema":"extract.failure/1","#.utf8)
      JSONLine.append(document, to: &line)
      line += #","outcome":"#.utf8
      JSONLine.append(outcome, to: &line)
      line += #","model":"#.utf8
      JSONLine.append(model, to: &line)
      line += #","reason":"#.utf8
      line += (details["reason"] ?? details["sentence"] ?? "").bytes()
      line += #","remedy":"#.utf8
      line += (details["remedy"] ?? nil).bytes()
      line += #","complaints":"#.utf8
      line += (details["complaints"] ?? []).bytes()
      line += #","partial":"#.utf8
      line += (details["partial"] ?? nil).bytes()
      line.append(UInt8(ascii: "}"))
      return line
    }
  }

  private var details: JSON {
    get throws(SinkError) {
      do { return try JSON(parsing: failure) } catch {
        throw .notJSON(document: document, error.fault)
      }
    }
  }
}

extension SkipRow {
  /// The line of `skipped.jsonl`, without its end.
  package var line: [UInt8] {
    var line = Array(#"{"schema":"extract.skip/1","#.utf8)
    JSONLine.append(document, to: &line)
    line += #","outcome":"#.utf8
    JSONLine.append(word, to: &line)
    line += #","reason":"#.utf8
    JSONLine.append(sentence, to: &line)
    line.append(UInt8(ascii: "}"))
    return line
  }
}

/// Pieces of a line of JSON.
enum JSONLine {
  /// Adds `document`, and `document_base64` if the text does not give back the name.
  static func append(_ document: FilePath, to line: inout [UInt8]) {
    let name = DocumentName(document)
    line += #""document":"#.utf8
    append(String(decoding: name.text, as: UTF8.self), to: &line)
    if name.isExact { return }
    line += #","document_base64":""#.utf8
    line += Base64Text.of(document.bytes)
    line.append(UInt8(ascii: "\""))
  }

  static func append(_ text: String, to line: inout [UInt8]) {
    line += JSON.string(text).bytes()
  }

  /// Adds JSON as it was written, all of it on this line: outside of strings a break means nothing, and
  /// inside there is none.
  static func append(json: [UInt8], to line: inout [UInt8]) {
    let isBroken = json.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    if isBroken {
      line += json.lazy.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    } else {
      line += json
    }
  }
}
