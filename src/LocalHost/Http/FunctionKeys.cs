using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Http;

/// <summary>The keys that functions require. A key that is not set admits nobody.</summary>
internal sealed class FunctionKeys(string? functionKey, string? masterKey, string? systemKey)
{
    public const string DefaultSetting = "LocalHost:Keys:default";
    public const string MasterSetting = "LocalHost:Keys:_master";
    public const string SystemSetting = "LocalHost:Keys:durabletask_extension";
    private const string Header = "x-functions-key";

    public static FunctionKeys Read(IConfiguration settings) =>
        new(settings[DefaultSetting], settings[MasterSetting], settings[SystemSetting]);

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

    /// <summary>Missing settings, without which these levels admit nobody.</summary>
    public IEnumerable<string> FindMissing(IEnumerable<AuthorizationLevel> levels) =>
        levels
            .Select(level =>
                level switch
                {
                    AuthorizationLevel.User or AuthorizationLevel.Function when string.IsNullOrEmpty(functionKey) => DefaultSetting,
                    AuthorizationLevel.System when string.IsNullOrEmpty(systemKey + masterKey) => SystemSetting,
                    AuthorizationLevel.Admin when string.IsNullOrEmpty(masterKey) => MasterSetting,
                    _ => null,
                }
            )
            .OfType<string>()
            .Distinct();

    private static bool IsFunctionKeyEnough(AuthorizationLevel level) => level is AuthorizationLevel.User or AuthorizationLevel.Function;

    // Hashing first makes the comparison's time independent of the lengths.
    private static bool Matches(string given, string? key) =>
        !string.IsNullOrEmpty(key)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)),
            SHA256.HashData(Encoding.UTF8.GetBytes(key))
        );
}

/// <summary>The key that an HTTP function requires: the master key, or the one of the level.</summary>
internal enum AuthorizationLevel
{
    Anonymous = 0,

    /// <summary>As <see cref="Function"/>.</summary>
    User = 1,

    Function = 2,

    System = 3,

    Admin = 4,
}
