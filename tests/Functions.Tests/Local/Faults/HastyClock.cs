namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>
/// The machine's clock, on which every wait is over a hundred times sooner: pauses before storage is tried again cost a test nothing.
/// </summary>
internal sealed class HastyClock : TimeProvider
{
    private const int Haste = 100;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    private static TimeSpan Sooner(TimeSpan time) => time > TimeSpan.Zero ? time / Haste : time;
}
