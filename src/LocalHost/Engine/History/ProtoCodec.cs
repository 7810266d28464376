using System.Buffers;
using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>Encodes lists of protobuf messages: each behind its length, the whole compressed where that saves space.</summary>
internal static class ProtoCodec
{
    private const int LongestVarint = 5;
    private const int LargestKeptBuffer = 1024 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scratch;

    public static byte[] Encode<T>(IEnumerable<T> messages)
        where T : IMessage
    {
        var buffer = _scratch ?? new ArrayBufferWriter<byte>(512);
        buffer.ResetWrittenCount();
        foreach (var message in messages)
        {
            Write(message, buffer);
        }

        var packed = Packing.Pack(buffer.WrittenSpan);
        _scratch = buffer.Capacity <= LargestKeptBuffer ? buffer : null;
        return packed;
    }

    public static byte[] Encode(IMessage message) => Encode([message]);

    /// <exception cref="InvalidDataException">The bytes are not messages of this type.</exception>
    public static List<T> Decode<T>(byte[] packed, MessageParser<T> parser)
        where T : IMessage<T>
    {
        ReadOnlySpan<byte> left = Packing.Unpack(packed);
        var messages = new List<T>();
        try
        {
            while (left.Length > 0)
            {
                var length = ReadLength(ref left);
                messages.Add(parser.ParseFrom(left[..length]));
                left = left[length..];
            }
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"The stored bytes are not readable as {typeof(T).Name}: {e.Message}", e);
        }

        return messages;
    }

    // The streams of the library would allocate a buffer of 4 KiB for each message.
    private static void Write(IMessage message, ArrayBufferWriter<byte> buffer)
    {
        var length = message.CalculateSize();
        var span = buffer.GetSpan(length + LongestVarint);
        var prefix = 0;
        for (var rest = (uint)length; ; rest >>= 7)
        {
            span[prefix++] = (byte)(rest < 0x80 ? rest : rest | 0x80);
            if (rest < 0x80)
            {
                break;
            }
        }

        message.WriteTo(span.Slice(prefix, length));
        buffer.Advance(prefix + length);
    }

    private static int ReadLength(ref ReadOnlySpan<byte> left)
    {
        var length = 0u;
        for (var i = 0; i < LongestVarint && i < left.Length; i++)
        {
            length |= (left[i] & 0x7Fu) << (7 * i);
            if (left[i] < 0x80)
            {
                left = left[(i + 1)..];
                return length <= left.Length ? (int)length : throw new InvalidDataException("The stored bytes end within a message.");
            }
        }

        throw new InvalidDataException("The stored bytes hold no length of a message.");
    }
}
