using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications.Units;

/// <summary>
/// Registered mail addresses of a unit: registered when an application of the unit with this contact was admitted, or by an officer. A
/// derived index, one partition a unit, a row for each clerk, without the address itself. A row holds the last registration and the last
/// withdrawal, with the application that records each, so the order of writes does not matter.
/// </summary>
public sealed class RegisteredAddresses(TableServiceClient tables, UnitAccess access)
{
    private const string At = "At";
    private const string WithdrawnAt = "WithdrawnAt";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Copies the facts of an application about its contact; a repeat changes nothing.</summary>
    public async Task PutAsync(Application application, CancellationToken cancellationToken)
    {
        if (application.IsContactRegistered())
        {
            await NoteAsync(ContactOf(application), At, application.Registered!.At, cancellationToken);
        }

        if (application.Withdrawn is { } withdrawn)
        {
            await NoteAsync(access.ClerkOf(withdrawn.UnitCode, withdrawn.ContactEmail), WithdrawnAt, withdrawn.At, cancellationToken);
        }
    }

    /// <summary>Registered, and not withdrawn since.</summary>
    public async Task<bool> ContainsAsync(UnitClerk clerk, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(clerk), clerk.ClerkId, cancellationToken: cancellationToken)
            is { HasValue: true, Value: { } row }
        && row.GetDateTimeOffset(At) is { } at
        && !(row.GetDateTimeOffset(WithdrawnAt) >= at);

    public Task<bool> ContainsContactAsync(Application application, CancellationToken cancellationToken) =>
        ContainsAsync(ContactOf(application), cancellationToken);

    public async Task<bool> IsInForceAsync(
        IRecordStore<Application> applications,
        string applicationId,
        CancellationToken cancellationToken
    ) =>
        ApplicationId.TryParse(applicationId, out var id)
        && await applications.FindAsync(id.Value, cancellationToken) is { } stored
        && await ContainsContactAsync(stored.State, cancellationToken);

    private async Task NoteAsync(UnitClerk clerk, string column, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = new TableEntity(PartitionOf(clerk), clerk.ClerkId) { [column] = at };
        while (!await _table.TryAddAsync(row, cancellationToken))
        {
            var response = await _table.GetEntityIfExistsAsync<TableEntity>(
                row.PartitionKey,
                row.RowKey,
                cancellationToken: cancellationToken
            );
            if (response is not { HasValue: true, Value: { } current })
            {
                continue;
            }

            if (current.GetDateTimeOffset(column) >= at)
            {
                return;
            }

            current[column] = at;
            if (await _table.TryReplaceAsync(current, current.ETag, cancellationToken))
            {
                return;
            }
        }
    }

    private UnitClerk ContactOf(Application application) => access.ClerkOf(application.LeadUnit.Code, application.ContactEmail);

    private static string PartitionOf(UnitClerk clerk) => $"registered|{clerk.UnitCode}";
}
