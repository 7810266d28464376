using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>
/// The cache of an app in which only the fake clock passes: what is read again does not depend on how fast the machine is.
/// </summary>
internal static class CacheOfClock
{
    public static IMemoryCache Create(TimeProvider clock) => new MemoryCache(new MemoryCacheOptions { Clock = new Clock(clock) });

    private sealed class Clock(TimeProvider clock) : ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
}
