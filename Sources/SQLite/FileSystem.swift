private import CLinux
package import Files

/// What kind of file system a folder is on, as far as databases care.
package enum FileSystem: Sendable, Hashable {
  /// Memory that processes map from a file is the same for all of them.
  case local
  /// It may not be, or locks may not hold: write-ahead logs are out of place.
  case shared(String)

  /// Asks the system.
  package init(of folder: FilePath) {
    let name = Self.shared[clinux_file_system(folder.bytes.map(CChar.init(bitPattern:)) + [0])]
    self = name.map { .shared($0) } ?? .local
  }

  /// By the numbers of statfs(2).
  private static let shared: [UInt32: String] = [
    0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x517B: "SMB", 0x6573_5546: "FUSE",
    0x0102_1997: "9p", 0x7375_7245: "Coda", 0x5346_414F: "AFS", 0x6B41_4653: "AFS",
    0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS", 0x0116_1970: "GFS2",
    0x7461_636F: "OCFS2", 0x786F_4256: "vboxsf", 0x5346_544E: "NTFS",
  ]
}
