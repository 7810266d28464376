using System.Buffers.Binary;

namespace CreditFunctions.LocalRuntime.Engine.Storage;

/// <summary>Encoded turns in one value, each behind its length.</summary>
internal static class TurnList
{
    public static byte[] Join(IReadOnlyList<byte[]> turns)
    {
        var joined = new byte[turns.Sum(turn => sizeof(int) + turn.Length)];
        var rest = joined.AsSpan();
        foreach (var turn in turns)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, turn.Length);
            turn.CopyTo(rest[sizeof(int)..]);
            rest = rest[(sizeof(int) + turn.Length)..];
        }

        return joined;
    }

    public static List<byte[]> Split(byte[] joined)
    {
        var turns = new List<byte[]>();
        for (var rest = joined.AsSpan(); rest.Length > 0;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
            turns.Add(rest.Slice(sizeof(int), length).ToArray());
            rest = rest[(sizeof(int) + length)..];
        }

        return turns;
    }
}
