import SchemaGen
import Testing

@Suite struct `A check is refused` {
  @Test(arguments: [
    ("total = vat", #"6: write "==" (equal) or "~=" (equal up to rounding)"#),
    ("paid and !has(total)", #"9: to negate write "not""#),
    ("unit price > 0", "0: a name has no spaces here; write unit_price"),
    ("total >= 0 || paid", #"11: write "or""#),
    ("total >= 0 && paid", #"11: write "and""#),
    ("total - vat < 00:10:00", #"14: times are written in quotes: "00:10:00""#),
    ("len(tags) > 0", #"0: unknown function "len"; did you mean "count"?"#),
    ("summ(lines.amount) > 0", #"0: unknown function "summ"; did you mean "sum"?"#),
    ("vat < total < subtotal", #"12: comparisons do not chain; join them with "and""#),
    ("lines[i].amount > 0", #"5: there is no index; "previous.x" is the x of the entry before"#),
    ("all(t.x > 0 for t in rows)", #"0: unknown function "all""#),
    (
      "total > 0 — positive",
      #"10: a description begins with " -- " (two hyphens, a space on each side)"#
    ),
    ("total > 0 -- ", #"10: the message behind " -- " is empty; write one, or leave " -- " out"#),
    ("due_date > 2024-02-30", "11: 2024-02-30 is not a day of the calendar"),
    ("status == \"a", "10: a quote is opened and never closed"),
    ("status == 'a''", "10: a quote is opened and never closed"),
    (
      #"status == "a\d""#,
      #"12: in double quotes a backslash stands before " or \; in single quotes it is itself"#
    ),
    ("total > 5 $", #"10: "$" has no meaning in a check; put texts in quotes"#),
    ("total >", "7: the check ends too early; a value or a closing bracket is missing"),
    ("(total > 1", "10: the check ends too early; a value or a closing bracket is missing"),
    ("", "0: the check ends too early; a value or a closing bracket is missing"),
    ("-- a note", "0: the check ends too early; a value or a closing bracket is missing"),
    ("total > 1)", #"9: ")" cannot stand here"#),
    ("total > 1 2", #"10: "2" cannot stand here"#),
    ("total > 1 2024-01-01", #"10: "2024-01-01" cannot stand here"#),
    (#"total > 1 "x""#, #"10: "x" cannot stand here"#),
    ("total or > 1", #"9: ">" cannot stand here"#),
    ("and total", #"0: "and" cannot stand here"#),
    ("total. > 1", #"7: a name must stand behind ".""#),
    ("total > .5", #"8: "." cannot stand here"#),
    ("total > --5", #"9: "-" cannot stand here"#),
    ("total not in [1]", #"6: write "not" before the comparison: not a in b"#),
    ("status in [open, paid]", #"11: in [ ] stand values; write "open""#),
    ("total == vat within 1", #"13: "within" goes with "~=", not with "==""#),
    (
      "total ~= vat within x",
      #"20: behind "within" stands a number, as in within 0.05 or within 1%"#
    ),
    ("total ~= vat within -1", "20: a tolerance cannot be negative"),
  ])
  func `by its words and its grammar`(text: String, complaint: String) {
    #expect(CheckSamples.complaint(text) == complaint)
  }

  @Test(arguments: [
    ("totl > 0", #"0: no field "totl"; did you mean total?"#),
    ("wages > 0", #"0: no field "wages""#),
    ("seller.nam == \"x\"", #"0: no field "nam"; did you mean name?"#),
    ("due-date >= issue_date", #"0: no field "due"; did you mean due_date?"#),
    (
      "currency == EUR",
      #"12: no field "EUR"; if it is a value of currency, write "EUR""#
    ),
    ("yes == status", #"0: no field "yes"; if it is a value of status, write "yes""#),
    ("currency == GBP", #"12: no field "GBP""#),
    ("a_b > 0", #"0: the fields "a b" and "a-b" are both a_b in a check; rename one"#),
    ("total.x > 0", "0: total.x is a number and has no fields"),
    (
      "outer.total > 0",
      #"0: nothing encloses this place; "outer" stands under a key such as lines[]"#
    ),
    (
      "previous.total > 0",
      #"0: there is no entry here; "previous" stands under a key such as lines[]"#
    ),
  ])
  func `by its names`(text: String, complaint: String) {
    #expect(CheckSamples.complaint(text) == complaint)
  }

  @Test(arguments: [
    ("from >= jobs.from", "8: jobs.from is a list of dates; the enclosing one is outer.from"),
    ("previous > 0", #"0: behind "previous" stands a name: previous.x"#),
    ("previous.title == \"x\"", #"0: no field "title""#),
  ])
  func `by its names inside entries`(text: String, complaint: String) {
    #expect(CheckSamples.complaint(text, ["jobs[].roles[]"]) == complaint)
  }

  @Test(arguments: [
    ("total", "0: a check says what is true or false; this is a number"),
    ("total and paid", #"0: "and" joins what is true or false; this is a number"#),
    ("not total", #"4: "not" joins what is true or false; this is a number"#),
    ("total + due_date > 1", "0: cannot add a number and a date"),
    ("due_date + issue_date > 2024-01-01", "0: cannot add a date and a date"),
    ("total - due_date > 1", "0: cannot subtract a number and a date"),
    ("due_date * 2 > 1", "0: cannot multiply a date and a number"),
    ("total / due_date > 1", "0: cannot divide a number and a date"),
    ("total / 0 > 1", "8: this divides by zero"),
    ("-due_date > 2024-01-01", #"0: "-" stands before numbers; this is a date"#),
    (
      "due_date - issue_date <= 120",
      "0: cannot compare a number of days with a number; write 30 days, or days(…)"
    ),
    ("due_date > total", "0: cannot compare a date with a number"),
    ("seller == buyer", #"10: no field "buyer""#),
    ("seller == payment", "0: cannot compare a group with a group"),
    (
      "lines.amount > 0",
      #"0: lines.amount is a list of numbers; compare one value, such as max(lines.amount), or write "in""#
    ),
    ("currency < \"USD\"", #"0: "<" needs an order, which a choice has not"#),
    ("paid < true", #"0: "<" needs an order, which true or false has not"#),
    ("due_date ~= issue_date", #"0: "~=" compares numbers; this is a date"#),
    ("due_date > \"May\"", #"11: "May" is not a date, which is written 2024-05-03"#),
    ("due_date > \"2023-02-29\"", #"11: "2023-02-29" is not a date, which is written 2024-05-03"#),
    ("opens > \"9\"", #"8: "9" is not a time of day, which is written "14:05" or "14:05:30""#),
    (
      "seen > \"2024\"",
      #"7: "2024" is not a date with a time, which is written "2024-05-03T14:05""#
    ),
    (
      "length > \"1h\"",
      #"9: "1h" is not a length of time, which is written "MM:SS", "HH:MM:SS" or "PT1H30M""#
    ),
    ("currency == \"EURO\"", #"12: "EURO" is not a value of currency; did you mean "EUR"?"#),
    ("currency in [\"EUR\", \"XXX\"]", #"12: "XXX" is not a value of currency"#),
    ("total < null", #"0: null is compared by "==" and "!=", not by "<""#),
    ("total + null > 1", #"8: null stands only beside "==" and "!=""#),
    ("status in [\"a\", null]", "10: null cannot stand in a list; ask for it by has(…) or == null"),
    ("total + 1 == null", "0: only a field can be compared with null"),
    ("status in \"abc\"", #"10: behind "in" stands a list; this is a text"#),
    ("status in [\"a\", 1]", "10: the values of a list must be of one type"),
    ("status in [\"a\", [\"b\"]]", "10: the values of a list must be of one type"),
    ("terms in [\"a\"]", "0: cannot compare a number with a text"),
    ("status ~= status", #"0: "~=" compares numbers; this is a text"#),
  ])
  func `by its types`(text: String, complaint: String) {
    #expect(CheckSamples.complaint(text) == complaint)
  }

  @Test(arguments: [
    ("sum() > 0", "0: sum takes one list, not 0"),
    ("today(1) > 2024-01-01", "0: today takes nothing, not 1"),
    ("round(1, 2, 3) > 0", "0: round takes a number and perhaps its places, not 3"),
    ("sum(total) > 0", "4: sum takes a list of numbers; this is a number"),
    ("sum(tags) > 0", "4: sum takes a list of numbers; this is a list of texts"),
    ("avg(lines.day) > 2024-01-01", "4: avg takes a list of numbers; this is a list of dates"),
    ("max(total) > 0", "4: max takes a list, or two values or more; this is a number"),
    ("min(seller, payment) > 0", "4: min takes values with an order; this is a group"),
    ("min(paid, paid)", "4: min takes values with an order; this is true or false"),
    ("count(total) > 0", "6: count takes a list; this is a number"),
    ("count([1, 2]) > 0", "6: count takes a list; this is a list of numbers"),
    ("length(total) > 0", "7: length takes a text; this is a number"),
    (
      "length(tags) > 0",
      #"7: tags is a list of texts; compare one value, such as max(tags), or write "in""#
    ),
    ("abs(due_date) > 0", "4: abs takes a number; this is a date"),
    ("days(due_date) > 3 days", "5: days takes a number; this is a date"),
    ("round(total, vat) > 0", "13: round takes the places as a number from 0 to 30: round(x, 2)"),
    ("round(total, 31) > 0", "13: round takes the places as a number from 0 to 30: round(x, 2)"),
    ("has(total + 1)", "4: has takes the name of a field"),
    ("has(lines.amount)", "4: lines.amount is a list; has(…) asks for one value"),
    ("unique(lines)", "7: unique takes a list of values; this is a list of groups"),
    (
      "matches(status, status)",
      #"16: matches takes a text and a pattern in quotes: matches(x, "[A-Z]+")"#
    ),
    (
      "matches(status, \"[\")",
      #"16: At character 1 of the pattern, a class is opened and never closed; add "]", or write "\["."#
    ),
  ])
  func `by what a function takes`(text: String, complaint: String) {
    #expect(CheckSamples.complaint(text) == complaint)
  }

  @Test(arguments: [
    (
      "total ~= net + vat -- why",
      #"key 0, 0: ": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
    ),
    (
      "it’s so",
      #"key 0, 0: ": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
    ),
    ("lines", "key 0, 0: to check each entry write lines[]:"),
    ("jobs.roles[]", "key 0, 0: jobs is a list inside the way; write jobs[] there too"),
    ("total[]", "key 0, 0: total is a number, not a list; [] stands behind lists"),
    (
      "tags[]",
      "key 0, 0: tags is a list of texts; only the entries of a list of groups have names to check"
    ),
    ("line[]", #"key 0, 0: no field "line"; did you mean lines?"#),
    ("total.x[]", "key 0, 0: total is a number and has no fields"),
    ("when totl > 0", #"key 0, 5: no field "totl"; did you mean total?"#),
    ("when total", "key 0, 5: a check says what is true or false; this is a number"),
    (
      "when total > 0 or",
      "key 0, 17: the check ends too early; a value or a closing bracket is missing"
    ),
  ])
  func `by the key above it`(key: String, complaint: String) {
    #expect(CheckSamples.complaint("total > 0", [key]) == complaint)
  }

  @Test func `if it is too long or too deep, without a crash`() {
    #expect(
      CheckSamples.complaint(String(repeating: "(", count: 9_000))
        == "40: brackets or names are more than 40 deep; split the check")
    #expect(
      CheckSamples.complaint("total > 1" + String(repeating: " ", count: 10_000))
        == "0: a check has at most 10000 bytes; split it")
    #expect(
      CheckSamples.complaint("head" + String(repeating: ".reports", count: 30) + ".name == \"x\"")
        == "0: brackets or names are more than 20 deep; split the check")
    #expect(
      CheckSamples.complaint("total > " + String(repeating: "9", count: 101))
        == "8: a number has at most 100 digits")
  }
}
