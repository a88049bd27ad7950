import Files

/// Where a symbolic link leads, when it may be followed.
enum LinkEnd: Sendable {
  /// At this place below the folder that was named.
  case file(FilePath)
  case folder(FilePath)
  case special
  case refused(InventorySkip.LinkRefusal)
  case unreadable(FileError)

  var isFolder: Bool { if case .folder = self { true } else { false } }
}

extension Walk {
  /// Where a link within the folder leads, as long as that is in the folder, too.
  func linkEnd(of path: [UInt8]) -> LinkEnd {
    do throws(FileError) {
      let target = try shown(path).resolved()
      if target == resolvedRoot { return .refused(.circle) }
      guard target.isBelow(resolvedRoot), !rules.leavesOut(target) else {
        return .refused(.leavesFolder)
      }
      let rest = target.bytes.dropFirst(resolvedRoot.appending("").bytes.count)
      guard let place = FilePath(rest) else { return .refused(.leadsNowhere) }
      switch try root.folder(place.folder).status(of: place.lastComponent).kind {
      case .file: return .file(place)
      case .folder: return .folder(place)
      case .special: return .special
      case .link: return .refused(.leadsNowhere)
      }
    } catch {
      return Self.end(after: error)
    }
  }

  private static func end(after error: FileError) -> LinkEnd {
    guard case .refused(_, _, let code) = error else { return .unreadable(error) }
    if code == FileError.circle { return .refused(.circle) }
    return FileError.isGone(code) ? .refused(.leadsNowhere) : .unreadable(error)
  }

  /// What stands where a link leads that is no link to a folder.
  mutating func follow(_ path: [UInt8], in frame: WalkFrame) -> Found? {
    do throws(FileError) {
      switch linkEnd(of: path) {
      case .file(let place):
        let holder = try root.folder(place.folder)
        let status = try holder.status(of: place.lastComponent)
        guard status.kind == .file else { return nil }
        let refusal = holder.refusal(toRead: place.lastComponent)
        return found(path, rules.what(status, refusal: refusal))
      case .folder: return nil
      case .special: return skipped(path, .special)
      case .unreadable(let error): return refused(path, error)
      case .refused(let refusal):
        let target = try root.folder(frame.place).target(of: shown(path).lastComponent)
        return skipped(path, .link(to: target, refusal))
      }
    } catch { return refused(path, error) }
  }
}
