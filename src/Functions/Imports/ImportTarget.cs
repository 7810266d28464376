using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Imports;

/// <summary>Where rows of an import go: reads, takes over and takes back one row. Each is one class in this folder.</summary>
public abstract class ImportTarget
{
    public abstract bool Takes(ImportKind kind);

    /// <summary>What a row says, or what is wrong with it. Nothing is kept.</summary>
    public abstract ReadRow Read(ImportKind kind, ImportRow row, Officer officer, ActContext context);

    /// <summary>Whether what a row says is on record already.</summary>
    public abstract Task<bool> ExistsAsync(string json, CancellationToken cancellationToken);

    /// <summary>What a row comes to beside what is on record; what is there already is refused.</summary>
    public virtual async Task<ReadRow> JudgeAsync(ReadRow row, CancellationToken cancellationToken) =>
        await ExistsAsync(row.Json, cancellationToken)
            ? row.Refuse("name", "import-entry-exists", "This is on record already. Leave the row out.")
            : row;

    /// <summary>Takes a row over. Again changes nothing.</summary>
    /// <param name="id">Of what it becomes; the same each time.</param>
    public abstract Task ApplyAsync(
        DataImport import,
        ApplicationId id,
        string json,
        DurableTaskClient client,
        CancellationToken cancellationToken
    );

    /// <summary>Takes it back. Again changes nothing.</summary>
    public abstract Task UndoAsync(DataImport import, ApplicationId id, string json, CancellationToken cancellationToken);
}
