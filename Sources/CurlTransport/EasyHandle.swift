import CCurl
import HTTP

/// One of libcurl's easy handles: it carries one exchange after the other.
///
/// What is the same for all exchanges of a transport is set when the handle is made. All else is set for
/// each exchange, whether it differs or not, so that nothing of one request can be left in the next.
/// Connections belong to the multi handle and stay.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  /// What it carries.
  private(set) var exchange: Exchange?
  private let library: CurlLibrary
  private let environment: CurlEnvironment
  private let message: UnsafeMutablePointer<CChar>
  private var fields: UnsafeMutablePointer<curl_slist>?
  /// What the fields were made of.
  private var source: (headers: HTTPHeaders, sendsBody: Bool)?
  /// Where libcurl finds a body that goes out with the head.
  private var body = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var refused: CURLcode = CURLE_OK

  /// `nil` when there is no memory, or libcurl takes an option not.
  init?(_ library: CurlLibrary, _ settings: CurlSettings, _ environment: CurlEnvironment) {
    guard let pointer = library.makeEasy() else { return nil }
    self.library = library
    self.environment = environment
    self.pointer = pointer
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setConnection(settings.version)
    setSecurity()
    setCallbacks()
    if refused != CURLE_OK { return nil }
  }

  deinit {
    library.freeEasy(pointer)
    library.freeList(fields)
    body.deallocate()
    message.deallocate()
  }

  /// Makes the handle carry an exchange; `false` when libcurl takes an option not.
  func carry(_ exchange: Exchange) -> Bool {
    self.exchange = exchange
    refused = CURLE_OK
    message[0] = 0
    let request = exchange.request
    set(CURLOPT_URL, request.url.description)
    setProxy(exchange.isLocal ? nil : environment.proxy(for: request.url))
    set(CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect?.milliseconds ?? Int(Int32.max))
    setBody(exchange)
    setMethod(request)
    setFields(request)
    return refused == CURLE_OK
  }

  /// Drops all that belongs to the exchange, but for fields that the next one may have, too.
  func drop() {
    exchange = nil
    set(CURLOPT_POSTFIELDS, UnsafeRawPointer?.none)
    if body.count > Self.mostBodyKept { makeRoom(0) }
  }

  /// The handle that libcurl names.
  static func handle(of pointer: UnsafeMutableRawPointer, _ library: CurlLibrary) -> EasyHandle? {
    var found: UnsafeMutableRawPointer?
    _ = ccurl_get_pointer(library.getEasy, pointer, CURLINFO_PRIVATE, &found)
    return found.map { Unmanaged<EasyHandle>.fromOpaque($0).takeUnretainedValue() }
  }

  /// How many bytes of the request's head and of its body were given to the system.
  var sent: (head: Int, body: Int) {
    var (head, body) = (0, curl_off_t(0))
    _ = ccurl_get_pointer(library.getEasy, pointer, CURLINFO_REQUEST_SIZE, &head)
    _ = ccurl_get_pointer(library.getEasy, pointer, CURLINFO_SIZE_UPLOAD_T, &body)
    return (head, Int(body))
  }

  /// Whether the system refused to read or write; otherwise what came was at fault.
  var hadSystemError: Bool {
    var code = 0
    _ = ccurl_get_pointer(library.getEasy, pointer, CURLINFO_OS_ERRNO, &code)
    return code != 0
  }

  /// What libcurl says of a transfer that failed, without control characters: the server may have had
  /// a part in it.
  func message(for code: CURLcode) -> String {
    let text = message[0] != 0 ? UnsafePointer(message) : library.message(code)
    return (text.map { String(cString: $0) } ?? "").filter { !$0.isNewline && $0 >= " " }
  }

  /// Lets an answer come again that was stopped, and hands over what was turned away.
  func goOn() -> CURLcode { library.pauseEasy(pointer, CURLPAUSE_CONT) }
}

// MARK: - Once for all exchanges

extension EasyHandle {
  private func setConnection(_ version: CurlSettings.Version) {
    // What was compared is what is sent: no dot segments are resolved.
    set(CURLOPT_PATH_AS_IS, 1)
    // libcurl would look into the environment for what is not said, for this machine, too.
    set(CURLOPT_NOPROXY, environment.direct ?? "")
    set(CURLOPT_TCP_KEEPALIVE, 1)
    // Half of what libcurl takes unasked: most answers are smaller, and every exchange that runs has one.
    set(CURLOPT_BUFFERSIZE, 1 << 13)
    // A name that is still being looked up when its exchange ends is left to its thread; libcurl would
    // wait for the answer, and all other exchanges with it. Versions before 7.87 do not know this.
    _ = ccurl_set_long(library.setEasy, pointer, CURLOPT_QUICK_EXIT, 1)
    switch version {
    case .http1: set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    case .http2:
      set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
      // Waits for a connection that is being made rather than open one for each exchange.
      set(CURLOPT_PIPEWAIT, 1)
    }
  }

  private func setSecurity() {
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    // Fields of the request are not for a proxy that only passes bytes on.
    set(CURLOPT_HEADEROPT, 1)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // Signals are not for a library in a thread; the loop's thread holds off SIGPIPE.
    set(CURLOPT_NOSIGNAL, 1)
    if let file = environment.certificates {
      set(CURLOPT_CAINFO, file)
      set(CURLOPT_PROXY_CAINFO, file)
    }
  }

  private func setCallbacks() {
    let handle = UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
    for option in [
      CURLOPT_PRIVATE, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_PREREQDATA, CURLOPT_READDATA,
      CURLOPT_XFERINFODATA,
    ] {
      set(option, handle)
    }
    set(CURLOPT_ERRORBUFFER, message)
    note(ccurl_set_data_function(library.setEasy, pointer, CURLOPT_HEADERFUNCTION, takeHeadLine))
    note(ccurl_set_data_function(library.setEasy, pointer, CURLOPT_WRITEFUNCTION, takeBody))
    note(ccurl_set_data_function(library.setEasy, pointer, CURLOPT_READFUNCTION, fillBody))
    note(ccurl_set_progress_function(library.setEasy, pointer, noteProgress))
    note(ccurl_set_before_request_function(library.setEasy, pointer, mayBegin))
  }
}

// MARK: - For each exchange

extension EasyHandle {
  /// An empty text means none, and keeps libcurl from looking into the environment.
  private func setProxy(_ proxy: String?) { set(CURLOPT_PROXY, proxy ?? "") }

  private func setBody(_ exchange: Exchange) {
    let count = exchange.request.body.count
    note(ccurl_set_offset(library.setEasy, pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(count)))
    set(CURLOPT_NOPROGRESS, exchange.isPulled ? 0 : 1)
    if exchange.isPulled {
      set(CURLOPT_POSTFIELDS, UnsafeRawPointer?.none)
      // More in one piece saves turns of the loop, and costs memory for every exchange that runs.
      set(CURLOPT_UPLOAD_BUFFERSIZE, count > 1 << 18 ? 1 << 17 : 1 << 16)
    } else {
      let whole = exchange.wholeBody ?? []
      // Never none: without a place libcurl would ask for the body piece by piece.
      if body.count <= whole.count { makeRoom(max(1 << 13, whole.count + 1)) }
      body.copyBytes(from: whole)
      set(CURLOPT_POSTFIELDS, UnsafeRawPointer(body.baseAddress))
    }
  }

  private func makeRoom(_ count: Int) {
    body.deallocate()
    body = count == 0 ? .init(start: nil, count: 0) : .allocate(byteCount: count, alignment: 16)
  }

  /// So much room for a body is kept for the next exchange.
  private static let mostBodyKept = 1 << 14

  /// A request with a body is a kind of POST to libcurl, one without a kind of GET. Setting the body says
  /// POST, so this comes after it.
  private func setMethod(_ request: HTTPRequest) {
    set(request.sendsBody ? CURLOPT_POST : CURLOPT_HTTPGET, 1)
    let usual: HTTPRequest.Method = request.sendsBody ? .post : .get
    if request.method == usual {
      set(CURLOPT_CUSTOMREQUEST, UnsafeRawPointer?.none)
    } else {
      set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
  }

  /// Most requests of a client have the same fields, which then stay as they are.
  private func setFields(_ request: HTTPRequest) {
    let (headers, sendsBody) = (request.headers, request.sendsBody)
    if let source, source.sendsBody == sendsBody, source.headers.isCopy(of: headers) { return }
    set(CURLOPT_HTTPHEADER, UnsafeRawPointer?.none)
    library.freeList(fields)
    fields = nil
    addFields(request)
    set(CURLOPT_HTTPHEADER, fields)
    source = (headers, sendsBody)
  }

  private func addFields(_ request: HTTPRequest) {
    for (name, value) in request.headers.fields where !Self.isOurs(name) {
      // A semicolon stands for a field without a value; a colon would take the field away.
      addField(value.isEmpty ? name + ";" : name + ": " + value)
    }
    // No pause in which the server is to agree to the body, and no type that nobody stated.
    addField("Expect:")
    if request.sendsBody && request.headers["Content-Type"] == nil { addField("Content-Type:") }
  }

  /// Whether a field follows from the body, and so is not the caller's to set.
  private static func isOurs(_ name: String) -> Bool {
    guard [6, 14, 17].contains(name.utf8.count) else { return false }
    return ["expect", "content-length", "transfer-encoding"].contains(name.lowercased())
  }

  private func addField(_ field: String) {
    // Passed as it is, a text would be copied; libcurl makes its own copy here and below.
    let longer = field.withCString { library.appendToList(fields, $0) }
    guard let longer else { return note(CURLE_OUT_OF_MEMORY) }
    fields = longer
  }

  private func set(_ option: CURLoption, _ value: Int) {
    note(ccurl_set_long(library.setEasy, pointer, option, value))
  }

  private func set(_ option: CURLoption, _ value: String) {
    note(value.withCString { ccurl_set_string(library.setEasy, pointer, option, $0) })
  }

  private func set(_ option: CURLoption, _ value: UnsafeRawPointer?) {
    note(ccurl_set_pointer(library.setEasy, pointer, option, value))
  }

  private func note(_ code: CURLcode) {
    if refused == CURLE_OK { refused = code }
  }
}

extension HTTPRequest {
  /// Whether it has a body, be it empty.
  fileprivate var sendsBody: Bool { body.count > 0 || method == .post || method == .put }
}

// MARK: - Callbacks

/// The exchange of the handle that libcurl was given as a callback's argument.
private func exchange(_ argument: UnsafeMutableRawPointer?) -> Exchange? {
  argument.flatMap { Unmanaged<EasyHandle>.fromOpaque($0).takeUnretainedValue().exchange }
}

private let takeHeadLine: curl_write_callback = { bytes, size, count, argument in
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return exchange(argument)?.takeHeadLine(line) == true ? line.count : 0
}

private let takeBody: curl_write_callback = { bytes, size, count, argument in
  let bytes = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return switch exchange(argument)?.takeBody(bytes) {
  case .taken: bytes.count
  case .later: Int(CURL_WRITEFUNC_PAUSE)
  // Any other number than that of the bytes.
  case .refused, nil: bytes.count + 1
  }
}

private let fillBody: curl_write_callback = { buffer, size, count, argument in
  let buffer = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
  return exchange(argument)?.fill(buffer) ?? Int(CURL_READFUNC_ABORT)
}

private let noteProgress: curl_xferinfo_callback = { argument, _, _, _, sent in
  exchange(argument)?.sent(Int(sent))
  return 0
}

private let mayBegin: curl_prereq_callback = { argument, address, _, _, _ in
  guard let exchange = exchange(argument), let address else { return CURL_PREREQFUNC_ABORT }
  return exchange.mayBegin(on: String(cString: address))
    ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}
