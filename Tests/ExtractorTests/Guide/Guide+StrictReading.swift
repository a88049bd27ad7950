import OrderedJSON

// The examples of StrictReading.md, and of the first page of OrderedJSON.
extension Guide {
  func tape() throws {
    // snippet: tape
    let tape = try JSONTape(parsing: #"{"total": 13.00, "lines": [{"amount": 8.99}]}"#)
    print(tape.root["total"]?.number?.text ?? "")
    print(tape.root[["lines", "0", "amount"]]?.place.column ?? 0)
    // end
  }

  func refused() {
    // snippet: refused
    let texts = [
      #"{"total": 1, "total": 2}"#, "[1, 2,]", "[1] // one", "{'a': 1}", "[01]", "[NaN]",
      #"["\ud800"]"#, "[1] [2]",
    ]
    for text in texts {
      do {
        _ = try JSONTape(parsing: text)
      } catch {
        print(error)
      }
    }
    // end
  }

  func bounded() {
    // snippet: bounded
    do {
      _ = try JSONTape(parsing: "[[[[1]]]]", limits: JSONLimits(depth: 3, bytes: 1 << 20))
    } catch {
      print(error.fault, error.place.line, error.place.column)
      print(error.place.drawing)
    }
    // end
  }

  func numbers() throws {
    // snippet: numbers
    let values = try JSON(parsing: "[13.00, 1e2, 0.1, 12345678901234567890123]")
    print(values)
    print(values[0] == 13, values[1]?.number?.int64 ?? 0, values[3]?.number?.int64 ?? 0)
    print(values[2]?.number?.double ?? 0)
    // end
  }

  func values() throws {
    // snippet: values
    var invoice: JSON = ["number": "R-17", "lines": [["amount": 19.90]]]
    try invoice.set("paid", at: ["status"])
    try invoice.set(20, at: ["lines", "0", "amount"])
    try invoice.remove(at: JSONPointer(parsing: "/number"))
    print(invoice)
    print(invoice == ["status": "paid", "lines": [["amount": 20.0]]])
    // end
  }

  func pieces(_ stream: AsyncStream<[UInt8]>) async throws {
    // snippet: pieces
    var reader = JSONReader()
    for await piece in stream {
      try piece.withUnsafeBytes { bytes in try reader.append(bytes) }
      let soFar = reader.salvage()
      print(soFar.tape.map { JSON($0.root) } ?? nil, "stops at", soFar.stopped)
    }
    let tape = try reader.finish()
    print(tape.root["lines"]?.count ?? 0)
    // end
  }

  func salvaged() {
    // snippet: salvaged
    let salvage = JSONSalvage(of: #"{"total": 12, "lines": [{"n": 1}, {"n": 2, "te"#)
    print(salvage.tape.map { JSON($0.root) } ?? nil)
    print(salvage.stopped, salvage.tape?.root["lines"]?.isCut ?? false)
    print(salvage.error?.isCutShort ?? false)
    // end
  }

  func written() throws {
    // snippet: written
    let value = try JSON(parsing: #"{"b": 1.50, "a": [true, null]}"#)
    print(value.text())
    print(value.text(.indented))
    print(value.text(.canonical))
    // end
  }
}
