/// Which children of containers have been evaluated, and by when.
///
/// A mark is the length of the log when it was set: a schema asks whether a child was marked since the
/// schema began, which leaves out what schemas around or beside it have seen. What a failed branch has marked
/// is taken back by the log.
struct Marks {
  private var marked: UnsafeMutablePointer<Int32>?
  private var log: [(child: Int32, before: Int32)] = []

  /// Makes room for a tape's entries; none are needed by most schemas.
  init(entries: Int) {
    guard entries > 0 else { return }
    marked = .allocate(capacity: entries)
    marked?.initialize(repeating: 0, count: entries)
  }

  func free() { marked?.deallocate() }

  /// How far the log has come.
  @inline(__always)
  var position: Int { marked == nil ? 0 : log.count }

  /// Notes that a child was evaluated.
  @inline(__always)
  mutating func mark(_ child: Int) {
    if let marked { note(child, in: marked) }
  }

  @inline(never)
  private mutating func note(_ child: Int, in marked: UnsafeMutablePointer<Int32>) {
    log.append((Int32(child), marked[child]))
    marked[child] = Int32(log.count)
  }

  /// Whether a child was evaluated since the log was so long.
  func isMarked(_ child: Int, since position: Int) -> Bool {
    guard let marked else { return false }
    return Int(marked[child]) > position
  }

  /// Takes back all marks since the log was so long.
  mutating func rollback(to position: Int) {
    guard let marked else { return }
    while log.count > position, let (child, before) = log.popLast() { marked[Int(child)] = before }
  }
}
