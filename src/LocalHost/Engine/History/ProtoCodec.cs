using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>Encodes lists of protobuf messages: each behind its length, the whole compressed where that saves space.</summary>
internal static class ProtoCodec
{
    private const int LargestKeptBuffer = 1024 * 1024;

    [ThreadStatic]
    private static MemoryStream? _scratch;

    public static byte[] Encode<T>(IEnumerable<T> messages)
        where T : IMessage
    {
        var buffer = _scratch ?? new MemoryStream(512);
        buffer.SetLength(0);
        foreach (var message in messages)
        {
            message.WriteDelimitedTo(buffer);
        }

        var packed = Packing.Pack(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        _scratch = buffer.Capacity <= LargestKeptBuffer ? buffer : null;
        return packed;
    }

    public static byte[] Encode(IMessage message) => Encode([message]);

    /// <exception cref="InvalidDataException">The bytes are not messages of this type.</exception>
    public static List<T> Decode<T>(byte[] packed, MessageParser<T> parser)
        where T : IMessage<T>
    {
        var bytes = Packing.Unpack(packed);
        using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        var messages = new List<T>();
        try
        {
            while (stream.Position < stream.Length)
            {
                messages.Add(parser.ParseDelimitedFrom(stream));
            }
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"The stored bytes are not readable as {typeof(T).Name}: {e.Message}", e);
        }

        return messages;
    }
}
