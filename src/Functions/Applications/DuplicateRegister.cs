using System.Collections.Immutable;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>Another application and what it has in common with the compared one.</summary>
public sealed record FoundDuplicate(Application Application, RoundGuide Guide, IReadOnlyList<DuplicateKind> Kinds);

/// <summary>The duplicates of an application, for its officer.</summary>
/// <param name="Contested">Applications with the same principal investigator, beyond the number that the rules allow.</param>
/// <param name="Past">Imported projects from before this app.</param>
public sealed record DuplicateReport(IReadOnlyList<FoundDuplicate> Found, ContestedPlace Contested, ImmutableArray<FoundPastProject> Past);

/// <summary>
/// Finds similar applications across units and rounds: a derived index, one partition, a row for each key of a submitted application. State
/// and similarity are read from the application itself. Results are shown to officers only.
/// </summary>
public sealed class DuplicateRegister(
    TableServiceClient tables,
    IRecordStore<Application> applications,
    RoundDirectory directory,
    PastProjects past,
    RuleBook rules
)
{
    internal const string Partition = "duplicates";
    private const int MaxRowsPerTransaction = 100;

    /// <summary>Most applications that are compared for one key: hundreds may attach the same licence or empty form.</summary>
    private const int MaxPerKey = 50;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Adds an application under its keys. The number of requests does not depend on whether a duplicate exists.</summary>
    public async Task PutAsync(Application application, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(await directory.GetAsync(application.RoundId.Value, cancellationToken));
        var rows = DuplicateComparison
            .KeysOf(application)
            .Distinct()
            .Select(key => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace,
                new TableEntity(partition, $"{key}|{application.Id}")
            ));
        foreach (var chunk in rows.Chunk(MaxRowsPerTransaction))
        {
            await _table.SubmitTransactionAsync(chunk, cancellationToken);
        }
    }

    public async Task<DuplicateReport> ReportAsync(Application application, RoundGuide guide, CancellationToken cancellationToken)
    {
        var ids = await FindAsync(guide, DuplicateComparison.KeysOf(application), cancellationToken);
        var others = await ReadAsync(application, guide, ids, cancellationToken);
        return new DuplicateReport(
            [.. others.Where(other => other.Kinds.Count > 0)],
            ContestedAmong(application, guide, others),
            await past.FindAsync(application, ids.Where(IsPast), cancellationToken)
        );
    }

    public async Task<ContestedPlace> ContestedAsync(Application application, RoundGuide guide, CancellationToken cancellationToken) =>
        ContestedAmong(
            application,
            guide,
            await ReadAsync(
                application,
                guide,
                await FindAsync(guide, [DuplicateComparison.KeyOf(application.PrincipalInvestigator)], cancellationToken),
                cancellationToken
            )
        );

    private static bool IsPast(string id) => id.StartsWith(PastProjects.Prefix, StringComparison.Ordinal);

    private async Task<List<string>> FindAsync(RoundGuide guide, IEnumerable<string> keys, CancellationToken cancellationToken) =>
        [
            .. (await Task.WhenAll(keys.Distinct().Select(key => FindAsync(key, guide, cancellationToken))))
                .SelectMany(ids => ids)
                .Distinct(),
        ];

    private ContestedPlace ContestedAmong(Application application, RoundGuide guide, IReadOnlyList<FoundDuplicate> others) =>
        DuplicatePolicy.Contested(
            guide,
            rules.OfVersion(application.RuleVersion).Value.MultiHeadProjects.Value,
            others.Where(other => other.Kinds.Contains(DuplicateKind.Investigator)).Select(other => (other.Application, other.Guide))
        );

    private async Task<IReadOnlyList<FoundDuplicate>> ReadAsync(
        Application application,
        RoundGuide guide,
        List<string> ids,
        CancellationToken cancellationToken
    )
    {
        var read = await Task.WhenAll(
            ids.Where(id => id != application.Id.Value && !IsPast(id))
                .Select(async id => (await applications.FindAsync(id, cancellationToken))?.State)
        );
        var others = new List<FoundDuplicate>();
        foreach (var other in read.OfType<Application>().Where(other => other.Submissions > 0 && other.SubmittedAt is not null))
        {
            var round = other.RoundId == guide.Id ? guide : await directory.GetAsync(other.RoundId.Value, cancellationToken);
            others.Add(new FoundDuplicate(other, round, DuplicateComparison.Between(application, other)));
        }

        return [.. others.OrderBy(other => other.Application.Id.Value, StringComparer.Ordinal)];
    }

    // Drills use sample data: each drill is compared with itself only.
    private static string PartitionOf(RoundGuide guide) => guide.Kind == RoundKind.Drill ? $"{Partition}-{guide.Id}" : Partition;

    private async Task<List<string>> FindAsync(string key, RoundGuide guide, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {PartitionOf(guide)} and RowKey gt {key + "|"} and RowKey lt {key + "}"}"
        );
        var ids = new List<string>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, MaxPerKey, ["RowKey"], cancellationToken))
        {
            ids.Add(row.RowKey[(key.Length + 1)..]);
            if (ids.Count == MaxPerKey)
            {
                break;
            }
        }

        return ids;
    }
}
