namespace CreditFunctions.Core.Identifiers;

/// <summary>How identifiers of a form are processed: checked, accepted by an override where there is one, sealed.</summary>
/// <param name="Today">Beijing date, to refuse births in the future.</param>
/// <param name="Seal">Encrypts a person's number for the party of the given id.</param>
public sealed record IdentifierIntake(DateOnly Today, Func<IdentityNumber, string, SealedIdentifier> Seal)
{
    /// <summary>Whether there is an override for a unit's code that fails its check.</summary>
    public Func<UnifiedSocialCreditCode, bool> IsOverriddenUnit { get; init; } = _ => false;

    /// <summary>Whether there is an override for a person's number that fails its check.</summary>
    public Func<CitizenId, bool> IsOverriddenPerson { get; init; } = _ => false;

    internal Result<UnifiedSocialCreditCode> ReadUnitCode(string? text)
    {
        var read = UnifiedSocialCreditCode.Parse(text);
        return !read.IsSuccess && UnifiedSocialCreditCode.ParseUnchecked(text) is { } code && IsOverriddenUnit(code) ? code : read;
    }

    internal Result<IdentityNumber> ReadIdentity(IdentityKind kind, string? text) =>
        kind == IdentityKind.CitizenId ? ReadCitizenId(text).Select(IdentityNumber.Of) : IdentityNumber.Parse(kind, text, Today);

    private Result<CitizenId> ReadCitizenId(string? text)
    {
        var read = CitizenId.Parse(text, Today);
        return !read.IsSuccess && CitizenId.ParseUnchecked(text, Today) is { } id && IsOverriddenPerson(id) ? id : read;
    }
}
