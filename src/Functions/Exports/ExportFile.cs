using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Exports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CreditFunctions.Functions.Exports;

/// <summary>An export as a file: generated from its columns alone, and never a formula for whoever opens it.</summary>
public static class ExportFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read Chinese.</summary>
    public static byte[] Csv<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        var text = new StringBuilder();
        Line(text, columns.Select(column => column.Name));
        foreach (var row in rows)
        {
            Line(text, columns.Select(column => SpreadsheetText.Neutralise(column.Of(row))));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A list of objects, each with every column.</summary>
    public static byte[] JsonOf<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        var list = rows.Select(row =>
            (JsonNode)new JsonObject(columns.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)column.Of(row))))
        );
        return JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. list]), Json);
    }

    /// <summary>One sheet, with the names and the meanings of the columns above; every cell is text.</summary>
    /// <param name="name">Of the sheet.</param>
    public static byte[] Xlsx<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows, string name)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            var data = new SheetData(RowOf(columns.Select(column => column.Name)), RowOf(columns.Select(column => column.Meaning)));
            data.Append(rows.Select(row => (OpenXmlElement)RowOf(columns.Select(column => SpreadsheetText.Neutralise(column.Of(row))))));
            sheet.Worksheet = new Worksheet(data);
            var sheets = new Sheets(
                new Sheet
                {
                    Id = book.GetIdOfPart(sheet),
                    SheetId = 1,
                    Name = name,
                }
            );
            book.Workbook = new Workbook(sheets);
        }

        return stream.ToArray();
    }

    private static Row RowOf(IEnumerable<string> texts) =>
        new(
            texts.Select(text => new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
            {
                DataType = CellValues.InlineString,
            })
        );

    private static void Line(StringBuilder text, IEnumerable<string> values) =>
        text.AppendJoin(',', values.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
}
