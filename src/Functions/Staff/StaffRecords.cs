using CreditFunctions.Core;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Staff;

/// <summary>The directory of the bureau's officers: one record, begun from the settings, kept in memory for a few seconds.</summary>
public sealed class StaffRecords(
    IRecordStore<StaffDirectory> records,
    IOptions<DeskOptions> options,
    SecurityEvents events,
    IMemoryCache cache,
    TimeProvider time
)
{
    // Somebody who left may not go on for longer than this on another instance.
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    public async Task<StaffDirectory> ReadAsync(CancellationToken cancellationToken) =>
        cache.TryGetValue(nameof(StaffRecords), out StaffDirectory? directory)
            ? directory!
            : cache.Set(
                nameof(StaffRecords),
                (await FindAsync(cancellationToken))?.State ?? StaffDirectory.From(new DirectoryOpened([])),
                KeptFor
            );

    /// <summary>The record itself, with the end of its audit chain.</summary>
    /// <exception cref="InvalidOperationException">There is none, and the settings name nobody whom it could begin with.</exception>
    public async Task<Stored<StaffDirectory>> GetAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ?? throw new InvalidOperationException(StaffErrors.DirectoryIsEmpty().Message);

    // Created once. Only training takes the first officers from settings; elsewhere the operator adds them by command, on record.
    private async Task<Stored<StaffDirectory>?> FindAsync(CancellationToken cancellationToken)
    {
        var stored = await records.FindAsync(StaffDirectory.Id, cancellationToken);
        if (stored is not null || !options.Value.LocalSignIn || options.Value.Officers is not { Count: > 0 } officers)
        {
            return stored;
        }

        var opened = new DirectoryOpened([.. officers.Select(officer => officer.ToOfficer())]);
        await records.CreateAsync(
            StaffDirectory.Id,
            opened,
            Signature.Procedure(time.GetUtcNow(), "TrainingSettings"),
            [],
            cancellationToken
        );
        return await records.GetAsync(StaffDirectory.Id, cancellationToken);
    }

    /// <summary>Everything on record of the directory, oldest first.</summary>
    public Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(CancellationToken cancellationToken) =>
        records.ReadAuditAsync(StaffDirectory.Id, cancellationToken);

    /// <summary>Changes the directory, on record.</summary>
    public async Task<Result<StaffDirectory>> RecordAsync(
        Officer by,
        Func<StaffDirectory, Result<Fact>> decide,
        CancellationToken cancellationToken
    )
    {
        await GetAsync(cancellationToken);
        return await RecordAsync(by, DeskAct.ChangeStaff, $"staff|{Guid.NewGuid():N}", decide, [], cancellationToken);
    }

    /// <summary>Changes the directory, on record, under a key of the change, with the notifications that it causes.</summary>
    public Task<Result<StaffDirectory>> RecordAsync(
        Officer by,
        DeskAct act,
        string key,
        Func<StaffDirectory, Result<Fact>> decide,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    ) => RecordAsync(key, decide, DeskPolicy.Sign(by, act, time.GetUtcNow()), notifications, cancellationToken);

    /// <summary>What the app's operator changes, by command: begins the directory where there is none.</summary>
    public async Task<Result<StaffDirectory>> RecordByOperatorAsync(
        Func<StaffDirectory, Result<Fact>> decide,
        CancellationToken cancellationToken
    )
    {
        var signature = new Signature(StaffChange.OperatorId, "Operator", time.GetUtcNow()) { Basis = "OperatorCommand" };
        if (await FindAsync(cancellationToken) is null)
        {
            await records.CreateAsync(StaffDirectory.Id, new DirectoryOpened([]), signature, [], cancellationToken);
        }

        return await RecordAsync($"staff|{Guid.NewGuid():N}", decide, signature, [], cancellationToken);
    }

    private async Task<Result<StaffDirectory>> RecordAsync(
        string key,
        Func<StaffDirectory, Result<Fact>> decide,
        Signature signature,
        IReadOnlyList<OwedNotification> notifications,
        CancellationToken cancellationToken
    )
    {
        var recording = await records.RecordAsync(StaffDirectory.Id, key, decide, signature, notifications, cancellationToken);
        cache.Remove(nameof(StaffRecords));
        if (recording is Recording<StaffDirectory>.Done { Fact: var fact })
        {
            events.DirectoryChanged(signature.Actor, fact.GetType().Name);
        }

        return recording switch
        {
            Recording<StaffDirectory>.Done done => done.State,
            Recording<StaffDirectory>.Refused refused => refused.Errors,
            _ => throw new InvalidOperationException($"The directory answered {recording.GetType().Name}."),
        };
    }
}
