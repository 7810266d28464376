using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Applications.Units;

/// <summary>Records who accepted an application and shows it to them from then on.</summary>
public sealed class Acceptances(IRecordStore<Application> applications, UnitIndex units, PendingWork pending, TimeProvider time)
{
    /// <summary>
    /// Accepts an application in the name of its contact, whose access to the mailbox is proven. Acceptance is permanent.
    /// </summary>
    public async Task<Stored<Application>> AcceptByContactAsync(Stored<Application> stored, CancellationToken cancellationToken)
    {
        if (stored.State.IsAcceptedByContact() || stored.State.State.IsEnd())
        {
            return stored;
        }

        var now = time.GetUtcNow();
        await RecordAsync(
            stored,
            application => ApplicationDraftAcceptance.AcceptByContact(application, now).Select<Fact>(accepted => accepted),
            cancellationToken
        );
        return await applications.GetAsync(stored.Id, cancellationToken);
    }

    public Task<Recording<Application>> AcceptByUnitAsync(Stored<Application> stored, UnitClerk clerk, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return RecordAsync(
            stored,
            application =>
                ApplicationDraftAcceptance.AcceptByUnit(application, clerk.UnitCode, clerk.ClerkId, now).Select<Fact>(accepted => accepted),
            cancellationToken
        );
    }

    private async Task<Recording<Application>> RecordAsync(
        Stored<Application> stored,
        Func<Application, Result<Fact>> decide,
        CancellationToken cancellationToken
    )
    {
        var marker = await pending.MarkAsync(RecordRef.OfApplication(stored.Id), cancellationToken);
        var recording = await applications.RecordAsync(
            stored.Id,
            $"accepted|{stored.AuditHead.Sequence}",
            decide,
            Signature.Applicant(time.GetUtcNow()),
            [],
            cancellationToken
        );
        await units.RefreshAsync(stored.State, cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
        return recording;
    }
}
