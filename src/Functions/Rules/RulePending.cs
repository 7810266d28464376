using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Rules;

/// <summary>
/// Wakes the procedures that wait for an applicant after a notice of working days was added: they recalculate provisional terms.
/// </summary>
internal sealed class RulePending(RoundIndex rounds, RoundMembers members, PendingWork pending) : PendingHandler
{
    public override RecordType Type => RecordType.Rules;

    public override async Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var round in await rounds.ReadAsync(cancellationToken))
        {
            foreach (var member in await members.ReadAsync(round.Id, cancellationToken))
            {
                if (member.State is ApplicationState.CorrectionPending or ApplicationState.FormatCheck or ApplicationState.CreditChecking)
                {
                    await client.WakeApplicationAsync(member.Id.Value, cancellationToken);
                }
            }
        }

        await pending.ClearAsync(item, cancellationToken);
    }
}
