using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Hosting.Settings;

/// <summary>
/// The supported settings of host.json; a setting <c>AzureFunctionsJobHost__…</c> overrides them. The rest concerns the real host.
/// </summary>
/// <param name="WorkerRoutePrefix">The prefix in the file, by which the worker routes.</param>
/// <param name="ThrowStatusExceptionsOnRaiseEvent">True unless the file sets it, as with the Azure Storage provider.</param>
internal sealed record HostFile(string RoutePrefix, string WorkerRoutePrefix, string? HubName, bool ThrowStatusExceptionsOnRaiseEvent)
{
    public const string Name = "host.json";

    private const string Overrides = "AzureFunctionsJobHost";
    private const string RoutePrefixPath = "extensions:http:routePrefix";
    private const string HubNamePath = "extensions:durableTask:hubName";
    private const string ThrowPath = "extensions:durableTask:throwStatusExceptionsOnRaiseEvent";

    public static HostFile Missing { get; } = new("api", "api", null, true);

    /// <exception cref="HostStartException">Not JSON, or an invalid value.</exception>
    public static HostFile Read(string path, IConfiguration settings)
    {
        JsonNode? file = JsonFile.Read(path);
        var ofWorker = InFile(RoutePrefixPath) ?? Missing.RoutePrefix;
        var throws = Text(ThrowPath) ?? bool.TrueString;
        return bool.TryParse(throws, out var flag)
            ? new HostFile(Text(RoutePrefixPath) ?? ofWorker, ofWorker, Text(HubNamePath), flag)
            : throw new HostStartException(
                $"{ThrowPath.Replace(':', '.')} is '{throws}'. Give true or false, in {Name} or in the setting that overrides it."
            );

        string? Text(string key) => settings[$"{Overrides}:{key}"] ?? InFile(key);

        string? InFile(string key) => JsonFile.Scalar(key.Split(':').Aggregate(file, (node, name) => (node as JsonObject)?[name]));
    }

    /// <summary>Settings that would override host.json on the Functions host and have no effect here.</summary>
    public static IEnumerable<string> FindUnknownOverrides(IConfiguration settings) =>
        settings
            .GetSection(Overrides)
            .AsEnumerable(makePathsRelative: true)
            .Where(entry => entry.Value is not null)
            .Select(entry => entry.Key)
            .Except([RoutePrefixPath, HubNamePath, ThrowPath], StringComparer.OrdinalIgnoreCase)
            .Select(key => $"{Overrides}__{SettingNames.InEnvironment(key)}")
            .Order(StringComparer.Ordinal);
}
