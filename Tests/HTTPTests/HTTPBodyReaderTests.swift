import Files
import Foundation
import HTTP
import TestSupport
import Testing

@Suite struct `A body` {
  private let folder = TemporaryFolder()
  private let contents = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

  @Test func `is its segments one after the other, however much is read at once`() throws {
    let range = try FileRange(measuring: folder.file("a.bin", holding: contents))
    let part = range.part(from: 100, count: 31)
    var body = HTTPBody(Array("{".utf8))
    body.append(base64: Array("foobar!".utf8))
    body.append(range)
    body.append(base64: part)
    body.append([])
    body.append(base64: range)
    body.append(Array("}".utf8))
    let expected =
      Array("{Zm9vYmFyIQ==".utf8) + contents
      + Array(Data(contents[100..<131]).base64EncodedString().utf8)
      + Array(Data(contents).base64EncodedString().utf8) + Array("}".utf8)

    #expect(body.count == expected.count)
    #expect(try body.bytes(upTo: expected.count) == expected)
    var reader = HTTPBodyReader(body)
    for size in Array(1...40) + [400, 4096] {
      #expect(try read(&reader, by: size) == expected, "by \(size)")
      reader.rewind()
    }
  }

  @Test func `holds a large file in base64, encoded where it was read to`() throws {
    let large = (0..<300_001).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    var body = HTTPBody(Array("x".utf8))
    body.append(base64: try FileRange(measuring: folder.file("large.bin", holding: large)))
    let expected = Array(("x" + Data(large).base64EncodedString()).utf8)

    for size in [57, 1000, 65_536, 1 << 20] {
      var reader = HTTPBodyReader(body)
      #expect(try read(&reader, by: size) == expected, "by \(size)")
    }
  }

  @Test func `can be read again from the middle`() throws {
    var body = HTTPBody()
    body.append(base64: try FileRange(measuring: folder.file("a.bin", holding: contents)))
    var reader = HTTPBodyReader(body)
    var buffer = [UInt8](repeating: 0, count: 50)

    let first = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
    reader.rewind()

    #expect(first == 48)
    #expect(try read(&reader, by: 64) == Array(Data(contents).base64EncodedString().utf8))
  }

  @Test func `knows a part of a file only within it`() throws {
    let range = try FileRange(measuring: folder.file("a.bin", holding: contents))

    #expect(range.part(from: 990, count: 100).count == 10)
    #expect(range.part(from: 2000, count: 1).count == 0)
    #expect(range.part(from: 10, count: 20).part(from: 5, count: 100).offset == 15)
    #expect(range.part(from: 10, count: 20).part(from: 5, count: 100).count == 15)
  }

  @Test func `is refused when a file was changed before it is read`() throws {
    let path = folder.file("a.bin", holding: contents)
    let range = try FileRange(measuring: path)
    _ = folder.file("a.bin", holding: contents + [1])
    var body = HTTPBody()
    body.append(range)

    #expect(throws: HTTPBodyError.changed(path)) { try body.bytes(upTo: 2000) }
  }

  @Test func `is refused when a file is changed while it is read`() throws {
    let path = folder.file("a.bin", holding: contents)
    var body = HTTPBody()
    body.append(try FileRange(measuring: path))
    var reader = HTTPBodyReader(body)
    #expect(try read(&reader, by: 10, times: 1) == Array(contents[..<10]))

    _ = folder.file("a.bin", holding: contents.prefix(500))

    #expect(throws: HTTPBodyError.cutShort(path, at: 500)) { try read(&reader, by: 300) }

    reader.rewind()
    #expect(throws: HTTPBodyError.changed(path)) { try read(&reader, by: 300) }
  }

  @Test func `is refused when another file came into the place of one`() throws {
    let path = folder.file("a.bin", holding: contents)
    var body = HTTPBody()
    body.append(try FileRange(measuring: path))

    try File.write(contents, to: path)

    #expect(throws: HTTPBodyError.changed(path)) { try body.bytes(upTo: 2000) }
  }

  @Test func `says in one line what is wrong with its file`() throws {
    let missing = folder.path("a\nb")
    let stamp = FileStamp(device: 1, inode: 1, size: 1, modified: 1)
    var body = HTTPBody()
    body.append(FileRange(missing, offset: 0, count: 1, stamp: stamp))

    #expect(throws: HTTPBodyError.unreadable(.refused(.opening, missing, code: ENOENT))) {
      try body.bytes(upTo: 1)
    }
    #expect(throws: HTTPBodyError.tooLarge(count: 1, limit: 0)) { try body.bytes(upTo: 0) }
    #expect(
      HTTPBodyError.changed("a\nb").description
        == "a\\u{a}b: was changed while it was being sent; send it again when nobody writes to it")
    #expect(
      HTTPBodyError.cutShort("a", at: 5).description
        == "a: ended after 5 bytes while it was being sent; send it again when nobody writes to it")
    #expect(
      HTTPBodyError.unreadable(.isFolder("a")).description == "a: is a folder; name a file")
    #expect(
      HTTPBodyError.tooLarge(count: 2, limit: 1).description
        == "The body has 2 bytes, but at most 1 are allowed; send less.")
  }

  @Test func `is measured only where it is a file on a disk`() {
    let pipe = folder.thing("pipe") { mkfifo($0, 0o600) }

    #expect(throws: FileError.isSpecial(pipe)) { try FileRange(measuring: pipe) }
    #expect(throws: FileError.isFolder(folder.path)) { try FileRange(measuring: folder.path) }
  }

  /// Reads to the end, or so many times.
  private func read(
    _ reader: inout HTTPBodyReader, by size: Int, times: Int = .max
  ) throws(HTTPBodyError) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: size)
    for _ in 0..<times {
      var count = 0
      try buffer.withUnsafeMutableBufferPointer { buffer throws(HTTPBodyError) in
        count = try reader.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if count == 0 { break }
      all += buffer[..<count]
    }
    return all
  }
}
