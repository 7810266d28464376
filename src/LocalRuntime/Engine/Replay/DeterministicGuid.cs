using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.LocalRuntime.Engine.Replay;

/// <summary>Version 5 UUIDs in the namespace and of the names that Durable Functions uses, so that the same ids come out.</summary>
internal static class DeterministicGuid
{
    private static readonly byte[] Namespace = Guid.Parse("9e952958-5e33-4daf-827f-2fa12937b875").ToByteArray(bigEndian: true);

    public static Guid Create(string instanceId, DateTime currentUtcDateTime, int counter)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{currentUtcDateTime:o}_{counter}");
        byte[] named = [.. Namespace, .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // RFC 4122 prescribes SHA-1 for version 5; nothing is protected by it.
        var uuid = SHA1.HashData(named).AsSpan(0, 16);
#pragma warning restore CA5350
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x50);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new Guid(uuid, bigEndian: true);
    }
}
