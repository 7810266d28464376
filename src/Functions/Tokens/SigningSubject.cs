using System.Globalization;
using CreditFunctions.Core.Commitments;

namespace CreditFunctions.Functions.Tokens;

/// <summary>What a signing link opens, and until when: the commitment of one party of an application.</summary>
/// <param name="Mark">Of the party and its mail address: <see cref="SigningInvitation.MarkFor"/>.</param>
/// <param name="LastDay">The last day, in days since 1970 in UTC.</param>
public readonly record struct SigningSubject(ApplicationId ApplicationId, string PartyId, string Mark, int LastDay)
{
    private const char Separator = '-';

    public static SigningSubject Of(ApplicationId id, string partyId, string mark, DateTimeOffset now) =>
        new(id, partyId, mark, AccessSubject.DayOf(now + AccessSubject.Lifetime));

    /// <summary>Null for any other text.</summary>
    public static SigningSubject? Read(TokenSigner tokens, string? token) =>
        tokens.Verify(TokenPurpose.Signing, token)?.Split(Separator) is [var text, var partyId, var mark, var end]
        && ApplicationId.TryParse(text, out var id)
        && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var lastDay)
            ? new SigningSubject(id, partyId, mark, lastDay)
            : null;

    public string Sign(TokenSigner tokens) =>
        tokens.Sign(
            TokenPurpose.Signing,
            string.Create(CultureInfo.InvariantCulture, $"{ApplicationId}{Separator}{PartyId}{Separator}{Mark}{Separator}{LastDay}")
        );

    public bool HasExpired(DateTimeOffset now) => AccessSubject.DayOf(now) > LastDay;
}
