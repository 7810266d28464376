using System.Collections.Immutable;
using CreditFunctions.Core.Imports;

namespace CreditFunctions.Functions.Imports;

/// <summary>One row of a spreadsheet, by the fields of its columns.</summary>
/// <param name="Number">As the spreadsheet numbers it.</param>
/// <param name="Formulas">Fields whose cells hold a formula: what it comes to depends on other cells.</param>
/// <param name="DaysAdded">1462 in a workbook that counts its days from 1904.</param>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, string> Cells, IReadOnlyCollection<string> Formulas, int DaysAdded)
{
    /// <summary>What stands in a cell, cleaned; null where nothing does.</summary>
    public string? this[string field] => ImportValue.Text(Cells.GetValueOrDefault(field));

    /// <summary>A code or number, in half-width characters.</summary>
    public string? Code(string field) => ImportValue.Code(Cells.GetValueOrDefault(field));

    public DateOnly? Day(string field) => ImportValue.Day(Cells.GetValueOrDefault(field), DaysAdded);
}

/// <summary>What was read of a row.</summary>
/// <param name="Json">What is taken over; empty where the row has faults.</param>
/// <param name="Key">Equal for rows that say the same.</param>
public sealed record ReadRow(int Number, string Json, string Key, ImmutableArray<ImportRemark> Errors, ImmutableArray<ImportRemark> Flags)
{
    /// <summary>The row, which is not taken over.</summary>
    public ReadRow Refuse(string field, string code, string message) =>
        this with
        {
            Json = "",
            Errors = [.. Errors, new ImportRemark(Number, field, code, message)],
        };

    /// <summary>The row, which is to be compared with its source.</summary>
    public ReadRow Flag(string field, string code, string message) =>
        this with
        {
            Flags = [.. Flags, new ImportRemark(Number, field, code, message)],
        };
}

/// <summary>Collects what somebody has to look at in one row.</summary>
public sealed class RowRemarks(ImportRow row)
{
    private readonly ImmutableArray<ImportRemark>.Builder _faults = ImmutableArray.CreateBuilder<ImportRemark>();
    private readonly ImmutableArray<ImportRemark>.Builder _flags = ImmutableArray.CreateBuilder<ImportRemark>();

    public bool HasErrors => _faults.Count > 0;

    public void Fault(string field, string code, string message) => _faults.Add(new ImportRemark(row.Number, field, code, message));

    public void Flag(string field, string code, string message) => _flags.Add(new ImportRemark(row.Number, field, code, message));

    /// <summary>What is wrong with cells, whatever they mean.</summary>
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

    /// <summary>A day that is written, but none.</summary>
    public DateOnly? Day(string field)
    {
        var day = row.Day(field);
        if (day is null && row[field] is not null)
        {
            Fault(field, "import-day-is-malformed", "Write the day as 2026-03-10.");
        }

        return day;
    }

    /// <summary>One of the words that a column takes; null where the cell is empty or holds another one.</summary>
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
