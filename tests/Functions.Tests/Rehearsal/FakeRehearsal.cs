using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Rehearsal;

internal sealed class FakeRehearsal(FakeTimeProvider clock) : IRehearsal
{
    public double Rate { get; private set; } = 1;

    public Task AdvanceAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        clock.Advance(span);
        return Task.CompletedTask;
    }

    public Task SetRateAsync(double rate, CancellationToken cancellationToken)
    {
        Rate = rate;
        return Task.CompletedTask;
    }
}
