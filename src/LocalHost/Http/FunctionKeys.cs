using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Http;

/// <summary>The keys that functions ask of their callers. A key that is not set admits nobody.</summary>
internal sealed class FunctionKeys(string? functionKey, string? masterKey, string? systemKey)
{
    public const string DefaultSetting = "LocalHost:Keys:default";
    public const string MasterSetting = "LocalHost:Keys:_master";
    public const string SystemSetting = "LocalHost:Keys:durabletask_extension";
    private const string Header = "x-functions-key";

    public static FunctionKeys Read(IConfiguration settings) =>
        new(settings[DefaultSetting], settings[MasterSetting], settings[SystemSetting]);

    /// <summary>Whether somebody could be admitted to what asks for the system key.</summary>
    public bool HasSystemKey => !string.IsNullOrEmpty(systemKey) || !string.IsNullOrEmpty(masterKey);

    public bool Admits(AuthorizationLevel level, HttpRequest request)
    {
        if (level is AuthorizationLevel.Anonymous)
        {
            return true;
        }

        var given = request.Headers.TryGetValue(Header, out var header) ? header.ToString() : request.Query["code"].ToString();
        return Matches(given, masterKey)
            | (IsFunctionKeyEnough(level) && Matches(given, functionKey))
            | (level is AuthorizationLevel.System && Matches(given, systemKey));
    }

    /// <summary>The settings without which some of these levels can admit nobody.</summary>
    public IEnumerable<string> FindMissing(IReadOnlyCollection<AuthorizationLevel> levels)
    {
        if (string.IsNullOrEmpty(functionKey) && levels.Any(IsFunctionKeyEnough))
        {
            yield return DefaultSetting;
        }

        if (
            (string.IsNullOrEmpty(masterKey) && levels.Contains(AuthorizationLevel.Admin))
            || (!HasSystemKey && levels.Contains(AuthorizationLevel.System))
        )
        {
            yield return MasterSetting;
        }
    }

    private static bool IsFunctionKeyEnough(AuthorizationLevel level) => level is AuthorizationLevel.User or AuthorizationLevel.Function;

    // Hashing first makes the comparison's time independent of the lengths as well.
    private static bool Matches(string given, string? key) =>
        !string.IsNullOrEmpty(key)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)),
            SHA256.HashData(Encoding.UTF8.GetBytes(key))
        );
}
