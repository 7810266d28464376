using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Applications.Units;

/// <summary>
/// A clerk of a unit: the unit by its public code, the clerk by an id that only this app can derive from the mail address.
/// </summary>
public sealed record UnitClerk(string UnitCode, string ClerkId);

/// <summary>
/// Opens a unit's page to a clerk. Anybody may begin an application in a unit's name, so the page shows only what is addressed to the
/// clerk's own mailbox, and its link is sent only there.
/// </summary>
public sealed class UnitAccess(TokenSigner tokens, TimeProvider time)
{
    public UnitClerk ClerkOf(string unitCode, string email) =>
        new(unitCode, ApplicationId.FromBytes(tokens.Derive(TokenPurpose.Clerk, $"{unitCode} {email.Trim().ToLowerInvariant()}")).Value);

    public string TokenFor(UnitClerk clerk) =>
        tokens.Sign(
            TokenPurpose.Unit,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{clerk.UnitCode.ToLowerInvariant()}-{clerk.ClerkId}-{AccessSubject.DayOf(time.GetUtcNow() + AccessSubject.Lifetime)}"
            )
        );

    /// <summary>The clerk of a token; an error if it is invalid or has expired.</summary>
    public Result<UnitClerk> Open(string? token)
    {
        if (
            tokens.Verify(TokenPurpose.Unit, token)?.Split('-') is [var code, var clerkId, var end]
            && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var lastDay)
        )
        {
            return AccessSubject.DayOf(time.GetUtcNow()) > lastDay
                ? ApplicantErrors.AccessHasExpired()
                : new UnitClerk(code.ToUpperInvariant(), clerkId);
        }

        return new Error(
            ErrorKind.NotFound,
            "unit-not-found",
            "This link opens no unit's page. Use the link from the mail, or ask for it again at /access."
        );
    }
}
