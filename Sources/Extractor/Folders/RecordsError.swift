import Files
public import JSONCoding
public import OrderedJSON

/// Why a record cannot be read back, and where.
public struct RecordsError: Error, Sendable, Hashable {
  /// The file, made visible where its path is no text.
  public let file: String
  /// What is wrong.
  public let reason: Reason

  /// What can be wrong with the records of a folder. Lines are counted from 1.
  public enum Reason: Sendable, Hashable {
    /// There is no such file, so no run of the folder has come to its end.
    case missing
    /// The system does not let it be read, for this reason.
    case unreadable(String)
    /// The last line stops before its end: the file was cut off.
    case torn(line: Int)
    /// A line is no JSON.
    case notJSON(line: Int, JSONSyntaxError.Fault)
    /// A line is no record, or one in the form of another version; the form that it says it has.
    case otherForm(line: Int, String?)
    /// A record is no value of the type.
    case undecodable(line: Int, document: String, JSONDecodingError)
  }

  init(_ file: String, _ reason: Reason) {
    self.file = file
    self.reason = reason
  }

  /// Whether nothing can be read behind it.
  var isLast: Bool {
    switch reason {
    case .undecodable: false
    case .missing, .unreadable, .torn, .notJSON, .otherForm: true
    }
  }
}

extension RecordsError: CustomStringConvertible {
  /// One line: the file, the line of it, what is wrong, and what to do.
  public var description: String {
    switch reason {
    case .missing: "\(file): there are no records; run the folder first, or check the path"
    case .unreadable(let why): "\(file): \(why)"
    case .torn(let line):
      "\(file): line \(line): stops before its end; write it anew with extract export"
    case .notJSON(let line, let fault):
      "\(file): line \(line): \(fault); write it anew with extract export"
    case .otherForm(let line, let form?):
      "\(file): line \(line): has the form \(TextPlace.quoted(form)), not \"extract.record/1\"; "
        + "read it with the version that wrote it, or write it anew with extract export"
    case .otherForm(let line, nil):
      "\(file): line \(line): is no record; name the folder that a run wrote to"
    case .undecodable(let line, let document, let error):
      "\(file): line \(line): \(TextPlace.visible(document)): \(error.sentence)"
    }
  }
}

extension JSONDecodingError {
  /// What is wrong with which field, without a place in a text that has one line.
  fileprivate var sentence: String {
    let path = pointer.tokens.isEmpty ? "" : "\(TextPlace.visible("\(pointer)")) "
    return "\(path)\(fault); make the type say what the schema says"
  }
}
