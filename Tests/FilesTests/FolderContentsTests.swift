import Files
import Glibc
import TestSupport
import Testing

@Suite struct `What lies in open folders` {
  let place = TemporaryFolder()

  @Test func `hold files by their names, in byte order`() throws {
    let folder = try Folder(opening: place.path)

    try folder.makeFile("b", of: [1, 2])
    try folder.makeFile("a", of: [])
    try folder.makeFolder("c")
    try folder.makeFolder("c")

    let (names, again) = (try folder.names(), try folder.names())
    let bytes = try folder.file("b").readAll(limit: 10)
    #expect(names == ["a", "b", "c"] && again == names)
    #expect(bytes == [1, 2])
    let areFiles = (folder.hasFile("a"), folder.hasFile("c"), folder.hasFile("d"))
    #expect(areFiles == (true, false, false))
  }

  @Test(arguments: ["new", "new/", "new/.", "new/a/b", "new/a/..", "new/./a/."] as [FilePath])
  func `are made with those that lead to them, however the path is written`(name: FilePath) throws {
    let folder = place.path(name)

    try folder.makeFolder(mode: 0o700)
    try folder.makeFolder(mode: 0o700)

    #expect(try FileStatus(of: folder).kind == .folder)
  }

  @Test func `stay the folders that were opened, whatever stands at the path by now`() throws {
    _ = place.thing("one", madeBy: { mkdir($0, 0o700) })
    let folder = try Folder(opening: place.path("one"))
    try Folder(opening: place.path).rename("one", to: "two")
    _ = place.thing("one", madeBy: { mkdir($0, 0o700) })

    try folder.makeFile("x", of: [1])

    #expect(try place.path("two").names() == ["x"])
    #expect(try place.path("one").names() == [])
  }

  @Test func `take no symbolic link for a file or a folder`() throws {
    _ = place.file("target", holding: [1])
    _ = place.thing("inner", madeBy: { mkdir($0, 0o700) })
    _ = place.thing("file", madeBy: { symlink("target", $0) })
    _ = place.thing("folder", madeBy: { symlink("inner", $0) })
    let folder = try Folder(opening: place.path)

    let isFile = folder.hasFile("file")
    #expect(!isFile)
    #expect(throws: FileError.self) { _ = try folder.file("file") }
    #expect(throws: FileError.self) { _ = try Folder(opening: "folder", in: folder) }
    #expect(throws: FileError.self) { try folder.makeFile("file", of: [2]) }
    #expect(try File(opening: place.path("target")).readAll(limit: 10) == [1])
  }

  @Test func `let go of names, and do not mind if they are gone`() throws {
    let folder = try Folder(opening: place.path)
    try folder.makeFile("a", of: [1])
    try folder.makeFolder("full")
    try Folder(opening: "full", in: folder).makeFile("x", of: [])

    try folder.remove("a")
    try folder.remove("a")
    folder.removeFolder("full")

    #expect(place.names == ["full"])
  }
}
