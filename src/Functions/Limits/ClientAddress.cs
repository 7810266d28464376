using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Limits;

/// <summary>The client address of a request.</summary>
public static class ClientAddress
{
    private const string Header = "X-Forwarded-For";
    private const string Unknown = "unknown";

    // A provider assigns every customer at least this much of IPv6.
    private const int Ipv6NetworkBytes = 8;

    /// <summary>
    /// The right-most entry of <c>X-Forwarded-For</c> that is not a trusted proxy, without its port; entries left of it are sent by the
    /// client and not trusted. For IPv6 the network of 64 bits.
    /// </summary>
    /// <param name="trustedProxies">Number of proxies in front of the app that add an entry each.</param>
    public static string Of(HttpRequest request, int trustedProxies)
    {
        var connection = request.HttpContext.Connection.RemoteIpAddress;
        if (trustedProxies == 0)
        {
            return Text(connection);
        }

        var entries = request
            .Headers[Header]
            .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        return entries.Count == 0 ? Text(connection) : Text(Parse(entries[Math.Max(0, entries.Count - trustedProxies)]));
    }

    // An IPv6 address contains colons and is bracketed if a port follows; IPAddress accepts the brackets.
    private static IPAddress? Parse(string entry)
    {
        var isBracketed = entry.StartsWith('[') && entry.Contains(']', StringComparison.Ordinal);
        var host =
            isBracketed ? entry[1..entry.IndexOf(']', StringComparison.Ordinal)]
            : entry.Count(character => character == ':') == 1 ? entry[..entry.IndexOf(':', StringComparison.Ordinal)]
            : entry;
        return IPAddress.TryParse(host, out var address) ? address : null;
    }

    private static string Text(IPAddress? address)
    {
        if (address is null)
        {
            return Unknown;
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return IPAddress.IsLoopback(address)
            ? IPAddress.Loopback.ToString()
            : $"{new IPAddress([.. address.GetAddressBytes().Take(Ipv6NetworkBytes), .. new byte[Ipv6NetworkBytes]])}/64";
    }
}
