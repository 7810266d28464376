using CreditFunctions.LocalRuntime;

namespace CreditFunctions.Functions.Composition;

/// <summary>The rehearsal clock of the local host.</summary>
internal sealed class LocalRehearsal(RehearsalClock clock) : IRehearsal
{
    public Task AdvanceAsync(TimeSpan span, CancellationToken cancellationToken) => clock.AdvanceAsync(span, cancellationToken);
}
