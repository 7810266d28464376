using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Imports;

/// <summary>Names an import: 26 characters, as an application's. The default value names none.</summary>
[JsonConverter(typeof(TextValueConverter<ImportId>))]
public readonly record struct ImportId : ITextValue<ImportId>
{
    private ImportId(string value) => Value = value;

    /// <summary>The text of the id; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out ImportId value)
    {
        value = ApplicationId.TryParse(text, out var id) ? new ImportId(id.Value) : default;
        return value != default;
    }

    public override string ToString() => Value;
}

/// <summary>Something about one row that somebody has to look at.</summary>
/// <param name="Row">As the spreadsheet numbers it.</param>
/// <param name="Field">The field of its column.</param>
/// <param name="Message">English; says what is wrong and what to do. Never what stands in the cell.</param>
public sealed record ImportRemark(int Row, string Field, string Code, string Message);

/// <summary>What came of reading a file: nothing has effect yet.</summary>
/// <param name="Rows">How many rows can be imported.</param>
/// <param name="Rejected">How many cannot.</param>
/// <param name="Errors">Why, at most <see cref="DataImport.MostRemarks"/>.</param>
/// <param name="Flags">What is imported, and should be compared with its source; at most as many.</param>
public sealed record ImportReport(
    string FileName,
    string Sha256,
    int Rows,
    int Rejected,
    ImmutableArray<ImportRemark> Errors,
    ImmutableArray<ImportRemark> Flags
)
{
    /// <summary>For payments of the treasury: how many rows are payments that are due; null for other kinds.</summary>
    public int? Matching { get; init; }
}

/// <summary>An officer sent a file, and it was read.</summary>
public sealed record ImportChecked(ImportId Id, ImportKind Kind, ImportReport Report, Signature By) : Fact;

/// <summary>A second officer confirmed or rejected it.</summary>
/// <param name="Reason">Empty where it was confirmed without one.</param>
public sealed record ImportDecided(bool IsConfirmed, string Reason, Signature By) : Fact;

/// <summary>Every row was taken over.</summary>
public sealed record ImportCarriedOut(int Rows, DateTimeOffset At) : Fact;

/// <summary>An officer takes it back, because nothing has used it yet.</summary>
public sealed record ImportUndone(string Reason, Signature By) : Fact;

/// <summary>Every row was taken back.</summary>
public sealed record ImportUndoCarriedOut(DateTimeOffset At) : Fact;

/// <summary>One imported file, from its reading to its end.</summary>
public sealed record DataImport
{
    /// <summary>Most remarks of a kind that are kept: whoever has more corrects these first.</summary>
    public const int MostRemarks = 100;

    public required ImportId Id { get; init; }

    public required ImportKind Kind { get; init; }

    public required ImportReport Report { get; init; }

    public required Signature CheckedBy { get; init; }

    public ImportState State { get; init; }

    /// <summary>Null until then.</summary>
    public ImportDecided? Decision { get; init; }

    public DateTimeOffset? CarriedOutAt { get; init; }

    /// <summary>Null where nobody took it back.</summary>
    public ImportUndone? Undo { get; init; }

    /// <summary>The import that a reading begins.</summary>
    public static DataImport From(ImportChecked read) =>
        new()
        {
            Id = read.Id,
            Kind = read.Kind,
            Report = read.Report,
            CheckedBy = read.By,
        };

    /// <summary>The import after a fact that a policy has allowed.</summary>
    public DataImport Apply(Fact fact) =>
        fact switch
        {
            ImportDecided decided => this with
            {
                State = decided.IsConfirmed ? ImportState.Confirmed : ImportState.Rejected,
                Decision = decided,
            },
            ImportCarriedOut done => this with { State = ImportState.Done, CarriedOutAt = done.At },
            ImportUndone undone => this with { State = ImportState.Undoing, Undo = undone },
            ImportUndoCarriedOut => this with { State = ImportState.Undone },
            _ => this,
        };
}
