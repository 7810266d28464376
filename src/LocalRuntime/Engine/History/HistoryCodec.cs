using System.Text.Json;
using CreditFunctions.LocalRuntime.Engine.Storage;

namespace CreditFunctions.LocalRuntime.Engine.History;

/// <summary>Turns a turn into bytes and back.</summary>
internal static class HistoryCodec
{
    private const int LargestKeptBuffer = 1024 * 1024;

    [ThreadStatic]
    private static MemoryStream? _scratch;

    public static byte[] Encode(Turn turn)
    {
        var buffer = _scratch ?? new MemoryStream(512);
        buffer.SetLength(0);
        using (var writer = new BinaryWriter(buffer, HistoryWriter.Text, leaveOpen: true))
        {
            writer.Write(turn.Time.Ticks);
            Write(writer, turn.Incoming);
            Write(writer, turn.Outgoing);
        }

        _scratch = buffer.Capacity > LargestKeptBuffer ? null : buffer;
        return Packing.Pack(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <exception cref="InvalidDataException">The bytes are no turn that this version can read.</exception>
    public static Turn Decode(byte[] encoded)
    {
        var bytes = Packing.Unpack(encoded);
        try
        {
            using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            using var reader = new BinaryReader(stream, HistoryWriter.Text);
            return new Turn(new DateTime(reader.ReadInt64(), DateTimeKind.Utc), Read(reader), Read(reader));
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException or OverflowException or JsonException)
        {
            throw new InvalidDataException($"The stored turn of {encoded.Length} bytes cannot be read: {e.Message}", e);
        }
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<HistoryEvent> events)
    {
        writer.Write7BitEncodedInt(events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            HistoryWriter.Write(writer, events[i]);
        }
    }

    private static HistoryEvent[] Read(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count < 0 || count > reader.BaseStream.Length)
        {
            throw new FormatException($"A turn cannot have {count} events.");
        }

        var events = count == 0 ? [] : new HistoryEvent[count];
        for (var i = 0; i < count; i++)
        {
            events[i] = HistoryReader.Read(reader);
        }

        return events;
    }
}
