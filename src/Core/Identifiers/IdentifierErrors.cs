using System.Globalization;

namespace CreditFunctions.Core.Identifiers;

/// <summary>Errors of identifiers. No message contains any part of one.</summary>
internal static class IdentifierErrors
{
    internal static Error CreditCodeAuthorityIsUnknown { get; } =
        new(
            ErrorKind.Invalid,
            "credit-code-authority-is-unknown",
            "Character 1 of a unified social credit code names the registering authority: 1 to 9, A, N or Y. Compare it with the licence."
        );

    internal static Error CreditCodeTypeIsUnknown { get; } =
        new(
            ErrorKind.Invalid,
            "credit-code-type-is-unknown",
            "Character 2 of a unified social credit code names the type of unit and is never 0. Compare it with the licence."
        );

    internal static Error CreditCodeRegionIsNotDigits { get; } =
        new(
            ErrorKind.Invalid,
            "credit-code-region-is-not-digits",
            "Characters 3 to 8 of a unified social credit code are the region and are all digits. Compare them with the licence."
        );

    internal static Error CreditCodeOrganisationCheckIsWrong { get; } =
        new(
            ErrorKind.Invalid,
            "credit-code-organisation-check-is-wrong",
            "Characters 9 to 17 of the unified social credit code, the organisation code, fail their check: at least one of them is "
                + "mistyped. "
                + "Compare the code with the licence."
        );

    internal static Error CreditCodeCheckIsWrong { get; } =
        new(
            ErrorKind.Invalid,
            "credit-code-check-is-wrong",
            "The unified social credit code fails its check character: at least one character is mistyped or two are swapped. "
                + "Compare the code with the licence."
        );

    internal static Error CitizenIdDateDoesNotExist { get; } =
        new(
            ErrorKind.Invalid,
            "citizen-id-date-does-not-exist",
            "Characters 7 to 14 of a citizen id are the date of birth, and there is no such date. Compare the number with the identity "
                + "card."
        );

    internal static Error CitizenIdDateIsInTheFuture { get; } =
        new(
            ErrorKind.Invalid,
            "citizen-id-date-is-in-the-future",
            "Characters 7 to 14 of a citizen id are the date of birth, and this one is still to come. "
                + "Compare the number with the identity card."
        );

    internal static Error CitizenIdCheckIsWrong { get; } =
        new(
            ErrorKind.Invalid,
            "citizen-id-check-is-wrong",
            "The citizen id fails its check: at least one digit is mistyped or two are swapped. Compare the number with the identity card."
        );

    internal static Error OverrideIsNotNeeded { get; } =
        new(ErrorKind.Invalid, "identifier-override-is-not-needed", "The identifier passes its checks. Take it in without an override.");

    internal static Error OverrideNeedsEvidence { get; } =
        new Error(
            ErrorKind.Invalid,
            "identifier-override-needs-evidence",
            "An identifier that fails its check is taken in only with evidence. Upload the licence or identity card and name it."
        ).At("evidenceId");

    internal static Error CreditCodeLengthIsWrong(int? length) =>
        LengthIsWrong("credit-code-length-is-wrong", "A unified social credit code has 18 characters", length);

    internal static Error CreditCodeCharacterIsNotAllowed(int position) =>
        CharacterIsNotAllowed(
            "credit-code-character-is-not-allowed",
            "A unified social credit code has only digits and capital letters without I, O, S, V and Z",
            position
        );

    internal static Error CitizenIdLengthIsWrong(int? length) =>
        LengthIsWrong("citizen-id-length-is-wrong", "A citizen id has 18 characters, an old one 15", length);

    internal static Error CitizenIdCharacterIsNotAllowed(int position) =>
        CharacterIsNotAllowed(
            "citizen-id-character-is-not-allowed",
            "A citizen id has only digits, and at most the last of 18 is an X",
            position
        );

    internal static Error OverrideNeedsAReason(int maxLength) =>
        new Error(
            ErrorKind.Invalid,
            "identifier-override-needs-a-reason",
            $"An identifier that fails its check is taken in only with a reason of 1 to {maxLength} characters. Say how it was verified."
        ).At("reason");

    internal static Error IdentityNumberIsMalformed(IdentityKind kind) =>
        kind switch
        {
            IdentityKind.Passport => new(
                ErrorKind.Invalid,
                "passport-number-is-malformed",
                "A passport number has 5 to 12 letters and digits, at least one digit. Compare it with the passport; a citizen id is "
                    + "entered as such."
            ),
            IdentityKind.ResidencePermit => new(
                ErrorKind.Invalid,
                "residence-permit-is-malformed",
                "A residence permit of somebody from Hong Kong, Macau or Taiwan has 18 characters and begins with 81, 82 or 83. Compare "
                    + "it with the card."
            ),
            IdentityKind.ForeignerPermit => new(
                ErrorKind.Invalid,
                "foreigner-permit-is-malformed",
                "A foreigner's permanent residence card has 18 digits beginning with 9, or on older ones three letters and twelve digits. "
                    + "Compare it with the card."
            ),
            _ => new(
                ErrorKind.Invalid,
                "travel-permit-is-malformed",
                "A mainland travel permit has H or M and 8 digits (Hong Kong, Macau), or 8 digits, on older ones 10 and a letter "
                    + "(Taiwan). Compare it with the card."
            ),
        };

    private static Error LengthIsWrong(string code, string rule, int? length) =>
        length is { } count
            ? new Error(ErrorKind.Invalid, code, $"{rule}, but {count} came. Check for missing or doubled characters.").With(
                "length",
                Text(count)
            )
            : new Error(ErrorKind.Invalid, code, $"{rule}, but none came, or far too many, or no readable text.");

    private static Error CharacterIsNotAllowed(string code, string rule, int position) =>
        new Error(ErrorKind.Invalid, code, $"{rule}, but character {position} is something else. Correct it.").With(
            "position",
            Text(position)
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
