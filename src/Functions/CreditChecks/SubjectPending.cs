using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>Completes unfinished work on the credit checks of a party.</summary>
internal sealed class SubjectPending(IRecordStore<CreditSubject> subjects, CreditQueryRecorder creditQueries) : PendingHandler
{
    public override RecordType Type => RecordType.Subject;

    public override async Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(item.Record.Id, cancellationToken) is { } stored)
        {
            await creditQueries.SettleAsync(stored.State, client, cancellationToken);
        }
    }
}
