using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Management;

/// <summary>The query of a management request. An invalid value is refused: an ignored filter would purge everything.</summary>
internal sealed class ManagementQuery(HttpRequest request)
{
    private const string ContinuationHeader = "x-ms-continuation-token";
    private const int DefaultPage = 100;
    private const int LargestPage = 1_000;
    private const DateTimeStyles AsUniversal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public string? Text(string name) => request.Query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    public bool Flag(string name, bool otherwise = false) =>
        Text(name) is not { } text ? otherwise
        : bool.TryParse(text, out var flag) ? flag
        : throw new ArgumentException($"{name} is '{text}'. Give true or false.");

    /// <summary>Whether the request is for another task hub.</summary>
    public bool IsForAnotherHub(string hubName) =>
        Text("taskHub") is { } asked && !asked.Equals(hubName, StringComparison.OrdinalIgnoreCase);

    public InstanceFilter Filter => new(Time("createdTimeFrom"), Time("createdTimeTo"), Statuses, Text("instanceIdPrefix"));

    private IReadOnlyList<OrchestrationStatus> Statuses =>
        [
            .. request
                .Query["runtimeStatus"]
                .Where(value => !string.IsNullOrEmpty(value))
                .SelectMany(value => value!.Split(',', StringSplitOptions.TrimEntries))
                .Select(Status),
        ];

    public int Size =>
        Text("top") is not { } top ? DefaultPage
        : int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= LargestPage ? size
        : throw new ArgumentException($"top is '{top}'. Give a number from 1 to {LargestPage}.");

    /// <summary>Start of the requested page; null for the first.</summary>
    public string? Token => request.Headers[ContinuationHeader].FirstOrDefault() is { Length: > 0 } token ? Decode(token) : null;

    /// <summary>Returns the start of the next page, encoded for a header.</summary>
    public static void Continue(HttpResponse response, string? token)
    {
        if (token is not null)
        {
            response.Headers[ContinuationHeader] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token));
        }
    }

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"{ContinuationHeader} is not one that this host gave out.", e);
        }
    }

    private static OrchestrationStatus Status(string text) =>
        Enum.TryParse<OrchestrationStatus>(text, ignoreCase: true, out var status) && Enum.IsDefined(status)
            ? status
            : throw new ArgumentException(
                $"runtimeStatus is '{text}'. Give some of {string.Join(", ", Enum.GetNames<OrchestrationStatus>())}."
            );

    private DateTimeOffset? Time(string name) =>
        Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, AsUniversal, out var time) ? time
        : throw new ArgumentException($"{name} is '{text}'. Give a time such as 2026-03-02T08:00:00Z.");
}
