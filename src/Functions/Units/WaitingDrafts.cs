using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Units;

/// <summary>An application that its contact, or its unit, has not accepted.</summary>
public sealed record WaitingDraft(ApplicationId ApplicationId, string Title, DateTimeOffset BegunAt);

/// <summary>
/// Applications that wait to be accepted: a derived index. One partition for each clerk who is named as contact, one for each unit, both with
/// the newest first, and one for each day on which drafts expire. Anybody can fill them, so nobody reads more than
/// <see cref="MostShown"/> rows, and what was neither accepted nor submitted leaves them when it expires.
/// </summary>
public sealed class WaitingDrafts(TableServiceClient tables, UnitAccess access, RuleBook rules)
{
    /// <summary>Most drafts that a page shows.</summary>
    public const int MostShown = 20;

    private const string ExpiryPrefix = "expiry|";
    private const string Title = "Title";
    private const string BegunAt = "BegunAt";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Shows an application where it waits.</summary>
    public async Task PutAsync(Application application, CancellationToken cancellationToken)
    {
        foreach (var partition in PlacesOf(application))
        {
            var row = new TableEntity(partition, RowKeyOf(application)) { [Title] = application.Title, [BegunAt] = application.CreatedAt };
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>Notes when an application expires; again changes nothing.</summary>
    public Task NoteExpiryAsync(Application application, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(ExpiryPartitionOf(application), application.Id.Value), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Shows an application where it waits now, and no more where it waited before.</summary>
    public async Task RefreshAsync(Application before, Application now, CancellationToken cancellationToken)
    {
        var (left, places) = (PlacesOf(before), PlacesOf(now));
        if (!left.SequenceEqual(places) || before.Title != now.Title)
        {
            await PutAsync(now, cancellationToken);
            await RemoveAsync(left.Except(places), now, cancellationToken);
        }
    }

    /// <summary>What waits for a clerk who is named as its contact; the newest first.</summary>
    public Task<IReadOnlyList<WaitingDraft>> ReadAsync(UnitClerk clerk, CancellationToken cancellationToken) =>
        ReadPartitionAsync(PartitionOf(clerk), cancellationToken);

    /// <summary>What waits for any address that is registered for a unit; the newest first.</summary>
    public Task<IReadOnlyList<WaitingDraft>> ReadAsync(string unitCode, CancellationToken cancellationToken) =>
        ReadPartitionAsync(PartitionOf(unitCode), cancellationToken);

    /// <summary>Ids of the applications whose time to be accepted has passed.</summary>
    public async Task<IReadOnlyList<string>> ReadExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A partition is named after the first day on which its drafts are kept no more.
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {ExpiryPrefix} and PartitionKey le {ExpiryPrefix + DayOf(now)}");
        return await _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken).Select(row => row.RowKey).ToListAsync(cancellationToken);
    }

    /// <summary>Forgets an application: it has expired, or does not expire any more.</summary>
    public async Task ForgetAsync(Application application, CancellationToken cancellationToken)
    {
        var clerk = access.ClerkOf(application.LeadUnit.Code, application.ContactEmail);
        await RemoveAsync([PartitionOf(clerk), PartitionOf(clerk.UnitCode)], application, cancellationToken);
        await _table.TryDeleteAsync(ExpiryPartitionOf(application), application.Id.Value, Azure.ETag.All, cancellationToken);
    }

    private async Task RemoveAsync(IEnumerable<string> partitions, Application application, CancellationToken cancellationToken)
    {
        foreach (var partition in partitions)
        {
            await _table.TryDeleteAsync(partition, RowKeyOf(application), Azure.ETag.All, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<WaitingDraft>> ReadPartitionAsync(string partition, CancellationToken cancellationToken)
    {
        var drafts = new List<WaitingDraft>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, MostShown, cancellationToken: cancellationToken))
        {
            drafts.Add(new WaitingDraft(ApplicationId.Parse(row.RowKey.Split('|')[1]).Value, row.GetString(Title), row.GetDateTimeOffset(BegunAt)!.Value));
            if (drafts.Count == MostShown)
            {
                break;
            }
        }

        return drafts;
    }

    private List<string> PlacesOf(Application application)
    {
        var places = new List<string>();
        var clerk = access.ClerkOf(application.LeadUnit.Code, application.ContactEmail);
        if (!application.State.IsEnd() && !application.IsAcceptedByContact())
        {
            places.Add(PartitionOf(clerk));
        }

        if (!application.State.IsEnd() && application.AcceptanceByUnit() is null && !application.IsContactRegistered())
        {
            places.Add(PartitionOf(clerk.UnitCode));
        }

        return places;
    }

    private string ExpiryPartitionOf(Application application) =>
        ExpiryPrefix + DayOf(DraftAcceptance.ExpiryOf(application.CreatedAt, rules.OfVersion(application.RuleVersion).Value));

    private static string DayOf(DateTimeOffset instant) => BeijingTime.DateOf(instant).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string PartitionOf(UnitClerk clerk) => $"waiting|{clerk.UnitCode}|{clerk.ClerkId}";

    private static string PartitionOf(string unitCode) => $"waiting|{unitCode}";

    private static string RowKeyOf(Application application) => $"{DateTimeOffset.MaxValue.Ticks - application.CreatedAt.UtcTicks:D19}|{application.Id}";
}
