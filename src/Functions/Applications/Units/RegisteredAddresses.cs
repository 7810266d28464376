using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications.Units;

/// <summary>
/// Mail addresses that are registered for a unit, since an application of the unit with this contact was admitted, or an officer registered
/// it: a derived index, one partition a unit, a row for each clerk. The address itself is not in it. A row holds the last registration and
/// the last withdrawal, whichever application each is on record with, so that the order in which they are written does not matter.
/// </summary>
public sealed class RegisteredAddresses(TableServiceClient tables, UnitAccess access)
{
    private const string At = "At";
    private const string WithdrawnAt = "WithdrawnAt";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Indexes);

    /// <summary>Shows what an application has on record about its contact; again changes nothing.</summary>
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

    /// <summary>Whether the address of a clerk is registered for the unit, and was not withdrawn since.</summary>
    public async Task<bool> ContainsAsync(UnitClerk clerk, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(clerk), clerk.ClerkId, cancellationToken: cancellationToken)
            is { HasValue: true, Value: { } row }
        && row.GetDateTimeOffset(At) is { } at
        && !(row.GetDateTimeOffset(WithdrawnAt) >= at);

    /// <summary>Whether the contact of an application is registered for its lead unit.</summary>
    public Task<bool> ContainsContactAsync(Application application, CancellationToken cancellationToken) =>
        ContainsAsync(ContactOf(application), cancellationToken);

    /// <summary>Whether the contact of the application of an id, as it is named in an address, is registered for its lead unit.</summary>
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
