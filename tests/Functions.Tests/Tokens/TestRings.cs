using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Tests.Tokens;

/// <summary>Key rings whose keys are one byte repeated; the first key signs.</summary>
internal static class TestRings
{
    public static RingKey Key(string id, byte value, int length = 32) =>
        new() { Id = id, Secret = Convert.ToBase64String([.. Enumerable.Repeat(value, length)]) };

    public static KeyRing Of(params RingKey[] keys) => new("Tokens", new KeyRingOptions { Keys = keys });

    public static readonly KeyRing One = Of(Key("k1", 1));
}
