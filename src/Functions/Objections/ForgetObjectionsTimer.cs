using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Objections;

/// <summary>
/// Deletes objections whose mail address nobody has confirmed: a notice lies open for days, and what is confirmed has left.
/// </summary>
public sealed class ForgetObjectionsTimer(UnconfirmedObjections kept, TimeProvider time)
{
    /// <summary>So long an objection waits to be confirmed; longer than any regular notice lies open.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    [Function(nameof(ForgetObjectionsTimer))]
    public Task RunAsync([TimerTrigger("%Schedules:Anchor%")] TimerInfo timer, CancellationToken cancellationToken) =>
        kept.RemoveBeforeAsync(time.GetUtcNow() - KeptFor, cancellationToken);
}
