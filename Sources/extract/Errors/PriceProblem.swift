import Extractor
import Files

/// What is wrong with a file of prices: a line for each mistake, with the place drawn below it.
struct PriceProblem: Error, CustomStringConvertible {
  let path: FilePath
  let mistakes: [PriceMistake]

  var description: String {
    mistakes.map { "\(path):\($0)\n\($0.drawing)" }.joined(separator: "\n")
  }
}
