using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Desk;

/// <summary>
/// Sign-in by App Service authentication. Its header is believed only where the platform says that it sets it and takes away what comes
/// from outside.
/// </summary>
public sealed class PlatformSignIn(IConfiguration configuration)
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const int MaxHeaderLength = 64 * 1024;

    // In the order in which they are believed to be the address that the directory knows.
    private static readonly string[] MailClaims =
    [
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        "email",
        "emails",
        "preferred_username",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "upn",
    ];

    /// <summary>Whether the platform signs people in.</summary>
    public bool IsOn { get; } = string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "True", StringComparison.OrdinalIgnoreCase);

    /// <summary>The mail address of whoever is signed in; null where nobody is, or the platform does not sign people in.</summary>
    public string? EmailOf(HttpRequest request)
    {
        var header = IsOn ? request.Headers[Header].ToString() : "";
        return header.Length is > 0 and <= MaxHeaderLength && Read(header) is { } claims
            ? MailClaims.Select(type => claims.FirstOrDefault(claim => claim.Typ == type)?.Val).FirstOrDefault(value => value?.Contains('@', StringComparison.Ordinal) == true)
            : null;
    }

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
