using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Identifiers;

/// <summary>
/// 统一社会信用代码 of a unit, GB 32100-2015: 18 characters; 1 registering authority, 2 type, 3–8 region, 9–17 organisation code (GB
/// 11714), 18 check character. <see cref="Parse"/> returns only codes with two valid checks; others are from an override or from records.
/// The default value is invalid.
/// </summary>
[JsonConverter(typeof(UnifiedSocialCreditCodeJson))]
public readonly record struct UnifiedSocialCreditCode
{
    internal const int Length = 18;
    internal const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>GB 32100-2015 with its first amendment, table 1: 1–9, A (armed forces), N (rural collectives), Y (others).</summary>
    private const string Authorities = "123456789ANY";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    private UnifiedSocialCreditCode(string value) => Value = value;

    /// <summary>18 characters in upper case; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <summary>False only for codes accepted by an override.</summary>
    public bool HasRightChecks => Value.Length == Length && ChecksumError(Value) is null;

    /// <summary>Parses a code as typed; the error names the violated rule of the standard.</summary>
    public static Result<UnifiedSocialCreditCode> Parse(string? text)
    {
        var value = IdentifierText.Normalise(text);
        return (ShapeError(value) ?? ChecksumError(value!)) is { } error ? error : new UnifiedSocialCreditCode(value!);
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out UnifiedSocialCreditCode code) => Parse(text).TryGet(out code, out _);

    /// <summary>Parses a code from records without the two checks, because it may be accepted by an override.</summary>
    public static Result<UnifiedSocialCreditCode> FromRecord(string? text) =>
        ShapeError(text) is { } error ? error : new UnifiedSocialCreditCode(text!);

    /// <summary>
    /// Accepts a genuinely issued code that fails a check, with an officer's statement and evidence. Length, alphabet, authority, type
    /// and region must be valid.
    /// </summary>
    public static Result<AcceptedWithOverride<UnifiedSocialCreditCode>> AcceptWithOverride(string? text, IdentifierOverride reason)
    {
        var value = IdentifierText.Normalise(text);
        if (ShapeError(value) is { } error)
        {
            return error;
        }

        return ChecksumError(value!) is { } broken
            ? new AcceptedWithOverride<UnifiedSocialCreditCode>(new UnifiedSocialCreditCode(value!), broken.Code, reason)
            : IdentifierErrors.OverrideIsNotNeeded;
    }

    /// <summary>Parses a code as typed without its two checks: for a search or an override.</summary>
    public static Result<UnifiedSocialCreditCode> ParseShape(string? text) => FromRecord(IdentifierText.Normalise(text));

    /// <summary>The code where at most its checks are wrong; null otherwise.</summary>
    internal static UnifiedSocialCreditCode? ParseUnchecked(string? text) =>
        ParseShape(text) is { IsSuccess: true, Value: var code } ? code : null;

    public override string ToString() => Value;

    private static Error? ShapeError(string? value)
    {
        if (value?.Length != Length)
        {
            return IdentifierErrors.CreditCodeLengthIsWrong(value?.Length);
        }

        if (value.AsSpan().IndexOfAnyExcept(Allowed) is >= 0 and var at)
        {
            return IdentifierErrors.CreditCodeCharacterIsNotAllowed(at + 1);
        }

        return value switch
        {
            _ when !Authorities.Contains(value[0]) => IdentifierErrors.CreditCodeAuthorityIsUnknown,
            // Types are added by amendment and N and Y use letters, so only the type that no list uses is refused.
            _ when value[1] == '0' => IdentifierErrors.CreditCodeTypeIsUnknown,
            // Region codes change with administrative reforms, so they are not compared with a list.
            _ when value.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9') => IdentifierErrors.CreditCodeRegionIsNotDigits,
            _ => null,
        };
    }

    private static Error? ChecksumError(string value)
    {
        if (CheckCharacters.OfOrganisation(value.AsSpan(8, 8)) != value[16])
        {
            return IdentifierErrors.CreditCodeOrganisationCheckIsWrong;
        }

        return CheckCharacters.OfCreditCode(value.AsSpan(0, 17)) != value[17] ? IdentifierErrors.CreditCodeCheckIsWrong : null;
    }
}
