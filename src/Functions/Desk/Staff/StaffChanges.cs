using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary>
/// Changes of the directory by two officers: one proposes, another confirms or rejects. The officer concerned is notified at the previous
/// address.
/// </summary>
public sealed class StaffChanges(
    StaffRecords staff,
    IRecordStore<StaffDirectory> records,
    MailSender mails,
    PendingWork pending,
    TimeProvider time
)
{
    public async Task<Result<ProposedChange>> ProposeAsync(
        Officer by,
        Func<StaffDirectory, Result<StaffChange>> change,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var recorded = await RecordAsync(
            by,
            DeskAct.ChangeStaff,
            directory =>
                change(directory).Then(sound => StaffChangePolicy.Propose(directory, sound, by, now)).Select<Fact>(proposed => proposed),
            directory =>
                change(directory) is { IsSuccess: true, Value: var sound } ? NotificationOf(directory, sound, by, isProposed: true) : null,
            cancellationToken
        );
        return recorded.Select(directory => directory.Proposed[^1]);
    }

    /// <summary>Confirms and executes another officer's proposal, or confirms a change by the operator.</summary>
    public Task<Result<StaffDirectory>> ConfirmAsync(Officer by, int number, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return RecordAsync(
            by,
            DeskAct.ConfirmStaff,
            directory =>
                directory.OperatorChanges.Any(change => change.Number == number)
                    ? StaffChangePolicy.ConfirmOperator(directory, number, by, now).Select<Fact>(confirmed => confirmed)
                    : StaffChangePolicy.Confirm(directory, number, by, now).Select<Fact>(confirmed => confirmed),
            directory =>
                directory.OpenChanges(now).FirstOrDefault(change => change.Number == number) is { } open
                    ? NotificationOf(directory, open.Change, by, isProposed: false)
                    : null,
            cancellationToken
        );
    }

    /// <summary>Rejects another officer's proposal, or withdraws one's own.</summary>
    public Task<Result<StaffDirectory>> RejectAsync(Officer by, int number, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return RecordAsync(
            by,
            DeskAct.ConfirmStaff,
            directory => StaffChangePolicy.Reject(directory, number, reason, by, now).Select<Fact>(rejected => rejected),
            _ => null,
            cancellationToken
        );
    }

    private async Task<Result<StaffDirectory>> RecordAsync(
        Officer by,
        DeskAct act,
        Func<StaffDirectory, Result<Fact>> decide,
        Func<StaffDirectory, StaffEntryChanged?> notification,
        CancellationToken cancellationToken
    )
    {
        var key = $"staff|{Guid.NewGuid():N}";
        var owed = notification((await staff.GetAsync(cancellationToken)).State) is { } changed ? new OwedNotification(key, changed) : null;
        var marker = owed is null ? null : await pending.MarkAsync(RecordRef.OfStaff, cancellationToken);
        var recorded = await staff.RecordAsync(by, act, key, decide, owed is null ? [] : [owed], cancellationToken);
        if (owed is not null)
        {
            await mails.DeliverAsync(records, StaffDirectory.Id, [key], cancellationToken);
            await pending.ClearAsync(marker!, cancellationToken);
        }

        return recorded;
    }

    /// <summary>Sent to the recorded address; null for a new officer.</summary>
    private static StaffEntryChanged? NotificationOf(StaffDirectory directory, StaffChange change, Officer by, bool isProposed) =>
        directory.Find(change.OfficerId) is { IsActive: true } officer
            ? new StaffEntryChanged(officer.Email, officer.Name, change.Kind, by.Name, isProposed)
            : null;
}
