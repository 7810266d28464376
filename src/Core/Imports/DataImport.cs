using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Imports;

/// <summary>Id of an import: 26 characters, as for applications. The default value identifies none.</summary>
[JsonConverter(typeof(TextValueConverter<ImportId>))]
public readonly record struct ImportId : ITextValue<ImportId>
{
    private ImportId(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
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

/// <summary>A remark on one row, to be checked by an officer.</summary>
/// <param name="Row">Number in the spreadsheet.</param>
/// <param name="Message">English: what is wrong and what to do. Never contains the cell's value.</param>
public sealed record ImportRemark(int Row, string Field, string Code, string Message);

/// <summary>The result of reading a file; nothing has effect yet.</summary>
/// <param name="Rows">Rows that can be imported.</param>
/// <param name="Rejected">Rows that cannot.</param>
/// <param name="Errors">Of rejected rows, at most <see cref="DataImport.MostRemarks"/>.</param>
/// <param name="Flags">Remarks on imported rows that should be compared with their source; at most as many.</param>
public sealed record ImportReport(
    string FileName,
    string Sha256,
    int Rows,
    int Rejected,
    ImmutableArray<ImportRemark> Errors,
    ImmutableArray<ImportRemark> Flags
)
{
    /// <summary>For payments of the treasury: number of rows that match due payments; null for other kinds.</summary>
    public int? Matching { get; init; }
}

/// <summary>An officer uploaded a file, and it was read.</summary>
public sealed record ImportChecked(ImportId Id, ImportKind Kind, ImportReport Report, Signature By) : Fact;

/// <summary>A second officer confirmed or rejected the import.</summary>
/// <param name="Reason">Empty where it was confirmed without one.</param>
public sealed record ImportDecided(bool IsConfirmed, string Reason, Signature By) : Fact;

/// <summary>All rows were imported.</summary>
public sealed record ImportCarriedOut(int Rows, DateTimeOffset At) : Fact
{
    /// <summary>Rows that were left out, because the same had come on record after the file was read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LeftOut { get; init; }
}

/// <summary>An officer undoes the import; possible until something uses it.</summary>
public sealed record ImportUndone(string Reason, Signature By) : Fact;

/// <summary>All rows were removed again.</summary>
public sealed record ImportUndoCarriedOut(DateTimeOffset At) : Fact;

/// <summary>One imported file, from reading to end.</summary>
public sealed record DataImport
{
    /// <summary>Limit of stored remarks per kind; the user corrects these first.</summary>
    public const int MostRemarks = 100;

    public required ImportId Id { get; init; }

    public required ImportKind Kind { get; init; }

    public required ImportReport Report { get; init; }

    public required Signature CheckedBy { get; init; }

    public ImportState State { get; init; }

    public ImportDecided? Decision { get; init; }

    public DateTimeOffset? CarriedOutAt { get; init; }

    /// <summary>Rows that were on record already when it was carried out.</summary>
    public int LeftOut { get; init; }

    /// <summary>Null where nobody undid it.</summary>
    public ImportUndone? Undo { get; init; }

    public static DataImport From(ImportChecked read) =>
        new()
        {
            Id = read.Id,
            Kind = read.Kind,
            Report = read.Report,
            CheckedBy = read.By,
        };

    public DataImport Apply(Fact fact) =>
        fact switch
        {
            ImportDecided decided => this with
            {
                State = decided.IsConfirmed ? ImportState.Confirmed : ImportState.Rejected,
                Decision = decided,
            },
            ImportCarriedOut done => this with { State = ImportState.Done, CarriedOutAt = done.At, LeftOut = done.LeftOut },
            ImportUndone undone => this with { State = ImportState.Undoing, Undo = undone },
            ImportUndoCarriedOut => this with { State = ImportState.Undone },
            _ => this,
        };
}
