using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// 多头申报: how many projects one principal investigator may file in a round and in a year. Every application that is handed in holds a row
/// for each, added once, in a partition of the person's blind index; the place is free again when it is taken back, has ended or
/// names another principal investigator.
/// </summary>
public sealed class InvestigatorClaims(TableServiceClient tables, IRecordStore<Application> applications, RuleBook rules)
{
    /// <summary>So long a claim stands although its application is not handed in: its submission may be on its way.</summary>
    public static readonly TimeSpan StandsAloneFor = TimeSpan.FromMinutes(5);

    private const string Holder = "ApplicationId";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    private sealed record Scope(string Name, int Limit)
    {
        public string Row(int place) => $"{Name}|{place}";
    }

    /// <summary>Claims a place in the round and one in the year. Claimed twice, they are held once.</summary>
    public async Task<Result<Application>> ClaimAsync(Application application, RoundGuide guide, CancellationToken cancellationToken)
    {
        var limits = rules.OfVersion(application.RuleVersion).Value.MultiHeadProjects.Value;
        // A drill may be repeated as often as it teaches something: it takes nobody's place in the year.
        Scope[] scopes = guide.Kind == RoundKind.Drill
            ? [new($"round-{guide.Id}", limits.ProjectsPerRound)]
            : [new($"round-{guide.Id}", limits.ProjectsPerRound), new($"year-{guide.Year}", limits.ProjectsPerYear)];
        if (await TryClaimFirstAsync(application, scopes, cancellationToken))
        {
            return application;
        }

        foreach (var scope in scopes)
        {
            if (await ClaimAsync(application, scope, cancellationToken) is { } refusal)
            {
                await ReleaseAsync(application, cancellationToken);
                return refusal;
            }
        }

        return application;
    }

    /// <summary>Gives back whatever an application holds.</summary>
    public async Task ReleaseAsync(Application application, CancellationToken cancellationToken)
    {
        foreach (var row in await ReadAsync(application, cancellationToken))
        {
            if (row.GetString(Holder) == application.Id.Value)
            {
                await _table.TryDeleteAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
            }
        }
    }

    // The usual case, in one request: nobody holds anything yet.
    private async Task<bool> TryClaimFirstAsync(Application application, Scope[] scopes, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(
                scopes.Select(scope => new TableTransactionAction(TableTransactionActionType.Add, Claim(application, scope.Row(1)))), cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException failed) when (failed.Status == 409)
        {
            return false;
        }
    }

    private async Task<Error?> ClaimAsync(Application application, Scope scope, CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = (await ReadAsync(application, cancellationToken)).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
            var places = Enumerable.Range(1, scope.Limit).Select(scope.Row).ToList();
            if (places.Exists(place => rows.TryGetValue(place, out var row) && row.GetString(Holder) == application.Id.Value))
            {
                return null;
            }

            if (places.Find(place => !rows.ContainsKey(place)) is { } free)
            {
                if (await _table.TryAddAsync(Claim(application, free), cancellationToken))
                {
                    return null;
                }

                continue;
            }

            var holders = new List<Application?>();
            var isTakenOver = false;
            foreach (var row in places.Select(place => rows[place]))
            {
                var holder = (await applications.FindAsync(row.GetString(Holder), cancellationToken))?.State;
                if (IsFree(holder, row))
                {
                    isTakenOver = await _table.TryReplaceAsync(Claim(application, row.RowKey), row.ETag, cancellationToken);
                    break;
                }

                holders.Add(holder);
            }

            if (isTakenOver)
            {
                return null;
            }

            if (holders.Count == places.Count)
            {
                return ApplicantErrors.InvestigatorHasAnApplication(scope.Limit, holders.Find(holder => IsOwn(application, holder))?.Title);
            }
        }
    }

    // By the clock that stamps the rows, which is real time whatever business time is.
    private static bool IsFree(Application? holder, TableEntity row) =>
        holder?.State.IsEnd() == true
        || (holder is not null && PartitionOf(holder) != row.PartitionKey)
        || (holder is null or { State: ApplicationState.Draft } && DateTimeOffset.UtcNow - row.Timestamp > StandsAloneFor);

    // Only what the same clerk of the same unit holds is named; of others' nothing is told.
    private static bool IsOwn(Application application, Application? holder) =>
        holder is not null && holder.LeadUnit.Code == application.LeadUnit.Code
        && MailAddressText.IsSame(holder.ContactEmail, application.ContactEmail);

    private async Task<List<TableEntity>> ReadAsync(Application application, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(application);
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static TableEntity Claim(Application application, string row) => new(PartitionOf(application), row) { [Holder] = application.Id.Value };

    private static string PartitionOf(Application application) => $"investigator|{application.PrincipalInvestigator.CitizenId.BlindIndex}";
}
