using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core;
using CreditFunctions.Core.Exports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Exports;

/// <summary>An export as a file: generated from its columns alone, and never a formula for whoever opens it.</summary>
public static class ExportFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Refuses a format in which nothing is exported.</summary>
    public static Result<string> CheckFormat(string format) =>
        format is "csv" or "xlsx" or "json"
            ? format
            : new Error(ErrorKind.NotFound, "page-not-found", "There is no such format. Ask for csv, xlsx or json.");

    /// <summary>A part of an export as a file; header <c>Export-Next</c> says where the next one begins.</summary>
    /// <param name="format">One that <see cref="CheckFormat"/> takes.</param>
    /// <param name="fileName">Without its ending.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="next">Null on the last file.</param>
    public static IResult Send<TRow>(
        HttpResponse response,
        string format,
        IReadOnlyList<ExportColumn<TRow>> columns,
        IReadOnlyList<TRow> rows,
        string fileName,
        string sheet,
        string? next
    )
    {
        if (next is not null)
        {
            response.Headers["Export-Next"] = next;
        }

        return format switch
        {
            "csv" => Results.File(Csv(columns, rows), "text/csv; charset=utf-8", $"{fileName}.csv"),
            "json" => Results.File(JsonOf(columns, rows), "application/json; charset=utf-8", $"{fileName}.json"),
            _ => Results.File(
                Xlsx(columns, rows, sheet),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                $"{fileName}.xlsx"
            ),
        };
    }

    /// <summary>CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read Chinese.</summary>
    public static byte[] Csv<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        var text = new StringBuilder();
        Line(text, columns.Select(column => column.Name));
        foreach (var row in rows)
        {
            Line(text, columns.Select(column => TextOf(column, row)));
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

    /// <summary>One sheet, with the names and the meanings of the columns above; every cell is text or a whole number.</summary>
    /// <param name="name">Of the sheet.</param>
    public static byte[] Xlsx<TRow>(IReadOnlyList<ExportColumn<TRow>> columns, IEnumerable<TRow> rows, string name)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            var data = new SheetData(RowOf(columns.Select(column => column.Name)), RowOf(columns.Select(column => column.Meaning)));
            data.Append(rows.Select(row => (OpenXmlElement)new Row(columns.Select(column => CellOf(column, row)))));
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

    private static Row RowOf(IEnumerable<string> texts) => new(texts.Select(CellOf));

    private static Cell CellOf<TRow>(ExportColumn<TRow> column, TRow row) =>
        column.IsNumber ? new Cell(new CellValue(TextOf(column, row))) { DataType = CellValues.Number } : CellOf(TextOf(column, row));

    private static Cell CellOf(string text) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString };

    /// <exception cref="FormatException">A column of numbers holds something else.</exception>
    private static string TextOf<TRow>(ExportColumn<TRow> column, TRow row) =>
        column.IsNumber
            ? long.Parse(column.Of(row), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : SpreadsheetText.Neutralise(column.Of(row));

    private static void Line(StringBuilder text, IEnumerable<string> values) =>
        text.AppendJoin(',', values.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
}
