private import CLinux
private import Glibc

/// A folder that is open, for as long as this value lives: what lies in it is found by name, whatever
/// stands at its path by now.
package struct Folder: ~Copyable {
  /// Named in errors; nothing is opened by it again.
  package let path: FilePath
  let descriptor: Int32

  private static let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

  /// Opens what a caller named, through symbolic links.
  package init(opening path: FilePath) throws(FileError) {
    let descriptor = try FileError.Operation.opening.attempt(on: path) {
      Glibc.open(path.cString, Self.flags)
    }
    self.init(owning: descriptor, path: path)
  }

  /// Opens a folder by its name in another; a symbolic link is no folder.
  package init(opening name: FilePath, in folder: borrowing Folder) throws(FileError) {
    self = try folder.folder(name)
  }

  /// The same folder under a descriptor of its own.
  package init(again folder: borrowing Folder) throws(FileError) {
    let other = folder.descriptor
    let descriptor = try FileError.Operation.opening.attempt(on: folder.path) {
      fcntl(other, F_DUPFD_CLOEXEC, 0)
    }
    self.init(owning: descriptor, path: folder.path)
  }

  private init(owning descriptor: Int32, path: FilePath) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    close(descriptor)
  }
}

extension Folder {
  /// Opens a folder in this one, at any depth, when its path leads through folders alone: a symbolic
  /// link on the way is refused, also one that somebody puts there at this moment.
  package borrowing func folder(_ place: FilePath) throws(FileError) -> Folder {
    Folder(owning: try open(place, Self.flags), path: path.appending(place))
  }

  /// Opens a file on a disk in this folder, at any depth, in the same way.
  package borrowing func file(_ place: FilePath) throws(FileError) -> File {
    let descriptor = try open(place, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW)
    return try File(owning: descriptor, path: path.appending(place), allowing: .regular)
  }

  private borrowing func open(_ place: FilePath, _ flags: Int32) throws(FileError) -> Int32 {
    if place.bytes.isEmpty { return try open(".", flags) }
    do throws(FileError) {
      return try FileError.Operation.opening.attempt(on: path.appending(place)) {
        clinux_open_beneath(descriptor, place.cString, flags)
      }
    } catch .refused(_, _, code: ENOSYS), .refused(_, _, code: EPERM), .refused(_, _, code: EAGAIN)
    {
      // An older kernel, a sandbox that knows no such call, or a folder that is being moved.
      return try openStepwise(place, flags)
    }
  }

  /// The same for kernels without openat2(2): one folder after the other, none through a link.
  borrowing func openStepwise(_ place: FilePath, _ flags: Int32) throws(FileError) -> Int32 {
    let names = place.bytes.split(separator: UInt8(ascii: "/")).compactMap { FilePath($0) }
    guard !names.contains("..") else {
      throw .refused(.opening, path.appending(place), code: EXDEV)
    }
    var current = try step(from: descriptor, to: ".", Self.flags, place)
    for (index, name) in names.enumerated() {
      let holder = current
      defer { close(holder) }
      let isLast = index == names.count - 1
      current = try step(from: holder, to: name, isLast ? flags : Self.flags, place)
    }
    return current
  }

  private borrowing func step(
    from folder: Int32, to name: FilePath, _ flags: Int32, _ place: FilePath
  ) throws(FileError) -> Int32 {
    try FileError.Operation.opening.attempt(on: path.appending(place)) {
      openat(folder, name.cString, flags | O_NOFOLLOW)
    }
  }
}
