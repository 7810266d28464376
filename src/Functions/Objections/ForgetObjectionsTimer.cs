using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Objections;

/// <summary>Deletes objections with unconfirmed mail addresses; confirmed ones have been moved.</summary>
public sealed class ForgetObjectionsTimer(UnconfirmedObjections kept, TimeProvider time)
{
    /// <summary>Period for confirmation; longer than any regular notice.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    [Function(nameof(ForgetObjectionsTimer))]
    public Task RunAsync([TimerTrigger("%Schedules:Anchor%")] TimerInfo timer, CancellationToken cancellationToken) =>
        kept.RemoveBeforeAsync(time.GetUtcNow() - KeptFor, cancellationToken);
}
