namespace CreditFunctions.SampleRound;

/// <summary>The time by which the app goes.</summary>
internal abstract class BusinessClock
{
    /// <summary>Whether days can pass at once.</summary>
    public abstract bool IsRehearsed { get; }

    public abstract Task<DateTimeOffset> NowAsync();

    /// <summary>Lets time pass up to an instant.</summary>
    public abstract Task PassToAsync(DateTimeOffset instant);
}

/// <summary>The rehearsal clock of a local app, moved by its operator.</summary>
internal sealed class RehearsedClock(Portal portal) : BusinessClock
{
    public override bool IsRehearsed => true;

    public override async Task<DateTimeOffset> NowAsync() => (await portal.GetAsync("rehearsal/clock"))["now"]!.GetValue<DateTimeOffset>();

    public override async Task PassToAsync(DateTimeOffset instant)
    {
        if (await NowAsync() < instant)
        {
            await portal.AsBureauAsync(HttpMethod.Put, "rehearsal/clock", Json.Of(("advanceTo", instant)));
        }
    }

    /// <summary>Business seconds in one second of the machine from now on.</summary>
    public Task SetRateAsync(double rate) => portal.AsBureauAsync(HttpMethod.Put, "rehearsal/clock", Json.Of(("rate", rate)));
}

/// <summary>Real time, by which a drill with short periods is played anywhere.</summary>
internal sealed class RealClock : BusinessClock
{
    public override bool IsRehearsed => false;

    public override Task<DateTimeOffset> NowAsync() => Task.FromResult(DateTimeOffset.UtcNow);

    public override Task PassToAsync(DateTimeOffset instant)
    {
        var left = instant - DateTimeOffset.UtcNow;
        return left > TimeSpan.Zero ? Task.Delay(left) : Task.CompletedTask;
    }
}
