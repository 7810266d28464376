using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>An app cache on the fake clock: repeated reads do not depend on the speed of the machine.</summary>
internal static class CacheOfClock
{
    public static IMemoryCache Create(TimeProvider clock) => new MemoryCache(new MemoryCacheOptions { Clock = new Clock(clock) });

    private sealed class Clock(TimeProvider clock) : ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
}
