using System.Collections.Concurrent;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>A representative orchestration: how to drive it to its end, and the expected result.</summary>
/// <param name="Ends">Output of each instance, or its status without output.</param>
/// <param name="Effects">Keys of the calls of activity "Do", each once.</param>
internal sealed record Scenario(
    string Name,
    Action<EngineFixture> Add,
    Func<EngineFixture, Task> DriveAsync,
    IReadOnlyDictionary<string, string> Ends,
    IReadOnlyList<string> Effects
)
{
    public ConcurrentDictionary<string, int> Done { get; } = new();

    public EngineFixture AddTo(EngineFixture engine)
    {
        engine.Activity<string, string>(
            "Do",
            key =>
            {
                Done.AddOrUpdate(key, 1, (_, times) => times + 1);
                return key;
            }
        );
        Add(engine);
        return engine;
    }

    /// <summary>Checks all expectations after all work has ended.</summary>
    public async Task AssertDoneAsync(EngineFixture engine, string when, bool onceEach = true)
    {
        foreach (var (id, expected) in Ends)
        {
            var result = await engine.GetAsync(id);
            var came = result.SerializedOutput is null ? result.RuntimeStatus.ToString() : result.ReadOutputAs<string>();
            Assert.True(expected == came, $"{Name}, {when}: {id} ended with '{came}' instead of '{expected}': {result}");
        }

        Assert.True(Effects.Order().SequenceEqual(Done.Keys.Order()), $"{Name}, {when}: done {string.Join(' ', Done.Keys.Order())}");
        Assert.True(!onceEach || Done.Values.All(times => times == 1), $"{Name}, {when}: {string.Join(' ', Done)}");
    }
}
