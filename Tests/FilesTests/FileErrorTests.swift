import Files
import Glibc
import TestSupport
import Testing

@Suite struct `File errors` {
  let folder = TemporaryFolder()

  @Test func `say that there is no such file`() {
    #expect(
      complaint(opening: folder.path("missing.json"))
        == "\(folder.path)/missing.json: there is no such file; check the path")
  }

  @Test func `say that a folder is no file`() {
    #expect(complaint(opening: folder.path) == "\(folder.path): is a folder; name a file")
  }

  @Test(.timeLimit(.minutes(10))) func `say at once that a pipe is no file`() {
    let pipe = folder.thing("pipe", madeBy: { mkfifo($0, 0o600) })

    #expect(
      complaint(opening: pipe)
        == "\(pipe): is a pipe, device or socket; copy its contents to a file, and name that file")
  }

  @Test func `say that a socket is no file`() {
    let socket = folder.thing("socket", madeBy: { mknod($0, S_IFSOCK | 0o600, 0) })

    #expect(
      complaint(opening: socket)
        == "\(socket): is a pipe, device or socket; copy its contents to a file, and name that file"
    )
  }

  @Test func `say that a path goes through a file`() {
    let file = folder.file("file", holding: [])

    #expect(
      complaint(opening: file.appending("x"))
        == "\(file)/x: goes through something that is not a folder; check the path")
  }

  @Test func `say that links run in circles`() {
    let link = folder.thing("link", madeBy: { symlink("link", $0) })

    #expect(
      complaint(opening: link)
        == "\(link): the path runs in circles of symbolic links; check the links")
  }

  @Test func `say that a path is too long`() throws {
    let name = try #require(FilePath(String(repeating: "x", count: 256)))

    #expect(
      complaint(opening: folder.path(name))
        == "\(folder.path)/\(name): the path is too long; choose a shorter one")
  }

  @Test func `stay on one line whatever the name is`() throws {
    let name: FilePath = "a\n\u{1b}[2Jb"

    #expect(
      complaint(opening: folder.path(name))
        == "\(folder.path)/a\\u{a}\\u{1b}[2Jb: there is no such file; check the path")
  }

  @Test(
    arguments: [
      (
        .refused(.opening, "a", code: EACCES),
        "a: opening is not permitted; change its permissions or owner"
      ),
      (.refused(.writing, "a", code: ENOSPC), "a: there is no space left for it; free some space"),
      (
        .refused(.writing, "a", code: EROFS),
        "a: its file system is read-only; choose another folder"
      ),
      (
        .refused(.opening, "a", code: EMFILE),
        "a: too many files are open; close some, or raise the limit (ulimit -n)"
      ),
      (
        .refused(.opening, "/dev/stdin", code: EBADF),
        "/dev/stdin: is closed; connect it to a file or a pipe"
      ),
      (
        .refused(.reading, "a", code: EIO),
        "a: reading failed: Input/output error; try again, or check the disk"
      ),
      (.tooLarge("a", limit: 100), "a: is larger than the 100 bytes allowed; make it smaller"),
    ] as [(FileError, String)])
  func `say what to do`(error: FileError, sentence: String) {
    #expect(error.description == sentence)
  }

  private func complaint(opening path: FilePath) -> String? {
    do throws(FileError) {
      _ = try File(opening: path)
      return nil
    } catch {
      return error.description
    }
  }
}
