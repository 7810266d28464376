using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>
/// What this host takes from host.json; a setting <c>AzureFunctionsJobHost__…</c> overrides it. All else there concerns the real host.
/// </summary>
/// <param name="WorkerRoutePrefix">The prefix in the file, which is the one that the worker routes by.</param>
/// <param name="ThrowStatusExceptionsOnRaiseEvent">True unless the file says otherwise, as with the Azure Storage provider.</param>
internal sealed record HostFile(string RoutePrefix, string WorkerRoutePrefix, string? HubName, bool ThrowStatusExceptionsOnRaiseEvent)
{
    public const string Name = "host.json";

    private const string Overrides = "AzureFunctionsJobHost";
    private const string RoutePrefixPath = "extensions:http:routePrefix";
    private const string HubNamePath = "extensions:durableTask:hubName";
    private const string ThrowPath = "extensions:durableTask:throwStatusExceptionsOnRaiseEvent";

    public static HostFile Missing { get; } = new("api", "api", null, true);

    /// <exception cref="HostStartException">It is no JSON, or a value is not what it must be.</exception>
    public static HostFile Read(string path, IConfiguration settings)
    {
        using var document = File.Exists(path) ? JsonFile.Open(path) : null;
        var ofWorker = (document is null ? null : Scalar(document.RootElement, RoutePrefixPath)) ?? Missing.RoutePrefix;
        return new HostFile(
            Text(RoutePrefixPath) ?? ofWorker,
            ofWorker,
            Text(HubNamePath),
            Text(ThrowPath) is { } flag ? ParseFlag(flag) : Missing.ThrowStatusExceptionsOnRaiseEvent
        );

        string? Text(string key) => settings[$"{Overrides}:{key}"] ?? (document is null ? null : Scalar(document.RootElement, key));
    }

    /// <summary>Settings that would override host.json on the Functions host, and change nothing here.</summary>
    public static IEnumerable<string> FindUnknownOverrides(IConfiguration settings) =>
        settings
            .GetSection(Overrides)
            .AsEnumerable(makePathsRelative: true)
            .Where(entry => entry.Value is not null)
            .Select(entry => entry.Key)
            .Except([RoutePrefixPath, HubNamePath, ThrowPath], StringComparer.OrdinalIgnoreCase)
            .Select(key => $"{Overrides}__{key.Replace(":", "__", StringComparison.Ordinal)}")
            .Order(StringComparer.Ordinal);

    private static string? Scalar(JsonElement root, string key) =>
        JsonFile.Find(root, key.Split(':')) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null } or null => null,
            { } other => other.GetRawText(),
        };

    private static bool ParseFlag(string text) =>
        bool.TryParse(text, out var flag)
            ? flag
            : throw new HostStartException(
                $"{ThrowPath.Replace(':', '.')} is '{text}'. Give true or false, in {Name} or in the setting that overrides it."
            );
}
