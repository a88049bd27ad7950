/// Those who wait for their turn, in the order in which their calls came.
///
/// The first finds out when it may go, and waits for that; all others are suspended until they are called
/// because those before them went. So one timer runs, however many wait.
struct Line {
  private var waiters: [Waiter] = []
  /// Those before this one have left.
  private var head = 0
  private(set) var count = 0

  private struct Waiter {
    let arrival: Int
    /// How much trouble there had been when the call came.
    let trouble: Duration
    var continuation: CheckedContinuation<Void, Never>?
    /// Whether it is to look again how things stand.
    var isCalled = false
    var hasLeft = false
  }

  /// Who has to be told to look again.
  typealias Called = CheckedContinuation<Void, Never>?

  var first: Int? { head < waiters.count ? waiters[head].arrival : nil }

  /// Puts a call in its place, where it may be already.
  mutating func join(_ arrival: Int, _ trouble: Duration) {
    let place = place(of: arrival)
    if place < waiters.count, waiters[place].arrival == arrival {
      // It has looked just now.
      waiters[place].isCalled = false
      guard waiters[place].hasLeft else { return }
      waiters[place].hasLeft = false
    } else if place == head, head > 0 {
      head -= 1
      waiters[head] = Waiter(arrival: arrival, trouble: trouble)
    } else {
      waiters.insert(Waiter(arrival: arrival, trouble: trouble), at: place)
    }
    count += 1
  }

  /// Lets a call out, and calls who is first then.
  mutating func leave(_ arrival: Int) -> Called {
    guard let place = present(arrival) else { return nil }
    waiters[place].hasLeft = true
    count -= 1
    guard place == head else { return nil }
    while head < waiters.count, waiters[head].hasLeft { head += 1 }
    if head == waiters.count || head > 64 && head * 2 > waiters.count {
      waiters.removeFirst(head)
      head = 0
    }
    return callFirst()
  }

  /// Suspends a call; what is answered is to be resumed at once, because it was called already.
  mutating func suspend(
    _ arrival: Int, _ continuation: CheckedContinuation<Void, Never>
  ) -> Called {
    guard let place = present(arrival), !waiters[place].isCalled else {
      _ = call(arrival)
      return continuation
    }
    waiters[place].continuation = continuation
    return nil
  }

  /// Calls one of those who wait; if it is not suspended, it will not be next time.
  mutating func call(_ arrival: Int) -> Called {
    guard let place = present(arrival) else { return nil }
    return call(at: place)
  }

  mutating func callFirst() -> Called {
    head < waiters.count ? call(at: head) : nil
  }

  /// Calls all for whom this holds of the trouble that there had been when they came.
  mutating func callAll(where condition: (Duration) -> Bool) -> [Called] {
    waiters.indices[head...].filter { !waiters[$0].hasLeft && condition(waiters[$0].trouble) }
      .map { call(at: $0) }
  }

  private mutating func call(at place: Int) -> Called {
    waiters[place].isCalled = true
    defer { waiters[place].continuation = nil }
    return waiters[place].continuation
  }

  private func present(_ arrival: Int) -> Int? {
    let place = place(of: arrival)
    guard place < waiters.count, waiters[place].arrival == arrival, !waiters[place].hasLeft else {
      return nil
    }
    return place
  }

  /// Where a call stands, or would stand.
  private func place(of arrival: Int) -> Int {
    var (low, high) = (head, waiters.count)
    while low < high {
      let middle = (low + high) / 2
      if waiters[middle].arrival < arrival { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
