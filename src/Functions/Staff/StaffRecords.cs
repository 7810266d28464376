using CreditFunctions.Core;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Staff;

/// <summary>The directory of the bureau's officers: one record, begun from the settings, kept in memory for a few seconds.</summary>
public sealed class StaffRecords(IRecordStore<StaffDirectory> records, IOptions<DeskOptions> options, IMemoryCache cache, TimeProvider time)
{
    // Somebody who left may not go on for longer than this on another instance.
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    public async Task<StaffDirectory> ReadAsync(CancellationToken cancellationToken) =>
        cache.TryGetValue(nameof(StaffRecords), out StaffDirectory? directory)
            ? directory!
            : cache.Set(nameof(StaffRecords), (await GetAsync(cancellationToken)).State, KeptFor);

    /// <summary>The record itself, with the end of its audit chain.</summary>
    public async Task<Stored<StaffDirectory>> GetAsync(CancellationToken cancellationToken)
    {
        if (await records.FindAsync(StaffDirectory.Id, cancellationToken) is { } stored)
        {
            return stored;
        }

        var officers = options.Value.Officers.Select(officer => officer.ToOfficer());
        await records.CreateAsync(StaffDirectory.Id, new DirectoryOpened([.. officers]), Signature.Procedure(time.GetUtcNow()), [], cancellationToken);
        return await records.GetAsync(StaffDirectory.Id, cancellationToken);
    }

    /// <summary>Changes the directory, on record.</summary>
    public async Task<Result<StaffDirectory>> RecordAsync(
        Officer by, Func<StaffDirectory, Result<Fact>> decide, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await GetAsync(cancellationToken);
        var recording = await records.RecordAsync(
            StaffDirectory.Id, $"staff|{Guid.NewGuid():N}", decide, new Signature(by.Id, nameof(DeskAct.ChangeStaff), now), [], cancellationToken);
        cache.Remove(nameof(StaffRecords));
        return recording switch
        {
            Recording<StaffDirectory>.Done done => done.State,
            Recording<StaffDirectory>.Refused refused => refused.Errors,
            _ => throw new InvalidOperationException($"The directory answered {recording.GetType().Name}."),
        };
    }
}
