import Files
import Glibc

func mkdirAll(_ path: UnsafePointer<CChar>) -> Int32 { mkdir(path, 0o700) }

func symbolicLink(to target: String, at path: UnsafePointer<CChar>) -> Int32 {
  symlink(target, path)
}

/// The permissions of a file.
func mode(of path: FilePath) -> UInt32 {
  var status = stat()
  stat("\(path)", &status)
  return status.st_mode & 0o777
}
