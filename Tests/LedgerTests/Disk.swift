import Files
import Glibc
import SQLite

/// A path as the C library wants it.
func string(_ path: FilePath) -> String { String(decoding: path.bytes, as: UTF8.self) }

/// The permissions of what stands there.
func mode(of path: FilePath) -> UInt32 {
  var status = stat()
  return lstat(string(path), &status) == 0 ? status.st_mode & 0o7777 : 0
}

/// Does something to a database behind its owner's back.
func sqlite(_ path: FilePath, _ sql: String) throws {
  try Database(at: path, .writing).execute(sql)
}

func bytes(of path: FilePath) throws -> [UInt8] {
  try File(opening: path).readAll(limit: 1 << 30)
}

/// Writes into the file that is there, or makes one.
func put(_ bytes: [UInt8], at path: FilePath) throws {
  let file = fopen(string(path), "w")
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
  chmod(string(path), 0o600)
}

/// Copies the files of a ledger as they are at this moment, without the lock that is on them.
func copy(_ folder: FilePath, to other: FilePath) throws {
  mkdir(string(other), 0o700)
  for name in try folder.names() where name != "ledger.db-shm" {
    try put(bytes(of: folder.appending(name)), at: other.appending(name))
  }
}
