using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.LocalHost.Engine.History;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Keys and stored form of messages. An inbox is read in key order.</summary>
internal static class Messages
{
    /// <summary>Action id of terminations that the engine sends to sub-orchestrations.</summary>
    public const int IdOfTermination = -1;

    private const string Inbox = "M|";
    private const string FromInstance = Inbox + "~";
    private const string Outbox = "O|";

    private static long _lastStamp;

    /// <summary>Key of a client message, after all earlier ones of this process and, if clocks agree, of earlier processes.</summary>
    public static string NewKey(TimeProvider systemTime)
    {
        long last;
        long stamp;
        do
        {
            last = Volatile.Read(ref _lastStamp);
            stamp = Math.Max(systemTime.GetUtcNow().Ticks, last + 1);
        } while (Interlocked.CompareExchange(ref _lastStamp, stamp, last) != last);

        return string.Create(CultureInfo.InvariantCulture, $"{Inbox}{stamp:D19}");
    }

    /// <summary>The same key for each delivery of a message, in the sender's order.</summary>
    public static string KeyFromInstance(InstanceState sender, int taskId) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{FromInstance}{Digest($"{sender.InstanceId}|{sender.ExecutionId}")}|{sender.Generation:D8}|{taskId:D8}"
        );

    /// <summary>The same for each delivery of a call, and short at any nesting depth.</summary>
    public static string ExecutionIdOfChild(InstanceState parent, int taskId) =>
        Digest(string.Create(CultureInfo.InvariantCulture, $"{parent.ExecutionId}|{parent.Generation}|{taskId}"));

    public static string OutboxKey(int turnNumber, int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{Outbox}{turnNumber:D8}|{generation:D8}");

    /// <summary>The sender's generation, from an outbox key.</summary>
    public static int GenerationOf(string outboxKey) =>
        int.Parse(outboxKey.AsSpan(outboxKey.LastIndexOf('|') + 1), CultureInfo.InvariantCulture);

    public static bool IsFromInstance(string key) => key.StartsWith(FromInstance, StringComparison.Ordinal);

    /// <exception cref="InvalidDataException">The bytes are not a message of this version.</exception>
    public static HistoryEvent Decode(byte[] payload) =>
        ProtoCodec.DecodeEvents(payload) is [var message]
            ? message
            : throw new InvalidDataException("A stored message must hold one event.");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
