using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications.Units;

/// <summary>An application that neither its contact nor its unit has accepted.</summary>
public sealed record WaitingDraft(ApplicationId ApplicationId, string Title, DateTimeOffset BegunAt);

/// <summary>A page of waiting drafts, newest first.</summary>
/// <param name="Older">Position of the next page; null if there is none.</param>
public sealed record WaitingPage(IReadOnlyList<WaitingDraft> Drafts, string? Older);

/// <summary>
/// Drafts that wait for acceptance: a derived index. One partition for each clerk named as contact and one for each unit, both newest
/// first, and one for each day on which drafts expire. Anybody can create rows, so a read is limited to <see cref="MostShown"/> rows, and
/// drafts that were neither accepted nor submitted are removed when they expire.
/// </summary>
public sealed class WaitingDrafts(TableServiceClient tables, UnitAccess access, RuleBook rules)
{
    public const int MostShown = 20;

    private const string ExpiryPrefix = "expiry|";
    private const string Title = "Title";
    private const string BegunAt = "BegunAt";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    public async Task PutAsync(Application application, CancellationToken cancellationToken)
    {
        foreach (var partition in PlacesOf(application))
        {
            var row = new TableEntity(partition, RowKeyOf(application)) { [Title] = application.Title, [BegunAt] = application.CreatedAt };
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>Adds an application to the day of its expiry; a repeat changes nothing.</summary>
    public Task NoteExpiryAsync(Application application, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(ExpiryPartitionOf(application), application.Id.Value),
            TableUpdateMode.Replace,
            cancellationToken
        );

    public async Task RefreshAsync(Application before, Application now, CancellationToken cancellationToken)
    {
        var (left, places) = (PlacesOf(before), PlacesOf(now));
        if (!left.SequenceEqual(places) || before.Title != now.Title)
        {
            await PutAsync(now, cancellationToken);
            await RemoveAsync(left.Except(places), now, cancellationToken);
        }
    }

    /// <summary>Removes an ended application; a repeat changes nothing.</summary>
    public Task LeaveAsync(Application ended, CancellationToken cancellationToken) =>
        RemoveAsync(PlacesOf(ended with { State = ApplicationState.Draft }), ended, cancellationToken);

    /// <summary>The waiting drafts of a clerk: as contact, and for the unit if the clerk's address is registered.</summary>
    /// <param name="older">Rows after this position; null for the newest.</param>
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

    public async Task<IReadOnlyList<string>> ReadExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A partition is named by the first day after the drafts' retention.
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {ExpiryPrefix} and PartitionKey le {ExpiryPrefix + DayOf(now)}");
        return await _table
            .QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken)
            .Select(row => row.RowKey)
            .ToListAsync(cancellationToken);
    }

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

    // One row more than a page shows whether there are older ones.
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
