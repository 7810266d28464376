using System.Collections.Immutable;
using CreditFunctions.Core.Imports;

namespace CreditFunctions.Functions.Imports;

/// <summary>A row of a spreadsheet, by the fields of its columns.</summary>
/// <param name="Number">As numbered in the spreadsheet.</param>
/// <param name="Formulas">Fields whose cells contain a formula: its value depends on other cells.</param>
/// <param name="DaysAdded">1462 in a workbook with the 1904 date system.</param>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, string> Cells, IReadOnlyCollection<string> Formulas, int DaysAdded)
{
    /// <summary>Cleaned; null if the cell is empty.</summary>
    public string? this[string field] => ImportValue.Text(Cells.GetValueOrDefault(field));

    /// <summary>In half-width characters.</summary>
    public string? Code(string field) => ImportValue.Code(Cells.GetValueOrDefault(field));

    public DateOnly? Day(string field) => ImportValue.Day(Cells.GetValueOrDefault(field), DaysAdded);
}

/// <summary>The result of reading a row.</summary>
/// <param name="Json">The content to apply; empty if the row has errors.</param>
/// <param name="Key">Equal for rows with the same content.</param>
public sealed record ReadRow(int Number, string Json, string Key, ImmutableArray<ImportRemark> Errors, ImmutableArray<ImportRemark> Flags)
{
    public ReadRow Refuse(string field, string code, string message) =>
        this with
        {
            Json = "",
            Errors = [.. Errors, new ImportRemark(Number, field, code, message)],
        };

    public ReadRow Flag(string field, string code, string message) =>
        this with
        {
            Flags = [.. Flags, new ImportRemark(Number, field, code, message)],
        };
}

/// <summary>Collects errors and warnings of one row.</summary>
public sealed class RowRemarks(ImportRow row)
{
    private readonly ImmutableArray<ImportRemark>.Builder _faults = ImmutableArray.CreateBuilder<ImportRemark>();
    private readonly ImmutableArray<ImportRemark>.Builder _flags = ImmutableArray.CreateBuilder<ImportRemark>();

    public bool HasErrors => _faults.Count > 0;

    /// <summary>Of a cell only the first fault: the others follow from it.</summary>
    public void Fault(string field, string code, string message)
    {
        if (_faults.All(fault => fault.Field != field))
        {
            _faults.Add(new ImportRemark(row.Number, field, code, message));
        }
    }

    public void Flag(string field, string code, string message) => _flags.Add(new ImportRemark(row.Number, field, code, message));

    public void CheckCells()
    {
        foreach (var field in row.Formulas)
        {
            Fault(field, "import-cell-is-formula", "The cell holds a formula. Paste its value instead.");
        }

        foreach (var (field, _) in row.Cells.Where(cell => ImportValue.HasLostDigits(cell.Value)))
        {
            Fault(field, "import-number-lost-digits", "The spreadsheet rounded this number. Format the column as text and enter it again.");
        }
    }

    public DateOnly? Day(string field)
    {
        var day = row.Day(field);
        if (day is null && row[field] is not null)
        {
            Fault(field, "import-day-is-malformed", "Write the day as 2026-03-10.");
        }

        return day;
    }

    /// <summary>Null if the cell is empty or has none of the column's values.</summary>
    public T? Choice<T>(string field, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (row.Code(field) is not { } text)
        {
            return null;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Fault(field, "import-choice-is-unknown", "The column takes other words: its note in the template names them.");
        return null;
    }

    public ReadRow Read(string json, string key) =>
        new(row.Number, HasErrors ? "" : json, key, _faults.ToImmutable(), _flags.ToImmutable());
}
