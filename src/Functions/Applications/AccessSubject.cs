using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Applications;

/// <summary>What an access token opens, and for whom: an application, for the clerk to whose address the link was sent.</summary>
/// <param name="Clerk">A mark of the mail address. It hides nothing, since the link goes to that address.</param>
public readonly record struct AccessSubject(ApplicationId ApplicationId, string Clerk)
{
    private const int MarkBytes = 6;
    private const char Separator = '-';

    public static AccessSubject Of(ApplicationId id, string contactEmail) => new(id, MarkOf(id, contactEmail));

    /// <summary>The subject of a token; null for any other text.</summary>
    public static AccessSubject? Read(TokenSigner tokens, string? token) =>
        tokens.Verify(TokenPurpose.Access, token)?.Split(Separator) is [var text, var clerk] && ApplicationId.TryParse(text, out var id)
            ? new AccessSubject(id, clerk)
            : null;

    /// <summary>The token that opens the application for the clerk.</summary>
    public string Sign(TokenSigner tokens) => tokens.Sign(TokenPurpose.Access, $"{ApplicationId}{Separator}{Clerk}");

    /// <summary>Whether the clerk is whom a mail address names.</summary>
    public bool IsFor(string contactEmail) => Clerk == MarkOf(ApplicationId, contactEmail);

    private static string MarkOf(ApplicationId id, string contactEmail) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {contactEmail.Trim().ToLowerInvariant()}")).AsSpan(0, MarkBytes));
}
