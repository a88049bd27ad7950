// Reads answers of a model, adds them up, and says what is to be paid.
//
// `Invoice` stands in no Swift file here: the plugin writes it from Schemas/invoice.yaml.
import Foundation
import JSONCoding

var status: Int32 = 0
for path in CommandLine.arguments.dropFirst() {
  do {
    let invoice = try Invoice(decoding: Data(contentsOf: URL(filePath: path)))
    print(invoice.report)
  } catch {
    print("\(path): \(error)")
    status = 1
  }
}
exit(status)
