using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.SampleWorker.Functions;

/// <summary>A timer with its schedule in a setting.</summary>
public sealed class TimerFunctions(Work work, IConfiguration settings)
{
    [Function("Regular")]
    public async Task RunAsync([TimerTrigger("%RegularSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        work.Timers.Writer.TryWrite(timer);
        if (settings["TimerBehaviour"] == "fail")
        {
            throw new InvalidOperationException("The timer failed on purpose.");
        }

        if (settings["TimerBehaviour"] == "endless")
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
