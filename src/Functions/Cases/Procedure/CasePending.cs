using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Completes unfinished work on a case: its instance, its list row and its mails.</summary>
internal sealed class CasePending(IRecordStore<IntegrityCase> cases, CaseRecorder recorder) : PendingHandler
{
    public override RecordType Type => RecordType.Case;

    public override async Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(item.Record.Id, cancellationToken) is { } stored)
        {
            await recorder.SettleAsync(stored, client, cancellationToken);
        }
    }
}
