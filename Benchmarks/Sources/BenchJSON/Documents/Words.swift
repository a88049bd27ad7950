/// What stands in the invoices, as JSON writes it between quotes: plain, non-ASCII, with escapes.
enum Words {
  static let names = [
    "Müller & Söhne GmbH", "Nordlicht Energie AG", "Blumen Žižková", "Café Übersee e.K.",
    "Autohaus Krüger", "Weber IT Services", "東京電機株式会社", "Bäckerei \\\"Zum Löwen\\\"",
  ]
  static let streets = [
    "Hauptstraße", "Am Güterbahnhof", "Lindenallee", "Rue de l'Été", "Marktplatz", "Ringstraße",
  ]
  static let cities = ["Köln", "München", "Berlin", "Lüneburg", "Hamburg", "Straßburg", "Łódź"]
  static let articles = ["KB", "SCHR", "LED", "ÖL", "PAP", "HOLZ"]
  static let tags = ["fällig", "export", "Skonto 2 %", "geprüft", "intern"]
  static let goods = [
    "Netzwerkkabel Cat 7, 5 m", "Schrauben M4 × 20 verzinkt", "Beratung vor Ort",
    "Bildschirm 27\\\" matt", "Öl 5W-30, Kanister", "Brötchen, gemischt", "Lizenz für ein Jahr",
    "Wartung\\nlaut Vertrag §4", "Pauschale 50 \\u20ac je Monat", "Holz 2,5 m \\/ Eiche",
  ]
  static let notes = [
    "Zahlbar innerhalb von 14 Tagen ohne Abzug.",
    "Bitte überweisen Sie auf unser Konto.\\nVielen Dank für Ihren Auftrag!",
    "Ordner C:\\\\Rechnungen\\\\2024", "Rabatt 5 % – nur für Stammkunden ☕️",
  ]
}
