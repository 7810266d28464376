using CreditFunctions.LocalRuntime;

namespace CreditFunctions.Functions.Composition;

/// <summary>The rehearsal clock of the local host.</summary>
internal sealed class LocalRehearsal(RehearsalClock clock) : IRehearsal
{
    public double Rate => clock.Rate;

    public Task AdvanceAsync(TimeSpan span, CancellationToken cancellationToken) => clock.AdvanceAsync(span, cancellationToken);

    public Task SetRateAsync(double rate, CancellationToken cancellationToken) => clock.SetRateAsync(rate, cancellationToken);
}
