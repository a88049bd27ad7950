package import Files
import OrderedJSON
package import YAML

/// A file of a schema, read as YAML.
package struct SourceFile: Sendable {
  /// One for all ways to name the file.
  package let identity: FilePath
  /// As the user named it.
  package let name: String
  package let document: YAMLDocument
}

/// How the files that a schema names are found: the ends of the program know about disks.
package struct SchemaFileSource: Sendable {
  /// Finds a file by the path in which `from`, itself a file's identity, names it.
  package let find: @Sendable (_ path: String, _ from: FilePath) -> Result<Found, Refusal>

  package init(find: @escaping @Sendable (String, FilePath) -> Result<Found, Refusal>) {
    self.find = find
  }

  package struct Found: Sendable {
    /// One for all ways to name the file.
    package let identity: FilePath
    /// For messages.
    package let name: String
    package let bytes: [UInt8]

    package init(identity: FilePath, name: String, bytes: [UInt8]) {
      self.identity = identity
      self.name = name
      self.bytes = bytes
    }
  }

  /// Why a file is not read, as the end of a sentence.
  package struct Refusal: Error, Sendable {
    package let reason: String
    package init(_ reason: String) { self.reason = reason }
  }

  /// A schema that was not read from a folder.
  package static let none = SchemaFileSource { _, _ in
    .failure(Refusal("this schema was not read from a folder"))
  }
}

/// What was noticed about a schema and its files, while they are read.
struct Notebook {
  private(set) var files: [SourceFile] = []
  private var noted: [(file: Int, remark: Remark)] = []
  private var errorCount = 0
  private var warningCount = 0

  /// More than anyone mends at once: to find a place takes as long as to read so far.
  private static let mostOfASort = 100

  /// What was noticed, in the order of the files and of their lines.
  var remarks: [Remark] {
    noted.enumerated().sorted { one, other in
      let places = (one.element.remark.place.offset, other.element.remark.place.offset)
      return (one.element.file, places.0, one.offset) < (other.element.file, places.1, other.offset)
    }.map(\.element.remark)
  }

  var hasErrors: Bool { errorCount > 0 }

  /// Whether there are so many errors that no more are looked for.
  var isFull: Bool { errorCount >= Self.mostOfASort }

  /// Counts a remark; whether it is kept, and whether it is the last of its sort.
  private mutating func count(isWarning: Bool) -> (isKept: Bool, isLast: Bool) {
    if isWarning { warningCount += 1 } else { errorCount += 1 }
    let count = isWarning ? warningCount : errorCount
    return (count <= Self.mostOfASort, count == Self.mostOfASort)
  }

  mutating func open(_ file: SourceFile) -> Int {
    files.append(file)
    return files.count - 1
  }

  func place(_ origin: Shape.Origin) -> TextPlace {
    files[origin.file].document.place(at: origin.offset)
  }

  mutating func note(_ fault: FileFault, at origin: Shape.Origin, fix: Remark.Fix? = nil) {
    note(fault.rule, "\(fault)", at: origin, isWarning: fault.isWarning, fix: fix)
  }

  mutating func note(
    _ rule: Rule, _ sentence: String, at origin: Shape.Origin, isWarning: Bool = false,
    fix: Remark.Fix? = nil
  ) {
    let (isKept, isLast) = count(isWarning: isWarning)
    guard isKept else { return }
    let remark = Remark(
      rule: rule, isWarning: isWarning, file: files[origin.file].name, place: place(origin),
      sentence: isLast ? sentence + "; no more are shown" : sentence, fix: fix)
    noted.append((origin.file, remark))
  }

  /// Notes why a file is not YAML as we read it.
  mutating func note(_ error: YAMLError, in file: String) {
    let remark = Remark(
      rule: .yaml, isWarning: false, file: file, place: error.place, sentence: "\(error.fault)",
      fix: nil)
    errorCount += 1
    noted.append((files.count, remark))
  }

  /// Notes what stands so many bytes into a text.
  mutating func note(
    _ rule: Rule, _ sentence: String, in scalar: YAMLScalar, _ offset: Int, file: Int,
    fix: Remark.Fix? = nil
  ) {
    let offset = files[file].document.offset(in: scalar, at: offset)
    note(rule, sentence, at: Shape.Origin(file: file, offset: offset), fix: fix)
  }
}
