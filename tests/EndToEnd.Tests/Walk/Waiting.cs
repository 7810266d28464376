namespace CreditFunctions.EndToEnd.Tests.Walk;

/// <summary>Waits for another process, and reports the missing result.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> find, TimeSpan? step = null)
        where T : class
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await find() is { } found)
            {
                return found;
            }

            Assert.False(limit.IsCancellationRequested, $"Waited {Patience} in vain for {what}.");
            await Task.Delay(step ?? Step);
        }
    }
}
