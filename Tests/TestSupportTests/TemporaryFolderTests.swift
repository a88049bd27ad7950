import Files
import Glibc
import TestSupport
import Testing

@Suite struct `A temporary folder` {
  @Test func `holds what was put into it, and is gone afterwards`() throws {
    let path: FilePath

    do {
      let folder = TemporaryFolder()
      path = folder.path
      _ = folder.thing("below", madeBy: { mkdir($0, 0o700) })
      _ = folder.file("below/file", holding: "text".utf8)
      _ = folder.file(try #require(FilePath([0xFF])), holding: [])
      #expect(folder.names == ["below", FilePath([0xFF])])
    }

    #expect(throws: FileError.refused(.opening, path, code: ENOENT)) {
      _ = try File(opening: path)
    }
  }
}
