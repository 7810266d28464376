using System.Collections.Immutable;
using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Saved scores of an expert before signing.</summary>
/// <param name="Values">By field, as entered: checked only when signed.</param>
public sealed record SavedScores(ImmutableDictionary<string, string> Values, DateTimeOffset SavedAt);

/// <summary>Stores an expert's declaration, permanently, and unsigned scores, until they are saved again.</summary>
public sealed class PanelCommands(IRecordStore<RoundState> rounds, TableServiceClient tables, TimeProvider time)
{
    /// <summary>Of one session, in characters.</summary>
    public const int MaxDraftLength = 400_000;

    private const string Column = "Values";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Links);

    public static string DeclaredKey(TaskKey task) => $"declaration|{task}";

    /// <summary>Null until declared.</summary>
    public async Task<ConflictsDeclared?> FindDeclarationAsync(OpenedTask task, CancellationToken cancellationToken) =>
        await rounds.FindFactAsync(task.Link.Record.Id, DeclaredKey(task.Link.Task), cancellationToken) as ConflictsDeclared;

    /// <summary>Records a declaration; the first one is kept and returned.</summary>
    public async Task<ConflictsDeclared> DeclareAsync(OpenedTask task, ConflictsDeclared declared, CancellationToken cancellationToken)
    {
        var signature = new Signature(task.Link.OfficerId, nameof(StaffRole.Expert), time.GetUtcNow())
        {
            Basis = ReviewStep.Of<ExpertReviewStep>().Value,
        };
        var recording = await rounds.RecordAsync(
            task.Link.Record.Id,
            DeclaredKey(task.Link.Task),
            _ => declared,
            signature,
            [],
            cancellationToken
        );
        return (ConflictsDeclared)recording.EnsureStored();
    }

    /// <summary>Null if nothing was saved.</summary>
    public async Task<SavedScores?> FindDraftAsync(OpenedTask task, CancellationToken cancellationToken)
    {
        var response = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionOf(task),
            RowOf(task),
            cancellationToken: cancellationToken
        );
        return response is { HasValue: true, Value: { } row }
            ? new SavedScores(
                StoredJson.Read<ImmutableDictionary<string, string>>(JsonColumn.Read(row, Column)),
                row.GetDateTimeOffset("SavedAt")!.Value
            )
            : null;
    }

    /// <summary>Replaces the saved scores; refused if the form was filled from another version.</summary>
    /// <param name="version">Of what the form was filled from; null if not given.</param>
    public async Task<Error?> SaveDraftAsync(
        OpenedTask task,
        ImmutableDictionary<string, string> values,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if (values.Sum(value => value.Key.Length + value.Value.Length) > MaxDraftLength)
        {
            return new Error(
                ErrorKind.Invalid,
                "draft-is-too-large",
                $"Nothing was saved: a session keeps at most {MaxDraftLength} characters. Shorten the comments."
            ).With("maxLength", $"{MaxDraftLength}");
        }

        var before = (await FindDraftAsync(task, cancellationToken))?.Values ?? ImmutableDictionary<string, string>.Empty;
        if (FormVersion.IsStale(version, before))
        {
            return FormVersion.SavedMeanwhile();
        }

        var row = new TableEntity(PartitionOf(task), RowOf(task)) { ["SavedAt"] = time.GetUtcNow() };
        JsonColumn.Write(row, Column, StoredJson.Write(values));
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return null;
    }

    // By task, not by link: a new link of the same expert continues with the saved scores.
    private static string PartitionOf(OpenedTask task) => $"draft-{task.Link.Record.Id}";

    private static string RowOf(OpenedTask task) => task.Link.Task.Value;
}
