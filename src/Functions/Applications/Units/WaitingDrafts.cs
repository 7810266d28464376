using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications.Units;

/// <summary>An application that its contact, or its unit, has not accepted.</summary>
public sealed record WaitingDraft(ApplicationId ApplicationId, string Title, DateTimeOffset BegunAt);

/// <summary>Some of what waits, the newest first.</summary>
/// <param name="Older">After which the older ones follow; null where there are none.</param>
public sealed record WaitingPage(IReadOnlyList<WaitingDraft> Drafts, string? Older);

/// <summary>
/// Applications that wait to be accepted: a derived index. One partition for each clerk who is named as contact, one for each unit, both
/// with the newest first, and one for each day on which drafts expire. Anybody can fill them, so nobody reads more than
/// <see cref="MostShown"/> rows, and what was neither accepted nor submitted leaves them when it expires.
/// </summary>
public sealed class WaitingDrafts(TableServiceClient tables, UnitAccess access, RuleBook rules)
{
    /// <summary>Most drafts that one page shows.</summary>
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
        _table.UpsertEntityAsync(
            new TableEntity(ExpiryPartitionOf(application), application.Id.Value),
            TableUpdateMode.Replace,
            cancellationToken
        );

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

    /// <summary>Takes an application that has ended from where it waited; changes nothing where it waited for nobody.</summary>
    public Task LeaveAsync(Application ended, CancellationToken cancellationToken) =>
        RemoveAsync(PlacesOf(ended with { State = ApplicationState.Draft }), ended, cancellationToken);

    /// <summary>What waits for a clerk: as its contact, or, where the clerk's address is registered for the unit, for the unit.</summary>
    /// <param name="older">The rows after it; from the newest on where it is null.</param>
    public async Task<WaitingPage> ReadAsync(UnitClerk clerk, bool isRegistered, string? older, CancellationToken cancellationToken)
    {
        var rows = await ReadPartitionAsync(PartitionOf(clerk), older, cancellationToken);
        if (isRegistered)
        {
            rows.AddRange(await ReadPartitionAsync(PartitionOf(clerk.UnitCode), older, cancellationToken));
        }

        var newest = rows.DistinctBy(row => row.RowKey).OrderBy(row => row.RowKey, StringComparer.Ordinal).ToList();
        return new WaitingPage([.. newest.Take(MostShown).Select(DraftOf)], newest.Count > MostShown ? newest[MostShown - 1].RowKey : null);
    }

    /// <summary>Ids of the applications whose time to be accepted has passed.</summary>
    public async Task<IReadOnlyList<string>> ReadExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A partition is named after the first day on which its drafts are kept no more.
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {ExpiryPrefix} and PartitionKey le {ExpiryPrefix + DayOf(now)}");
        return await _table
            .QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken)
            .Select(row => row.RowKey)
            .ToListAsync(cancellationToken);
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

    // One row more than a page shows tells whether there are older ones.
    private async Task<List<TableEntity>> ReadPartitionAsync(string partition, string? older, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {older ?? ""}");
        return await _table
            .QueryAsync<TableEntity>(filter, MostShown + 1, cancellationToken: cancellationToken)
            .Take(MostShown + 1)
            .ToListAsync(cancellationToken);
    }

    private static WaitingDraft DraftOf(TableEntity row) =>
        new(ApplicationId.Parse(row.RowKey.Split('|')[1]).Value, row.GetString(Title), row.GetDateTimeOffset(BegunAt)!.Value);

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
        ExpiryPrefix + DayOf(ApplicationDraftAcceptance.ExpiryOf(application.CreatedAt, rules.OfVersion(application.RuleVersion).Value));

    private static string DayOf(DateTimeOffset instant) => BeijingTime.DateOf(instant).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string PartitionOf(UnitClerk clerk) => $"waiting|{clerk.UnitCode}|{clerk.ClerkId}";

    private static string PartitionOf(string unitCode) => $"waiting|{unitCode}";

    private static string RowKeyOf(Application application) =>
        $"{DateTimeOffset.MaxValue.Ticks - application.CreatedAt.UtcTicks:D19}|{application.Id}";
}
