using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.SignIn;

/// <summary>The account that the platform has signed in.</summary>
/// <param name="ObjectId">Id of the account, which is never reassigned.</param>
/// <param name="Email">Its mail address, which may be reassigned.</param>
public sealed record PlatformPrincipal(string? ObjectId, string? Email);

/// <summary>
/// Sign-in by App Service authentication. Its header is trusted only if the platform declares that it sets it and removes incoming ones.
/// </summary>
public sealed class PlatformSignIn(IConfiguration configuration)
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const string IdHeader = "X-MS-CLIENT-PRINCIPAL-ID";
    private const int MaxHeaderLength = 64 * 1024;

    // By priority: the claim most likely to be the address in the directory.
    private static readonly string[] MailClaims =
    [
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        "email",
        "emails",
        "preferred_username",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "upn",
    ];

    private static readonly string[] IdClaims = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];

    public bool IsOn { get; } = string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "True", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null if nobody is signed in, or the platform does not sign people in.</summary>
    public PlatformPrincipal? PrincipalOf(HttpRequest request)
    {
        var header = IsOn ? request.Headers[Header].ToString() : "";
        if (header.Length is 0 or > MaxHeaderLength || Read(header) is not { } claims)
        {
            return null;
        }

        var objectId = ValuesOf(claims, IdClaims).FirstOrDefault() ?? request.Headers[IdHeader].ToString();
        var email = ValuesOf(claims, MailClaims).FirstOrDefault(value => value.Contains('@', StringComparison.Ordinal));
        return new PlatformPrincipal(objectId.Length > 0 ? objectId : null, email);
    }

    private static IEnumerable<string> ValuesOf(List<Claim> claims, string[] types) =>
        types.Select(type => claims.FirstOrDefault(claim => claim.Typ == type)?.Val).OfType<string>().Where(value => value.Length > 0);

    private static List<Claim>? Read(string header)
    {
        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), JsonSerializerOptions.Web)?.Claims;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Principal(List<Claim>? Claims);

    private sealed record Claim(string? Typ, string? Val);
}
