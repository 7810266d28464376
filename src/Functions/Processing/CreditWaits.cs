using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Procedure;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Processing;

/// <summary>Waits for credit checks.</summary>
internal static class CreditWaits
{
    /// <summary>Waits until woken, or until the first term ends; then reminds the officers of pending queries.</summary>
    public static async Task WaitForCreditAsync(
        this TaskOrchestrationContext context,
        WakeUps wakeUps,
        IReadOnlyCollection<CreditPosition> positions,
        string roundId
    )
    {
        var remindAt = positions.Min(position => position.RemindAt);
        var terms = positions.SelectMany(position => new[] { position.Until, position.ApplicantRemindAt }).Append(remindAt);
        await wakeUps.WaitAsync(terms.Min());
        if (remindAt is { } due && context.CurrentUtcDateTime >= due.UtcDateTime)
        {
            await context.CallAsync(RemindCheckQueueActivity.Call, roundId);
        }
    }
}
