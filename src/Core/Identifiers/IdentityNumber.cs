using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CreditFunctions.Core.Identifiers;

/// <summary>Kinds of identity documents.</summary>
public enum IdentityKind
{
    /// <summary>居民身份证: the citizen id, <see cref="Identifiers.CitizenId"/>.</summary>
    CitizenId,

    /// <summary>护照.</summary>
    Passport,

    /// <summary>港澳台居民居住证: like a citizen id, with 81, 82 or 83 as region.</summary>
    ResidencePermit,

    /// <summary>
    /// 港澳居民来往内地通行证: H or M and eight digits, which are kept on renewal; two more digits may count the renewals.
    /// </summary>
    HongKongMacauPermit,

    /// <summary>台湾居民来往大陆通行证: eight digits, on older ones ten and a letter.</summary>
    TaiwanPermit,

    /// <summary>
    /// 外国人永久居留身份证: 18 digits starting with 9, checked like a citizen id, or three letters and twelve digits on older ones.
    /// </summary>
    ForeignerPermit,
}

/// <summary>
/// The number of a person's identity document. Like a citizen id its text form is masked, and it is never serialised: rows contain a
/// <see cref="SealedIdentifier"/>. The default value is invalid.
/// </summary>
[JsonConverter(typeof(IdentityNumberJson))]
public readonly partial record struct IdentityNumber
{
    private const int LengthThatHidesEnough = 15;
    private const int VisibleOfShort = 2;

    private readonly string? _value;

    private IdentityNumber(IdentityKind kind, string value) => (Kind, _value) = (kind, value);

    public IdentityKind Kind { get; }

    /// <summary>
    /// <see cref="IdentifierMask"/> for numbers of 15 characters and more. Shorter numbers show only two characters, because six would
    /// leave too few hidden.
    /// </summary>
    public string Masked =>
        _value is not { } value ? ""
        : value.Length >= LengthThatHidesEnough ? IdentifierMask.Apply(value)
        : string.Concat(value.AsSpan(0, VisibleOfShort), new string('*', value.Length - VisibleOfShort));

    /// <summary>
    /// Input of the blind index; equal for equal numbers. The three kinds that are checked like a citizen id share one number space: the
    /// person is the same whichever kind is entered. The others include their kind.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string IndexText => IsLikeCitizenId ? Reveal() : $"{Kind}:{Reveal()}";

    private bool IsLikeCitizenId =>
        Kind is IdentityKind.CitizenId or IdentityKind.ResidencePermit
        || (Kind is IdentityKind.ForeignerPermit && _value?.Length == CitizenId.Length);

    /// <summary>Parses a number as typed, by the rules of its kind.</summary>
    /// <param name="today">The date in Beijing; births after it are refused.</param>
    public static Result<IdentityNumber> Parse(IdentityKind kind, string? text, DateOnly today) =>
        kind switch
        {
            IdentityKind.CitizenId => CitizenId.Parse(text, today).Select(Of),
            IdentityKind.ResidencePermit => LikeCitizenId(kind, text, today, ["81", "82", "83"]),
            IdentityKind.ForeignerPermit => ForeignerShape().IsMatch(Normalise(text))
                ? new IdentityNumber(kind, Normalise(text))
                : LikeCitizenId(kind, text, today, ["9"]),
            IdentityKind.Passport => Match(kind, text, PassportShape()),
            IdentityKind.HongKongMacauPermit => Match(kind, text, HongKongMacauShape()),
            IdentityKind.TaiwanPermit => Match(kind, text, TaiwanShape()),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static bool TryParse(IdentityKind kind, [NotNullWhen(true)] string? text, DateOnly today, out IdentityNumber number) =>
        Parse(kind, text, today).TryGet(out number, out _);

    public static IdentityNumber Of(CitizenId citizenId) => new(IdentityKind.CitizenId, citizenId.Reveal());

    public static implicit operator IdentityNumber(CitizenId citizenId) => Of(citizenId);

    /// <summary>The clear number, only for sealing; never to be stored.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Reveal() => _value ?? throw new InvalidOperationException("The default IdentityNumber holds no number.");

    public override string ToString() => Masked;

    private static Result<IdentityNumber> LikeCitizenId(IdentityKind kind, string? text, DateOnly today, string[] regions)
    {
        if (!CitizenId.Parse(text, today).TryGet(out var read, out var errors))
        {
            return errors;
        }

        return Array.Exists(regions, region => read.Reveal().StartsWith(region, StringComparison.Ordinal))
            ? new IdentityNumber(kind, read.Reveal())
            : IdentifierErrors.IdentityNumberIsMalformed(kind);
    }

    // The group "number" excludes the part that changes when a permit is renewed.
    private static Result<IdentityNumber> Match(IdentityKind kind, string? text, Regex shape) =>
        shape.Match(Normalise(text)) is { Success: true } match
            ? new IdentityNumber(kind, match.Groups["number"].Value)
            : IdentifierErrors.IdentityNumberIsMalformed(kind);

    private static string Normalise(string? text) =>
        string.Concat((IdentifierText.Normalise(text) ?? "").Where(character => character is not ('(' or ')')));

    // Shorter than any citizen id, so that no citizen id is entered as this kind by mistake, where lists cannot be compared.
    [GeneratedRegex(@"^(?<number>(?=.*\d)[A-Z0-9]{5,12})\z", RegexOptions.CultureInvariant)]
    private static partial Regex PassportShape();

    [GeneratedRegex(@"^(?<number>[HM]\d{8})(\d{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex HongKongMacauShape();

    [GeneratedRegex(@"^(?<number>\d{8}|\d{10})[A-Z]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex TaiwanShape();

    [GeneratedRegex(@"^[A-Z]{3}\d{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ForeignerShape();
}
