namespace CreditFunctions.LocalRuntime.Engine;

/// <summary>What an instance id may be.</summary>
internal static class InstanceIds
{
    /// <summary>The limit that Durable Functions sets too.</summary>
    private const int Longest = 100;

    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    public static void Require(string instanceId)
    {
        if (instanceId.Length is 0 or > Longest)
        {
            throw new ArgumentException($"An instance id must have 1 to {Longest} characters; this one has {instanceId.Length}.", nameof(instanceId));
        }
    }
}
