namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>The system clock with waits shortened more than a hundredfold, so that retry delays cost no test time.</summary>
internal sealed class HastyClock : TimeProvider
{
    private const int Haste = 100;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    private static TimeSpan Sooner(TimeSpan time) => time > TimeSpan.Zero ? time / Haste : time;
}
