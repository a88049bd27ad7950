import Extractor
import SchemaGen

/// An amount as it is typed; less than nothing if it is none.
func dollars(_ text: String) -> Money { Money(parsing: text) ?? Money(picodollars: -1) }

/// A day; the first of 1970 if there is none such.
func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
  CalendarDay(year: year, month: month, day: day) ?? CalendarDay(number: 0)
}
