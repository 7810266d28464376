using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Functions.Tokens;

/// <summary>What an access token opens, for whom and until when: an application, for the clerk of a mail address.</summary>
/// <param name="Clerk">A mark of the mail address. It is not secret, since the link is sent to that address.</param>
/// <param name="LastDay">The last day, in days since 1970 in UTC: a repeat on the same day gives the same token.</param>
/// <param name="IsMailed">
/// Whether the token was sent only to the mail address: then its use proves access to the mailbox. The token that a program or a browser
/// gets when it begins an application does not.
/// </param>
public readonly record struct AccessSubject(ApplicationId ApplicationId, string Clerk, int LastDay, bool IsMailed)
{
    /// <summary>A new link is sent to the registered address by <c>POST /access</c>.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private const int MarkBytes = 6;
    private const char Separator = '-';
    private const char Mailed = 'm';

    public static AccessSubject Of(ApplicationId id, string contactEmail, DateTimeOffset now, bool isMailed) =>
        new(id, MarkOf(id, contactEmail), DayOf(now + Lifetime), isMailed);

    /// <summary>Null for any other text.</summary>
    public static AccessSubject? Read(TokenSigner tokens, string? token) =>
        tokens.Verify(TokenPurpose.Access, token)?.Split(Separator) is [var text, var clerk, var end]
        && ApplicationId.TryParse(text, out var id)
        && int.TryParse(end.TrimEnd(Mailed), NumberStyles.None, CultureInfo.InvariantCulture, out var lastDay)
            ? new AccessSubject(id, clerk, lastDay, end.EndsWith(Mailed))
            : null;

    public string Sign(TokenSigner tokens) =>
        tokens.Sign(
            TokenPurpose.Access,
            string.Create(CultureInfo.InvariantCulture, $"{ApplicationId}{Separator}{Clerk}{Separator}{LastDay}{(IsMailed ? "m" : "")}")
        );

    public bool IsFor(string contactEmail) => Clerk == MarkOf(ApplicationId, contactEmail);

    public bool HasExpired(DateTimeOffset now) => DayOf(now) > LastDay;

    internal static int DayOf(DateTimeOffset instant) => (int)(instant.ToUnixTimeSeconds() / (24 * 60 * 60));

    private static string MarkOf(ApplicationId id, string contactEmail) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {contactEmail.Trim().ToLowerInvariant()}")).AsSpan(0, MarkBytes)
        );
}
