private import Glibc
private import SwiftOverlayShims

extension Moment {
  /// What the clock of this machine shows.
  package static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }
}
