using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Imports;

/// <summary>The target of an import's rows: reads, applies and reverses one row. Each is one class in this folder.</summary>
public abstract class ImportTarget
{
    public abstract bool Takes(ImportKind kind);

    /// <summary>The content of a row or its errors. Nothing is stored.</summary>
    public abstract ReadRow Read(ImportKind kind, ImportRow row, Officer officer, ActContext context);

    /// <summary>What a row says, by its columns, for the officer who confirms it. A person's number only masked.</summary>
    public abstract IEnumerable<(string Field, string? Value)> Show(string json);

    public abstract Task<bool> ExistsAsync(string json, CancellationToken cancellationToken);

    /// <summary>Compares a row with recorded data; a row that exists already is refused.</summary>
    public virtual async Task<ReadRow> JudgeAsync(ReadRow row, CancellationToken cancellationToken) =>
        await ExistsAsync(row.Json, cancellationToken)
            ? row.Refuse("name", "import-entry-exists", "This is on record already. Leave the row out.")
            : row;

    /// <summary>Applies a row. A repeat changes nothing.</summary>
    /// <param name="id">Deterministic id of the result.</param>
    /// <returns>False where the same was on record from elsewhere: the row was left out.</returns>
    public abstract Task<bool> ApplyAsync(
        DataImport import,
        ApplicationId id,
        string json,
        DurableTaskClient client,
        CancellationToken cancellationToken
    );

    /// <summary>Reverses it. A repeat changes nothing.</summary>
    public abstract Task UndoAsync(DataImport import, ApplicationId id, string json, CancellationToken cancellationToken);
}
