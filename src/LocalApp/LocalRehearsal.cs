using CreditFunctions.Functions.Settings;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.LocalApp;

/// <summary>Provides the host's business clock to the app, which can advance it in a rehearsal.</summary>
internal sealed class LocalRehearsal(RehearsalClock clock) : IRehearsal
{
    public double Rate => clock.Rate;

    public static void Bind(IServiceCollection services, FunctionsHost host)
    {
        services.Replace(ServiceDescriptor.Singleton(host.BusinessTime));
        if (host.RehearsalClock is { } clock)
        {
            services.AddSingleton(new RehearsalFlag());
            services.AddSingleton<IRehearsal>(new LocalRehearsal(clock));
        }
    }

    public Task AdvanceAsync(TimeSpan span, CancellationToken cancellationToken) => clock.AdvanceAsync(span, cancellationToken);

    public async Task SetRateAsync(double rate, CancellationToken cancellationToken)
    {
        await clock.SetRateAsync(rate, cancellationToken);
        if (rate <= 1)
        {
            // Playing a year takes seconds; an idle app would keep that memory.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
