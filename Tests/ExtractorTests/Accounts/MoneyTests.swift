import Extractor
import OrderedJSON
import Testing

@Suite struct `An amount of money` {
  @Test(arguments: [
    ("0.30", "$0.30"), ("0", "$0.00"), ("0.0", "$0.00"), ("12", "$12.00"), ("1.005", "$1.01"),
    ("0.0184", "$0.0184"), ("0.01844", "$0.0184"), ("0.01845", "$0.0185"), ("0.5", "$0.50"),
    ("0.123456", "$0.123"), ("0.9994", "$0.999"), ("0.9996", "$1.00"), ("0.004", "$0.004"),
    ("0.000000000001", "$0.000000000001"), ("0.00000375", "$0.00000375"),
    ("1234.567", "$1234.57"), ("999999999.999999999999", "$1000000000.00"),
  ])
  func `is written in cents, or finer where cents say nothing`(
    typed: String, written: String
  ) throws {
    #expect(try #require(Money(parsing: typed)).description == written)
  }

  @Test func `never looks like nothing when it is something`() throws {
    var amount = Int128(1)
    while amount < 1_000_000_000_000 {
      let money = Money(picodollars: amount)
      #expect(money.description.utf8.contains { 0x31...0x39 ~= $0 }, "\(amount)")
      amount = amount * 3 + 1
    }
  }

  @Test(arguments: [
    "", " ", ".", "-1", "+1", "$1", "1$", "1,5", "1.", ".5", "007", "00", "1e3", "0x1", "1 ", " 1",
    "1_000", "1.2.3", "NaN", "inf", "١", "1\n", "0.0000000000001", "1000000000",
    String(repeating: "9", count: 100_000), "0." + String(repeating: "0", count: 100_000) + "1",
  ])
  func `is not read from what people may mean otherwise`(text: String) {
    #expect(Money(parsing: text) == nil)
  }

  @Test(arguments: [
    ("0.30", "0.3"), ("12", "12"), ("0", "0"), ("0.000000000001", "0.000000000001"),
    ("999999999.999999999999", "999999999.999999999999"),
  ])
  func `is given to programs to the last digit`(typed: String, number: String) throws {
    #expect(try #require(Money(parsing: typed)).dollars.text == number)
  }

  @Test func `is added and compared exactly`() throws {
    let tenth = dollars("0.1")
    let fifth = dollars("0.2")

    #expect(tenth + fifth == Money(parsing: "0.3"))
    #expect(tenth < fifth)
    #expect((0..<1000).reduce(Money.zero) { sum, _ in sum + tenth } == Money(parsing: "100"))
  }
}
