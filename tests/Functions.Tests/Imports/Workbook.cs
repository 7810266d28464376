using CreditFunctions.Core.Imports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CreditFunctions.Functions.Tests.Imports;

/// <summary>Workbooks as written by office programs: shared texts, numbers, formulas, missing cells.</summary>
internal static class Workbook
{
    /// <summary>
    /// A filled-in template: rows by fields of the columns. A value after <c>#</c> is a number, after <c>=</c> a formula.
    /// </summary>
    public static byte[] Of(ImportKind kind, params IReadOnlyDictionary<string, string>[] rows)
    {
        var columns = ImportColumns.Of(kind);
        return Of([
            [.. columns.Select(column => column.Name)],
            [.. columns.Select(column => column.Note)],
            .. rows.Select(row => columns.Select(column => row.GetValueOrDefault(column.Field, "")).ToArray()),
        ]);
    }

    public static byte[] Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var texts = book.AddNewPart<SharedStringTablePart>();
            texts.SharedStringTable = new SharedStringTable();
            var sheet = book.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            foreach (var (index, cells) in rows.Index())
            {
                var row = new Row { RowIndex = (uint)(index + 1) };
                foreach (var (column, text) in cells.Index())
                {
                    if (text.Length > 0)
                    {
                        row.Append(CellOf($"{NameOf(column)}{index + 1}", text, texts.SharedStringTable));
                    }
                }

                data.Append(row);
            }

            sheet.Worksheet = new Worksheet(data);
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "名单",
                    }
                )
            );
        }

        return stream.ToArray();
    }

    private static Cell CellOf(string reference, string text, SharedStringTable texts)
    {
        if (text[0] == '#')
        {
            return new Cell { CellReference = reference, CellValue = new CellValue(text[1..]) };
        }

        if (text[0] == '=')
        {
            return new Cell
            {
                CellReference = reference,
                CellFormula = new CellFormula(text[1..]),
                CellValue = new CellValue("1"),
            };
        }

        // Of the text with a number that the workbook may not have.
        if (text[0] == '@')
        {
            return new Cell
            {
                CellReference = reference,
                DataType = CellValues.SharedString,
                CellValue = new CellValue(text[1..]),
            };
        }

        // With phonetic text above the characters, which is not part of the value.
        texts.Append(
            new SharedStringItem(
                new Text(text) { Space = SpaceProcessingModeValues.Preserve },
                new PhoneticRun(new Text("かな")) { BaseTextStartIndex = 0, EndingBaseIndex = 1 }
            )
        );
        return new Cell
        {
            CellReference = reference,
            DataType = CellValues.SharedString,
            CellValue = new CellValue($"{texts.ChildElements.Count - 1}"),
        };
    }

    private static string NameOf(int column) => column < 26 ? $"{(char)('A' + column)}" : $"A{(char)('A' + column - 26)}";
}
