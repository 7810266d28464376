using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Exports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Exports;

/// <summary>An export as a file, defined by its columns; no cell is evaluated as a formula.</summary>
public static class ExportFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Result<string> CheckFormat(string format) =>
        format is "csv" or "xlsx" or "json"
            ? format
            : new Error(ErrorKind.NotFound, "page-not-found", "There is no such format. Ask for csv, xlsx or json.");

    /// <summary>A part of an export as a file; header <c>Export-Next</c> contains the start of the next one.</summary>
    /// <param name="format">One that <see cref="CheckFormat"/> accepts.</param>
    public static IResult Send<TRow>(HttpResponse response, string format, ExportSheet<TRow> sheet, ExportPart<TRow> part)
    {
        if (part.Next is { } next)
        {
            response.Headers["Export-Next"] = next;
        }

        return format switch
        {
            "csv" => Results.File(Csv(sheet, part.Rows), "text/csv; charset=utf-8", $"{sheet.Name}.csv"),
            "json" => Results.File(JsonOf(sheet, part.Rows), "application/json; charset=utf-8", $"{sheet.Name}.json"),
            _ => Results.File(Xlsx(sheet, part.Rows), DocumentType.Xlsx.MediaType(), $"{sheet.Name}.xlsx"),
        };
    }

    /// <summary>CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read Chinese.</summary>
    public static byte[] Csv<TRow>(ExportSheet<TRow> sheet, IEnumerable<TRow> rows)
    {
        var text = new StringBuilder();
        Line(text, sheet.Columns.Select(column => column.Name));
        foreach (var row in rows)
        {
            Line(text, sheet.Columns.Select(column => TextOf(column, row)));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static byte[] JsonOf<TRow>(ExportSheet<TRow> sheet, IEnumerable<TRow> rows)
    {
        var list = rows.Select(row =>
            (JsonNode)new JsonObject(sheet.Columns.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)column.Of(row))))
        );
        return JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. list]), Json);
    }

    /// <summary>One sheet with names and descriptions of the columns; every cell is text or a whole number.</summary>
    public static byte[] Xlsx<TRow>(ExportSheet<TRow> sheet, IEnumerable<TRow> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            var data = new SheetData(
                RowOf(sheet.Columns.Select(column => column.Name)),
                RowOf(sheet.Columns.Select(column => column.Meaning))
            );
            data.Append(rows.Select(row => (OpenXmlElement)new Row(sheet.Columns.Select(column => CellOf(column, row)))));
            part.Worksheet = new Worksheet(data);
            var sheets = new Sheets(
                new Sheet
                {
                    Id = book.GetIdOfPart(part),
                    SheetId = 1,
                    Name = sheet.Title,
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

    /// <exception cref="FormatException">A column of numbers contains something else.</exception>
    private static string TextOf<TRow>(ExportColumn<TRow> column, TRow row) =>
        column.IsNumber
            ? long.Parse(column.Of(row), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : SpreadsheetText.Neutralise(column.Of(row));

    private static void Line(StringBuilder text, IEnumerable<string> values) =>
        text.AppendJoin(',', values.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
}
