package import Files
package import HTTP
import OrderedJSON

/// What is to be uploaded, and what it will be called.
///
///     let scan = try FileUpload(path: "scan.pdf")
///     let file = try await gemini.files.upload(scan)
public struct FileUpload: Sendable {
  /// What the bytes are: `application/pdf`.
  public var mimeType: MediaType
  /// By what the API will keep it, with `files/` before it or not; the API thinks of a name otherwise.
  public var name: String?
  /// What a person calls it.
  public var displayName: String?
  let contents: Contents
  /// The name on the disk, which the API is told.
  let fileName: FilePath?

  /// Where the bytes are.
  enum Contents: Sendable {
    case bytes([UInt8])
    case file(FileRange)
  }

  /// Bytes in memory.
  public init(
    _ bytes: [UInt8], mimeType: MediaType, name: String? = nil, displayName: String? = nil
  ) {
    self.init(.bytes(bytes), nil, mimeType, name, displayName)
  }

  /// A file on a disk, of the type that its extension says unless another is given. It may not change
  /// until it is uploaded.
  public init(
    path: String, mimeType: MediaType? = nil, name: String? = nil, displayName: String? = nil
  ) throws(GeminiError) {
    guard let path = FilePath(path) else { throw .file(.pathHoldsNUL) }
    try self.init(path, mimeType: mimeType, name: name, displayName: displayName)
  }

  /// The same, by a path that need not be text.
  package init(
    _ path: FilePath, mimeType: MediaType? = nil, name: String? = nil, displayName: String? = nil
  ) throws(GeminiError) {
    guard let mimeType = mimeType ?? MediaType(ofFile: "\(path)") else {
      throw .file(.unknownType("\(path)"))
    }
    let range: FileRange
    do { range = try FileRange(measuring: path) } catch {
      throw .file(.unreadable("\(path)", error.reason))
    }
    self.init(.file(range), path.lastComponent, mimeType, name, displayName)
  }

  /// A file on a disk, or part of one, as it was when it was measured.
  package init(_ range: FileRange, mimeType: MediaType, displayName: String? = nil) {
    self.init(.file(range), range.path.lastComponent, mimeType, nil, displayName)
  }

  private init(
    _ contents: Contents, _ fileName: FilePath?, _ mimeType: MediaType, _ name: String?,
    _ displayName: String?
  ) {
    self.contents = contents
    self.fileName = fileName
    self.mimeType = mimeType
    self.name = name
    self.displayName = displayName
  }
}

extension FileUpload {
  /// How many bytes there are.
  public var count: Int {
    switch contents {
    case .bytes(let bytes): bytes.count
    case .file(let range): range.count
    }
  }

  /// What is uploaded, for errors.
  var title: String {
    switch contents {
    case .bytes: displayName.map(TextPlace.visible) ?? "the upload"
    case .file(let range): "\(range.path)"
    }
  }

  /// Some of the bytes, to be sent.
  func part(_ range: Range<Int>) -> HTTPBody {
    switch contents {
    case .bytes(let bytes): return HTTPBody(Array(bytes[range]))
    case .file(let file):
      var body = HTTPBody()
      body.append(file.part(from: range.lowerBound, count: range.count))
      return body
    }
  }

  /// What the API is told of it beforehand.
  func description() throws(GeminiError) -> JSON {
    var file = JSONObject()
    if let name { file["name"] = .string("files/" + (try ResourceName.file(name)).id) }
    if let displayName { file["display_name"] = .string(displayName) }
    file["mime_type"] = mimeType.wire
    file["size_bytes"] = .number(JSONNumber(count))
    return .object([(name: "file", value: .object(file))])
  }
}
