using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Core.Projects;

/// <summary>Draws that depend only on a recorded seed: the first four bytes of SHA-256 of seed and name.</summary>
public static class SeededDraw
{
    /// <summary>Whether a name is drawn with a probability in percent.</summary>
    public static bool IsDrawn(string seed, string name, int percent) => PlaceOf(seed, name) % 100 < percent;

    /// <summary>This number of names, or all where there are fewer; the order of the input has no effect.</summary>
    public static ImmutableArray<string> Take(string seed, IEnumerable<string> names, int count) =>
        [.. names.Order(StringComparer.Ordinal).OrderBy(name => PlaceOf(seed, name)).Take(count)];

    private static uint PlaceOf(string seed, string name) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{name}")));
}
