using System.Globalization;
using System.IO.Compression;
using System.Xml;
using CreditFunctions.Core;
using CreditFunctions.Core.Imports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CreditFunctions.Functions.Imports;

/// <summary>
/// Reads the first sheet of a workbook, row by row: columns in any order, identified by name; blank rows and the row of notes are skipped.
/// Formulas are not evaluated.
/// </summary>
internal static class SheetReader
{
    /// <summary>For one file.</summary>
    public const int MostRows = 2000;

    private const int MostHeaderRows = 10;
    private const int MostColumns = 200;
    private const int MostEntries = 1000;
    private const long MostUncompressedBytes = 100L * 1024 * 1024;

    // Days from the start of 1900 to that of 1904, the epoch of Macintosh workbooks.
    private const int From1904 = 1462;

    /// <summary>The rows, or the error that refuses the whole file.</summary>
    public static Result<IReadOnlyList<ImportRow>> Read(Stream content, ImportKind kind)
    {
        try
        {
            if (!IsOfReasonableSize(content))
            {
                return IsNone();
            }

            content.Position = 0;
            using var document = SpreadsheetDocument.Open(content, isEditable: false);
            return document.WorkbookPart is { } book ? Read(book, ImportColumns.Of(kind)) : IsNone();
        }
        catch (Exception exception)
            when (exception
                    is OpenXmlPackageException
                        or FileFormatException
                        or InvalidDataException
                        or XmlException
                        or IOException
                        or ArgumentException
                        or KeyNotFoundException
                        or FormatException
                        or InvalidOperationException
                        or NotSupportedException
            )
        {
            return IsNone();
        }
    }

    private static Result<IReadOnlyList<ImportRow>> Read(WorkbookPart book, IReadOnlyList<ImportColumn> columns)
    {
        var sheet = book.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault();
        if (sheet?.Id?.Value is not { } partId || book.GetPartById(partId) is not WorksheetPart part)
        {
            return IsNone();
        }

        var texts = TextsOf(book);
        var daysAdded = book.Workbook!.WorkbookProperties?.Date1904?.Value == true ? From1904 : 0;
        Dictionary<int, string>? fields = null;
        var rows = new List<ImportRow>();
        var headerRows = 0;
        foreach (var (number, cells) in RowsOf(part, texts))
        {
            if (cells.All(cell => string.IsNullOrWhiteSpace(cell.Text)))
            {
                continue;
            }

            if (fields is null)
            {
                fields = FieldsOf(cells, columns);
                if (fields is null && ++headerRows == MostHeaderRows)
                {
                    break;
                }
            }
            else if (!IsNotes(cells, fields, columns))
            {
                if (rows.Count == MostRows)
                {
                    return HasTooManyRows();
                }

                rows.Add(RowOf(number, cells, fields, daysAdded));
            }
        }

        return fields is null ? HeaderIsWrong(columns)
            : rows.Count == 0 ? IsEmpty()
            : rows;
    }

    private static ImportRow RowOf(int number, List<ReadCell> cells, Dictionary<int, string> fields, int daysAdded)
    {
        var known = cells.Where(cell => fields.ContainsKey(cell.Column)).ToList();
        return new ImportRow(
            number,
            known.Where(cell => cell.Text.Length > 0).ToDictionary(cell => fields[cell.Column], cell => cell.Text),
            [.. known.Where(cell => cell.IsFormula).Select(cell => fields[cell.Column])],
            daysAdded
        );
    }

    // Null if the row does not name every required column.
    private static Dictionary<int, string>? FieldsOf(List<ReadCell> cells, IReadOnlyList<ImportColumn> columns)
    {
        var named = cells
            .Select(cell =>
                (cell.Column, Found: columns.FirstOrDefault(column => ImportColumns.KeyOf(column.Name) == ImportColumns.KeyOf(cell.Text)))
            )
            .Where(each => each.Found is not null)
            .DistinctBy(each => each.Found!.Field)
            .ToDictionary(each => each.Column, each => each.Found!.Field);
        return columns.All(column => !column.IsRequired || named.ContainsValue(column.Field)) ? named : null;
    }

    private static bool IsNotes(List<ReadCell> cells, Dictionary<int, string> fields, IReadOnlyList<ImportColumn> columns) =>
        cells
            .Where(cell => cell.Text.Length > 0 && fields.ContainsKey(cell.Column))
            .All(cell => columns.Any(column => column.Field == fields[cell.Column] && column.Note == cell.Text.Trim()));

    private static IEnumerable<(int Number, List<ReadCell> Cells)> RowsOf(WorksheetPart part, List<string> texts)
    {
        using var reader = OpenXmlReader.Create(part);
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement && reader.LoadCurrentElement() is Row row)
            {
                number = row.RowIndex?.Value is { } given ? (int)given : number + 1;
                yield return (number, CellsOf(row, texts));
            }
        }
    }

    private static List<ReadCell> CellsOf(Row row, List<string> texts)
    {
        var cells = new List<ReadCell>();
        var column = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : column + 1;
            if (column <= MostColumns)
            {
                cells.Add(new ReadCell(column, TextOf(cell, texts), cell.CellFormula is not null));
            }
        }

        return cells;
    }

    private static string TextOf(Cell cell, List<string> texts)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
        {
            return TextOf(cell.InlineString);
        }

        var value = cell.CellValue?.Text ?? "";
        return cell.DataType?.Value == CellValues.SharedString ? SharedOf(value, texts)
            : cell.DataType?.Value == CellValues.Boolean ? (value == "1" ? "是" : "否")
            : value;
    }

    // Refuses the file: an index that is no number, or of no text, would leave a cell empty that is not.
    private static string SharedOf(string index, List<string> texts) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < texts.Count
            ? texts[number]
            : throw new FormatException("A cell names a text that the workbook does not have.");

    private static List<string> TextsOf(WorkbookPart book)
    {
        var texts = new List<string>();
        if (book.SharedStringTablePart is not { } part)
        {
            return texts;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                texts.Add(TextOf(reader.LoadCurrentElement()));
            }
        }

        return texts;
    }

    // Without phonetic readings above characters.
    private static string TextOf(OpenXmlElement? element) =>
        element is null
            ? ""
            : string.Concat(element.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    private static int ColumnOf(string reference) =>
        reference
            .TakeWhile(char.IsAsciiLetter)
            .Aggregate(0, (column, letter) => Math.Min((column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1), MostColumns + 1));

    private static bool IsOfReasonableSize(Stream content)
    {
        content.Position = 0;
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.Count <= MostEntries && zip.Entries.Sum(entry => entry.Length) <= MostUncompressedBytes;
    }

    private static Error IsNone() =>
        new Error(
            ErrorKind.Invalid,
            "import-file-is-malformed",
            "The file is no workbook that can be read. Fill in the template and save it as .xlsx, without a password."
        ).At("file");

    private static Error HeaderIsWrong(IReadOnlyList<ImportColumn> columns) =>
        new Error(
            ErrorKind.Invalid,
            "import-header-is-wrong",
            "The first sheet does not name the columns of this kind of import. Fill in its template."
        )
            .At("file")
            .With("columns", string.Join("、", columns.Where(column => column.IsRequired).Select(column => column.Name)));

    private static Error IsEmpty() =>
        new Error(ErrorKind.Invalid, "import-has-no-rows", "The sheet has no rows below its header. Fill in at least one.").At("file");

    private static Error HasTooManyRows() =>
        new Error(ErrorKind.Invalid, "import-has-too-many-rows", $"A file has at most {MostRows} rows. Split it.").At("file");

    private sealed record ReadCell(int Column, string Text, bool IsFormula);
}
