using CreditFunctions.LocalHost.Engine.Storage;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.History;

/// <summary>Stored form of events and actions: protobuf lists, compressed where that saves space.</summary>
internal static class ProtoCodec
{
    public static byte[] Encode(HistoryEvent e) => Encode([e]);

    public static byte[] Encode(IEnumerable<HistoryEvent> events) => Packing.Pack(new HistoryChunk { Events = { events } }.ToByteArray());

    public static byte[] Encode(IEnumerable<OrchestratorAction> actions) =>
        Packing.Pack(new OrchestratorResponse { Actions = { actions } }.ToByteArray());

    /// <exception cref="InvalidDataException">The bytes are not events.</exception>
    public static IReadOnlyList<HistoryEvent> DecodeEvents(byte[] packed) => Decode(packed, HistoryChunk.Parser).Events;

    /// <exception cref="InvalidDataException">The bytes are not actions.</exception>
    public static IReadOnlyList<OrchestratorAction> DecodeActions(byte[] packed) => Decode(packed, OrchestratorResponse.Parser).Actions;

    private static T Decode<T>(byte[] packed, MessageParser<T> parser)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(Packing.Unpack(packed));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"The stored bytes are not readable as {typeof(T).Name}: {e.Message}", e);
        }
    }
}
