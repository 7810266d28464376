using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Staff;

/// <summary>Sends pending mails of the directory of officers.</summary>
internal sealed class StaffPending(IRecordStore<StaffDirectory> staff, MailSender mails) : PendingHandler
{
    public override RecordType Type => RecordType.Staff;

    public override Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken) =>
        mails.DeliverAllAsync(staff, item.Record.Id, cancellationToken);
}
