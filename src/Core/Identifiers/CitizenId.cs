using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Identifiers;

/// <summary>
/// 公民身份号码 of a person, GB 11643-1999: 6 digits region, date of birth, 3 digits serial, check character; always stored with 18
/// characters and a capital X. Its text form is masked, and it is never serialised: rows contain a <see cref="SealedIdentifier"/>. The
/// default value is invalid.
/// </summary>
[JsonConverter(typeof(CitizenIdJson))]
public readonly record struct CitizenId
{
    internal const int Length = 18;
    private const int OldLength = 15;

    private readonly string? _value;

    private CitizenId(string value) => _value = value;

    public string Masked => IdentifierMask.Apply(_value ?? "");

    /// <summary>Parses a number as typed, also 15-digit ones, which have no check character.</summary>
    /// <param name="today">The date in Beijing; births after it are refused.</param>
    public static Result<CitizenId> Parse(string? text, DateOnly today)
    {
        var value = Upgrade(IdentifierText.Normalise(text));
        return (ShapeError(value, today) ?? CheckError(value!)) is { } error ? error : new CitizenId(value!);
    }

    public static bool TryParse([NotNullWhen(true)] string? text, DateOnly today, out CitizenId id) =>
        Parse(text, today).TryGet(out id, out _);

    /// <summary>Accepts a genuinely issued number that fails only its check, with an officer's statement and evidence.</summary>
    public static Result<AcceptedWithOverride<CitizenId>> AcceptWithOverride(string? text, DateOnly today, IdentifierOverride reason)
    {
        var value = Upgrade(IdentifierText.Normalise(text));
        if (ShapeError(value, today) is { } error)
        {
            return error;
        }

        return CheckError(value!) is { } broken
            ? new AcceptedWithOverride<CitizenId>(new CitizenId(value!), broken.Code, reason)
            : IdentifierErrors.OverrideIsNotNeeded;
    }

    /// <summary>The clear number, only for sealing; never to be stored.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Reveal() => _value ?? throw new InvalidOperationException("The default CitizenId holds no number.");

    /// <summary>Parses a number as typed without its check: for a list that identifies a person by it.</summary>
    public static Result<CitizenId> ParseShape(string? text, DateOnly today)
    {
        var value = Upgrade(IdentifierText.Normalise(text));
        return ShapeError(value, today) is { } error ? error : new CitizenId(value!);
    }

    /// <summary>The number where at most its check is wrong; null otherwise.</summary>
    internal static CitizenId? ParseUnchecked(string? text, DateOnly today) =>
        ParseShape(text, today) is { IsSuccess: true, Value: var id } ? id : null;

    public override string ToString() => Masked;

    // All 15-digit numbers were issued to people born in the 1900s.
    private static string? Upgrade(string? value)
    {
        if (value?.Length != OldLength || value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return value;
        }

        var seventeen = $"{value.AsSpan(0, 6)}19{value.AsSpan(6)}";
        return seventeen + CheckCharacters.OfCitizenId(seventeen);
    }

    private static Error? ShapeError(string? value, DateOnly today)
    {
        if (value is not { Length: Length or OldLength })
        {
            return IdentifierErrors.CitizenIdLengthIsWrong(value?.Length);
        }

        // A value that still has 15 characters here contains a character that is not a digit.
        if (value.AsSpan(0, Math.Min(value.Length, Length - 1)).IndexOfAnyExceptInRange('0', '9') is >= 0 and var at)
        {
            return IdentifierErrors.CitizenIdCharacterIsNotAllowed(at + 1);
        }

        if (!char.IsAsciiDigit(value[^1]) && value[^1] != 'X')
        {
            return IdentifierErrors.CitizenIdCharacterIsNotAllowed(Length);
        }

        if (!DateOnly.TryParseExact(value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth))
        {
            return IdentifierErrors.CitizenIdDateDoesNotExist;
        }

        return birth > today ? IdentifierErrors.CitizenIdDateIsInTheFuture : null;
    }

    private static Error? CheckError(string value) =>
        CheckCharacters.OfCitizenId(value.AsSpan(0, 17)) != value[17] ? IdentifierErrors.CitizenIdCheckIsWrong : null;
}
