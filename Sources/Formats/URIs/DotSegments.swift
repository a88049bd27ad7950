/// Taking `.` and `..` out of a path: RFC 3986, section 5.2.4, in one pass.
enum DotSegments {
  /// - Parameter keepingParents: whether `..` stays where there is nothing left to leave, as in a path
  ///   whose beginning is not known; the RFC drops it.
  static func removed(from path: String, keepingParents: Bool) -> String {
    let path = Array(path.utf8)
    guard path.contains(dot) else { return String(decoding: path, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(path.count + 2)
    // What ".." does not take away.
    var floor = 0
    var start = 0
    if path.first == slash {
      result.append(slash)
      floor = 1
      start = 1
    }
    // Each segment goes in with the slash behind it, so that ".." takes both.
    while start <= path.count {
      let end = path[start...].firstIndex(of: slash) ?? path.count
      let segment = path[start..<end]
      if segment.elementsEqual([dot, dot]) {
        if result.count > floor {
          removeSegment(from: &result, downTo: floor)
          // As in the RFC, where the slash belongs to what comes next.
          if result.isEmpty, !keepingParents {
            result.append(slash)
            floor = 1
          }
        } else if keepingParents {
          result += [dot, dot, slash]
          floor = result.count
        }
      } else if !segment.elementsEqual([dot]) {
        if keepingParents, segment.isEmpty, result.isEmpty, end < path.count {
          result += [dot, slash]
          floor = result.count
        }
        result += segment
        if end < path.count { result.append(slash) }
      }
      start = end + 1
    }
    if keepingParents, result.isEmpty { result += [dot, slash] }
    return String(decoding: result, as: UTF8.self)
  }

  private static let dot = UInt8(ascii: ".")
  private static let slash = UInt8(ascii: "/")

  private static func removeSegment(from result: inout [UInt8], downTo floor: Int) {
    result.removeLast()
    while result.count > floor, result.last != slash { result.removeLast() }
  }
}
