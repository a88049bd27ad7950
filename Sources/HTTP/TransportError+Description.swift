extension TransportError: CustomStringConvertible {
  /// One line: whom the request was for, what went wrong, and what to do where something can be done.
  public var description: String { "\(origin): \(fault)" }
}

extension HTTPURL.Origin: CustomStringConvertible {
  /// The beginning of a URL.
  public var description: String {
    "\(scheme.rawValue)://\(host)" + (port == scheme.port ? "" : ":\(port)")
  }
}

extension TransportError.Fault: CustomStringConvertible {
  /// What went wrong, and what to do where something can be done.
  public var description: String {
    switch self {
    case .libraryMissing(let reason): "libcurl cannot be used: \(reason)"
    case .insecure: "plain http goes only to this machine; use https"
    case .exhausted(let reason): reason
    case .nameNotFound: "there is no such host; check the name and the network"
    case .proxyNameNotFound: "the proxy has a name that is unknown; check the proxy variables"
    case .cannotConnect(let reason):
      "no connection: \(reason); check the address and the network"
    case .insecureConnection(let reason):
      "the connection is not safe: \(reason); check the certificates (SSL_CERT_FILE)"
    case .timedOut(let phase, let limit): "\(phase) within \(limit.inSeconds)"
    case .tooSlow(let pace):
      "the answer came slower than \(pace.bytes) bytes in \(pace.over.inSeconds)"
    case .broken(let reason): "the connection ended before the answer did: \(reason)"
    case .malformed(let reason): "the answer is not proper HTTP: \(reason)"
    case .encoded(let coding): "the answer came compressed (\(coding)), which was not asked for"
    case .headTooLarge(let limit): "the head of the answer is larger than \(limit) bytes"
    case .responseTooLarge(let limit): "the answer is larger than \(limit) bytes"
    case .bodyUnreadable(let reason): "the request cannot be sent: \(reason)"
    case .cancelled: "the request was cancelled"
    case .other(let reason): reason
    }
  }
}

extension TransportError.Phase: CustomStringConvertible {
  /// What did not happen in time.
  public var description: String {
    switch self {
    case .connecting: "no connection"
    case .firstByte: "no answer began"
    case .idle: "nothing moved"
    case .total: "the exchange did not end"
    }
  }
}

extension Duration {
  /// The time in seconds, such as `1.5 s`.
  package var inSeconds: String {
    let milliseconds =
      components.seconds.multipliedReportingOverflow(by: 1000).partialValue + components.attoseconds
      / 1_000_000_000_000_000
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    if rest == 0 { return "\(whole) s" }
    let digits = String(1000 + rest.magnitude).dropFirst()
    let sign = whole == 0 && rest < 0 ? "-" : ""
    return "\(sign)\(whole).\(digits.dropLast(while: { $0 == "0" })) s"
  }
}

extension Substring {
  /// Without the last characters of a sort.
  fileprivate func dropLast(while isOne: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isOne(last) { rest.removeLast() }
    return rest
  }
}
